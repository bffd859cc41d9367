"""Starts the real binary for a test and reads the links that it prints."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BINARY = os.environ.get("MAHDAR", os.path.join(ROOT, ".build", "release", "mahdar"))


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`mahdar serve` on the loopback; one can kill it and start it again on the same data."""

    def __init__(self, data, port=None, host="127.0.0.1", options=(), log=None,
                 prefix=()):
        """options: more of the command line; log: where its output is kept, beside the data as a rule."""
        self.data = str(data)
        self.port = port or free_port()
        self.host = host
        self.options = list(options)
        self.prefix = list(prefix)
        scheme = "https" if {"--tls", "--certificate"} & set(self.options) else "http"
        self.origin = f"{scheme}://127.0.0.1:{self.port}"
        self.log_path = str(log or self.data + ".log")
        self.process = None
        self.output = ""
        self.log = None

    def start(self):
        self.log = open(self.log_path, "a+")
        begin = self.log.seek(0, os.SEEK_END)
        self.process = subprocess.Popen(
            [*self.prefix, BINARY, "serve", "--data", self.data, "--host", self.host, "--port", str(self.port),
             *self.options],
            stdout=self.log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            self.log.seek(begin)
            self.output = self.log.read()
            if "Ready." in self.output:
                return self
            if self.process.poll() is not None:
                raise AssertionError("mahdar ended:\n" + self.output)
            time.sleep(0.02)
        raise AssertionError("mahdar is not ready after 20 s:\n" + self.output)

    def kill(self):
        """As a power cut: no chance to say goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)

    @property
    def meeting(self):
        return re.search(r"/meetings/([a-z0-9-]+)#", self.output).group(1)

    def links(self):
        """(role, link, name) of everyone, as printed."""
        return re.findall(
            r"^  (chair|secretary|member|observers|projector) +(http\S+#\S+)  (.+)$",
            self.output, re.MULTILINE)

    def link(self, role, index=0):
        return [link for found, link, _ in self.links() if found == role][index]

    def token(self, role, index=0):
        return self.link(role, index).split("#", 1)[1]

    @property
    def join_link(self):
        return re.search(r"^  join +(\S+)$", self.output, re.MULTILINE).group(1)
