"""A client of the room in another language, written from docs/PROTOCOL.md alone."""

import asyncio
import json
import secrets
import time

import websockets


class Rejected(Exception):
    """The meeting refused a command."""

    def __init__(self, reason):
        super().__init__(reason["code"])
        self.code = reason["code"]
        self.detail = reason.get("detail", {})


class Refused(Exception):
    """The room ended the connection."""


class Client:
    """One program in the room: folds what it needs, acknowledges nothing it has not seen."""

    def __init__(self, origin, meeting, token, name=None):
        self.address = origin.replace("http", "ws", 1) + f"/meetings/{meeting}/socket"
        self.token = token
        self.name = name or "py-" + secrets.token_hex(8)
        self.socket = None
        self.number = 0
        self.position = None
        self.time = None
        self.meeting = None
        self.welcome = None
        self.entries = []
        self.turnout = {}
        self.presence = {}
        self.accepting = True
        self.links = None
        self.head = None
        # Frames so far, and when the last of them came, in seconds.
        self.heard = 0
        self.heard_at = 0
        self.trouble = None
        self.devices = 0
        self.context = None
        self._outcomes = {}
        self._changed = asyncio.Condition()
        self._reader = None

    async def join(self):
        self.socket = await websockets.connect(self.address, max_size=None, ssl=self.context)
        hello = {"token": self.token, "client": self.name}
        if self.position is not None:
            hello["position"] = self.position
            hello["at"] = self.time
        self.welcome = None
        await self._send({"hello": hello})
        self._reader = asyncio.create_task(self._read())
        await self.until(lambda: self.welcome is not None and self.meeting is not None)
        self.number = max(self.number, self.welcome["lastNumber"])
        return self

    async def leave(self):
        await self.socket.close()
        await asyncio.wait([self._reader])

    async def cut(self):
        """Loses the line without a word."""
        self.socket.transport.abort()
        await asyncio.wait([self._reader])

    async def command(self, name, number=None, **parameters):
        """Gives a command and waits for what becomes of it; returns the sequence."""
        if number is None:
            self.number += 1
            number = self.number
        self._outcomes.pop(number, None)
        await self._send({"command": {"number": number, "command": {name: parameters}}})
        await self.until(lambda: number in self._outcomes)
        outcome = self._outcomes[number]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def until(self, condition, seconds=10):
        """Waits until something holds."""
        async def wait():
            async with self._changed:
                await self._changed.wait_for(lambda: condition() or self._failed())
        await asyncio.wait_for(wait(), seconds)
        if not condition():
            raise self._failure()

    def events(self, name):
        """All events called `name` so far, oldest first."""
        return [
            event[name] for entry in self.entries for event in entry["events"] if name in event
        ]

    async def ask_links(self):
        self.links = None
        await self._send({"links": {}})
        await self.until(lambda: self.links is not None)
        return self.links

    async def _send(self, message):
        await self.socket.send(json.dumps(message, ensure_ascii=False))

    def _failed(self):
        return self._reader is not None and self._reader.done()

    def _failure(self):
        return self._reader.exception() or Refused("the line was lost")

    async def _read(self):
        try:
            async for frame in self.socket:
                self.heard += 1
                self.heard_at = time.monotonic()
                for message in json.loads(frame):
                    for name, body in message.items():
                        getattr(self, "_on_" + name, lambda body: None)(body)
                await self._notify()
        except websockets.ConnectionClosed:
            pass
        finally:
            asyncio.get_running_loop().create_task(self._notify())

    async def _notify(self):
        async with self._changed:
            self._changed.notify_all()

    def _on_welcome(self, body):
        self.welcome = body
        self.time = body.get("at")
        self.accepting = body["accepting"]
        self.presence = body["live"].get("presence", {})
        self.turnout = {k: set(v) for k, v in body["live"].get("turnout", {}).items()}

    def _on_snapshot(self, body):
        self.meeting = body["meeting"]
        self.position = self.meeting["sequence"]

    def _on_entry(self, body):
        self.entries.append(body)
        self.position = body["sequence"]
        self.time = body["at"]
        if body.get("client") == self.name:
            self._outcomes[body["number"]] = body["sequence"]

    def _on_recorded(self, body):
        self._outcomes[body["number"]] = body["sequence"]

    def _on_rejected(self, body):
        self._outcomes[body["number"]] = Rejected(body["reason"])

    def _on_live(self, body):
        self.presence.update(body.get("presence", {}))
        for ballot, seats in body.get("turnout", {}).items():
            self.turnout.setdefault(ballot, set()).update(seats)

    def _on_accepting(self, body):
        self.accepting = body["value"]
        self.trouble = body.get("reason")

    def _on_heartbeat(self, body):
        self.head = body["head"]

    def _on_devices(self, body):
        self.devices = body["count"]

    def _on_links(self, body):
        self.links = body

    def _on_refused(self, body):
        raise Refused(body["reason"])
