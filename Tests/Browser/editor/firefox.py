"""Firefox by the protocol that it speaks itself, WebDriver BiDi (https://w3c.github.io/webdriver-bidi/):
no driver between, real key and pointer events."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from websockets.sync.client import connect

PATH = os.environ.get("MAHDAR_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")

# How keys without a letter are written (https://w3c.github.io/webdriver/#keyboard-actions).
KEYS = {name: chr(0xE000 + place) for name, place in {
    "Backspace": 3, "Tab": 4, "Enter": 6, "Shift": 8, "Control": 9, "Alt": 10, "Escape": 12,
    "PageUp": 14, "PageDown": 15, "End": 16, "Home": 17, "ArrowLeft": 18, "ArrowUp": 19,
    "ArrowRight": 20, "ArrowDown": 21, "Delete": 23, "F10": 0x3A}.items()}

PREFERENCES = {
    "app.normandy.enabled": False, "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False, "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False, "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False, "ui.prefersReducedMotion": 1,
}


def screen():
    """A screen that nobody sees: its process and its name."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1100x24", "-nolisten", "tcp"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("no screen: Xvfb ended")
    return process, f":{number}"


class Firefox:
    """A running browser with one page."""

    def __init__(self):
        self.profile = Path(tempfile.mkdtemp(prefix="mahdar-firefox-"))
        (self.profile / "user.js").write_text("".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in PREFERENCES.items()))
        # A window without a screen never has the focus, and then no key moves a caret.
        self.screen, self.display = screen()
        self.process = subprocess.Popen(
            [PATH, "--no-remote", "--profile", str(self.profile),
             "--remote-debugging-port", "0", "about:blank"],
            env={**os.environ, "HOME": str(self.profile), "DISPLAY": self.display,
                 "MOZ_ENABLE_WAYLAND": "0", "GDK_BACKEND": "x11"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.last = 0
        self.opened = ExitStack()
        self.line = self.opened.enter_context(connect(
            f"ws://127.0.0.1:{self._port()}/session", max_size=None, open_timeout=60))
        self.ask("session.new", capabilities={})
        self.page = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self._focus()
        self.ask("browsingContext.setViewport", context=self.page,
                 viewport={"width": 1200, "height": 900})

    def _focus(self):
        """A click into the window: without the focus no key moves a caret, and nobody manages the
        windows here."""
        for _ in range(40):
            subprocess.run(["xdotool", "mousemove", "300", "500", "click", "1"], check=True,
                           env={**os.environ, "DISPLAY": self.display})
            if self.run("() => document.hasFocus()"):
                return
            time.sleep(0.25)
        raise RuntimeError("the window of Firefox does not take the focus")

    def _port(self):
        """Firefox writes down where it listens, once it does."""
        told = self.profile / "WebDriverBiDiServer.json"
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError(f"Firefox ended with {self.process.returncode}")
            try:
                return json.loads(told.read_text())["ws_port"]
            except (FileNotFoundError, ValueError, KeyError):
                time.sleep(0.1)
        raise RuntimeError("Firefox does not listen")

    def ask(self, method, **parameters):
        self.last += 1
        self.line.send(json.dumps({"id": self.last, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.line.recv(timeout=120))
            if answer.get("id") != self.last:
                continue
            if answer["type"] == "error":
                raise RuntimeError(f"{method}: {answer['error']}: {answer['message']}")
            return answer["result"]

    def open(self, address):
        self.ask("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def run(self, function, *arguments):
        """Calls a function of JavaScript with plain values; what it returns, or promises, is one."""
        result = self.ask(
            "script.callFunction", target={"context": self.page}, awaitPromise=True,
            functionDeclaration=f"async (given) => JSON.stringify("
                                f"await ({function})(...JSON.parse(given)) ?? null)",
            arguments=[{"type": "string", "value": json.dumps(arguments)}])
        if result["type"] == "exception":
            raise AssertionError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def act(self, kind, actions):
        more = {"parameters": {"pointerType": "mouse"}} if kind == "pointer" else {}
        self.ask("input.performActions", context=self.page,
                 actions=[{"type": kind, "id": kind, "actions": actions, **more}])

    def press(self, combination):
        """A key with those that are held, as `Control+Shift+z`."""
        *held, key = combination.split("+") if combination != "+" else ["+"]
        held = [KEYS[name] for name in held]
        key = KEYS.get(key, key)
        down = [{"type": "keyDown", "value": value} for value in [*held, key]]
        up = [{"type": "keyUp", "value": value} for value in [key, *reversed(held)]]
        self.act("key", down + up)

    def type(self, text):
        self.act("key", [{"type": kind, "value": letter}
                         for letter in text for kind in ("keyDown", "keyUp")])

    def close(self):
        try:
            self.ask("browser.close")
            self.opened.close()
        except Exception:
            # However it ends, it ends.
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.screen.terminate()
        self.screen.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
