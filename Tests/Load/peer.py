"""pycrdt's WebSocket server, as its documentation sets it up: the peer of the editing benchmark.

    python3 peer.py PORT                       serves any room, and says “Ready.”
    python3 peer.py --updates EDITORS KEYS F   writes what so many editors would send, to the file F

It keeps the document in memory; nothing is written to a disk.
"""

import struct
import sys


def updates(editors, keys, path):
    """For each editor and key: the frame of the update and that of the caret.

    Each editor types into a text of its own, as in the benchmark of Mahdar. The frames are those of
    y-protocols: sync (0), update (2), and awareness (1).
    """
    import json

    from pycrdt import Doc, Text

    def number(value):
        found = bytearray()
        while value > 127:
            found.append(128 | value & 127)
            value >>= 7
        found.append(value)
        return bytes(found)

    def sized(content):
        return number(len(content)) + content

    with open(path, "wb") as file:
        for editor in range(editors):
            document = Doc(client_id=editor + 1)
            text = document.get(f"paragraph-{editor}", type=Text)
            made = []
            subscription = document.observe(lambda event: made.append(event.update))
            for key in range(keys):
                text += chr(97 + key % 26)
                caret = json.dumps({"cursor": {"anchor": key + 1, "head": key + 1}})
                state = number(1) + number(editor + 1) + number(key + 1) + sized(caret.encode())
                for frame in (b"\0\2" + sized(made[-1]), b"\1" + sized(state)):
                    file.write(struct.pack("<I", len(frame)) + frame)
            document.unobserve(subscription)


def serve(port):
    import asyncio

    import uvicorn
    from pycrdt.websocket import ASGIServer, WebsocketServer

    async def run():
        websocket_server = WebsocketServer(auto_clean_rooms=False)
        config = uvicorn.Config(
            ASGIServer(websocket_server), host="127.0.0.1", port=port, log_level="error",
            ws_per_message_deflate=False, ws_ping_interval=None, backlog=2_048)
        async with websocket_server:
            server = uvicorn.Server(config)
            task = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0.02)
            print("Ready.", flush=True)
            await task

    asyncio.run(run())


if __name__ == "__main__":
    if sys.argv[1] == "--updates":
        updates(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    else:
        serve(int(sys.argv[1]))
