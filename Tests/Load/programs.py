"""The programs of the benchmark: what is measured, the floor under it, and the generator."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOAD = ROOT / "Tests" / "Load"
BUILD = ROOT / ".build" / "load"
BINARY = Path(os.environ.get("MAHDAR", ROOT / ".build" / "release" / "mahdar"))
C_FLAGS = ["-std=gnu2x", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror"]
GENERATOR_SOURCES = ["generator", "scenarios", "sheets", "typing", "crowd", "messages", "network", "yjs"]


def compile_programs():
    """Makes the generator and the floor."""
    BUILD.mkdir(parents=True, exist_ok=True)
    sources = [LOAD / f"{name}.c" for name in GENERATOR_SOURCES]
    subprocess.run(["gcc", *C_FLAGS, "-o", BUILD / "generator", *sources], check=True)
    library = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libwebsockets"], check=True, capture_output=True,
        text=True).stdout.split()
    subprocess.run(
        ["gcc", *C_FLAGS, "-o", BUILD / "floor", LOAD / "floor.c", *library], check=True)


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    """A server on the loopback that says “Ready.” when it listens."""

    path = "/"

    def __init__(self):
        self.port = free_port()
        self.process = None
        self.links = self.log = None  # files

    def command(self):
        raise NotImplementedError

    def start(self):
        """Returns the seconds until it was ready."""
        began = time.monotonic()
        # Warnings go to a file: nobody would empty a pipe, and a full one would stop the server.
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(
                self.command(), stdout=subprocess.PIPE, stderr=log, text=True)
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("Ready."):
                seconds = time.monotonic() - began
                self.started("".join(lines))
                return seconds
        raise RuntimeError("not ready:\n" + "".join(lines) + self.log.read_text())

    def started(self, output):
        pass

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.end(signal.SIGTERM)

    def end(self, how):
        """Ends this one process, by its id."""
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()

    def resident_bytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) * 1024

    def processor_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Mahdar(Program):
    """The release binary on a folder of its own with one meeting of so many seats."""

    def __init__(self, folder, seats):
        super().__init__()
        self.data = Path(folder)
        self.data.mkdir(parents=True, exist_ok=True)
        self.log, self.links, self.observers = (
            self.data / name for name in ("log", "links", "observers"))
        if not (self.data / "meetings").exists():
            file = self.data / "meeting.json"
            file.write_text(json.dumps(meeting(seats), ensure_ascii=False))
            subprocess.run(
                [BINARY, "new", file, "--data", self.data], check=True, capture_output=True)

    def command(self):
        return [
            BINARY, "serve", "--data", self.data, "--host", "127.0.0.1", "--port", str(self.port)]

    def started(self, output):
        found = re.findall(
            r"^  (chair|secretary|member|observers) +http\S+(/meetings/[a-z0-9-]+)#(\S+)", output,
            re.MULTILINE)
        self.path = found[0][1] + "/socket"
        seats = [f"{role} {token}\n" for role, _, token in found if role != "observers"]
        self.links.write_text("".join(seats))
        self.observers.write_text(
            "".join(f"{role} {token}\n" for role, _, token in found if role == "observers"))

    @property
    def meeting_folder(self):
        return next(path for path in (self.data / "meetings").iterdir() if path.is_dir())


class Floor(Program):
    """libwebsockets alone, answering a hello with as many bytes as Mahdar did in `result`."""

    path = "/meetings/floor/socket"

    def __init__(self, folder, result):
        super().__init__()
        self.sizes = [str(result.get(name, 4096)) for name in ("welcomeBytes", "snapshotBytes")]
        self.log = Path(folder) / "floor-log"
        self.links = self.observers = Path(folder) / "floor-links"
        self.links.write_text("chair floor\n")

    def command(self):
        return [BUILD / "floor", str(self.port), *self.sizes]


class Peer(Program):
    """pycrdt with its WebSocket server, in a folder of Python packages of its own."""

    path = "/minutes"
    packages = ["pycrdt==0.14.13", "pycrdt-websocket==0.16.5", "uvicorn==0.54.0", "websockets==17.4"]

    def __init__(self, folder):
        super().__init__()
        self.folder = Path(folder)
        self.log = self.folder / "peer-log"
        self.links = self.observers = self.folder / "peer-links"
        self.links.write_text("chair peer\n")

    @classmethod
    def python(cls):
        """The interpreter with the packages, which are installed once."""
        folder = ROOT / ".test-tools" / "peer"
        python = folder / "bin" / "python"
        if not (folder / "installed").exists():
            subprocess.run(["python3", "-m", "venv", folder], check=True)
            subprocess.run(
                [python, "-m", "pip", "install", "-q", "--disable-pip-version-check",
                 *cls.packages], check=True)
            (folder / "installed").touch()
        return python

    def frames(self, editors, keys):
        """A file with what so many editors send."""
        file = self.folder / f"frames-{editors}-{keys}"
        if not file.exists():
            subprocess.run(
                [self.python(), LOAD / "peer.py", "--updates", str(editors), str(keys), file],
                check=True)
        return file

    def command(self):
        return [self.python(), LOAD / "peer.py", str(self.port)]


def meeting(seats):
    """The meeting of the example, at a table of so many seats."""
    file = ROOT / "Sources" / "CExampleMeeting" / "meeting.json"
    example = json.loads(file.read_text())
    roles = ["chair", "secretary"] + ["member"] * (seats - 2)
    example["participants"] = [
        {"honorific": "السيدة", "name": f"عضو {number}", "organisation": "رئاسة الحكومة",
         "constituency": "government", "role": role}
        for number, role in enumerate(roles, 1)]
    return example


def generate(program, scenario, links=None, **options):
    """Runs a scenario to its end; returns what it printed last."""
    with Generator(program, scenario, links, **options) as generator:
        return generator.result()


class Generator:
    """A scenario under way. It goes on, where it waits for that, after `go`."""

    def __init__(self, program, scenario, links=None, **options):
        arguments = [
            BUILD / "generator", scenario, "--port", str(program.port), "--path", program.path,
            "--links", links or program.links, "--process", str(program.process.pid)]
        for name, value in options.items():
            arguments += ["--" + name.replace("_", "-"), str(value)]
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the generator failed; see above")
        return json.loads(line)

    def go(self):
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def result(self):
        result = self.line()
        if self.process.wait(120) != 0:
            raise RuntimeError("the generator failed; see above")
        return result
