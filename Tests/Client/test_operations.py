"""The server as whoever runs it meets it: its figures, its logs, its certificate, its copies."""

import asyncio
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import urllib.error
import urllib.request

import pytest
import websockets

from mahdar_client import Client, Rejected
from server import BINARY, Server


def run(*arguments, **options):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, **options)


def get(server, path, **headers):
    """(status, headers, text), whatever the status."""
    request = urllib.request.Request(server.origin + path, headers=headers)
    try:
        with urllib.request.urlopen(request, context=server_context()) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read().decode()


def server_context():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def figures(server):
    text = get(server, "/metrics")[2]
    return {name: float(value) for name, value in re.findall(r"^(\w+(?:\{.*\})?) (\S+)$", text, re.M)}


def client(server, role, index=0):
    return Client(server.origin, server.meeting, server.token(role, index))


def journal_files(server):
    folder = os.path.join(server.data, "meetings", server.meeting)
    return sorted(os.path.join(folder, n) for n in os.listdir(folder) if n.startswith("journal-"))


async def opened(server, count=3):
    """A chair who opened the meeting and noted so many actions."""
    chair = await client(server, "chair").join()
    await chair.command("openMeeting")
    for number in range(count):
        await chair.command("addAction", text=f"action {number}")
    return chair


# Figures and log lines


def test_figures_tell_how_the_server_stands(server):
    async def play():
        chair = await opened(server)
        member = await client(server, "member").join()
        with pytest.raises(Rejected):
            await member.command("closeMeeting")
        return figures(server)
    before = figures(server)
    after = asyncio.run(play())
    assert after["mahdar_websockets"] == 2 and after["mahdar_members"] == 2
    assert after["mahdar_entries_total"] >= before["mahdar_entries_total"] + 4
    assert after["mahdar_journal_write_seconds_count"] >= 4
    assert after['mahdar_journal_write_seconds_bucket{le="+Inf"}'] \
        == after["mahdar_journal_write_seconds_count"]
    assert after['mahdar_rejected_commands_total{reason="notPermitted"}'] == 1
    assert after["mahdar_journals_failed"] == 0
    assert get(server, "/health")[0] == 200


def test_neither_figures_nor_log_lines_tell_what_a_meeting_says(server):
    secret = "Sedrata-7731"

    async def play():
        chair = await opened(server)
        await chair.command("addAction", text=secret)
        socket = await websockets.connect(chair.address)
        await socket.send(json.dumps({"hello": {"token": secret, "client": "some-client"}}))
        await socket.recv()
        knocker = await websockets.connect(chair.address)
        await knocker.send(json.dumps({"knock": {"code": secret, "name": secret}}))
        await knocker.recv()
    asyncio.run(play())
    assert figures(server)['mahdar_refused_connections_total{reason="unknownToken"}'] == 1
    text = get(server, "/metrics")[2]
    server.stop()
    with open(server.data + ".log") as file:
        log = file.read()[len(server.output):]
    assert "event=connection.refused" in log and "reason=unknownCode" in log
    told = text + log
    tokens = [link.split("#")[1] for _, link, _ in server.links()]
    for word in [secret, server.meeting + "#", *tokens, *[name for _, _, name in server.links()
                                                         if name not in ("observer", "screen")]]:
        assert word not in told
    assert server.meeting not in text
    for line in log.splitlines():
        assert re.match(r"^\S+Z level=(info|warning|error) event=[a-z.]+( [a-z-]+=(\S+|\".*\"))*$", line)


def test_figures_are_for_the_machine_of_the_server_alone(tmp_path):
    addresses = subprocess.run(["hostname", "-I"], capture_output=True, text=True).stdout.split()
    addresses = [address for address in addresses if "." in address]
    if not addresses:
        pytest.skip("this machine has no address besides the loopback")
    server = Server(tmp_path / "data", host="0.0.0.0").start()
    try:
        server.origin = f"http://{addresses[0]}:{server.port}"
        assert get(server, "/metrics")[0] == 403
        assert get(server, "/health")[0] == 200
    finally:
        server.stop()


# Names and encryption


@pytest.mark.parametrize("host,status", [
    ("127.0.0.1", 200), ("localhost:1234", 200), ("[::1]", 200), ("LOCALHOST.", 200),
    ("committee.example", 200), ("evil.example", 421), ("127.0.0.1.evil.example", 421),
    ("localhost.evil.example", 421), ("127.0.0.1@evil.example", 421), ("[evil.example]", 421),
    ("a:b:c", 421), ("committee.example,evil.example", 421), ("127.0.0.1:99999999", 421),
])
def test_a_name_that_others_can_point_at_us_is_refused(tmp_path_factory, host, status):
    server = named_server(tmp_path_factory)
    assert get(server, "/health", Host=host)[0] == status


NAMED = {}


def named_server(factory):
    """One server for all names."""
    if not NAMED:
        NAMED["server"] = Server(
            factory.mktemp("named") / "data", options=["--name", "committee.example"]).start()
    return NAMED["server"]


@pytest.fixture(scope="module", autouse=True)
def end_named_server():
    yield
    if NAMED:
        NAMED.pop("server").stop()


@pytest.fixture
def encrypted(tmp_path):
    server = Server(tmp_path / "data", options=["--tls"]).start()
    yield server
    server.stop()


def printed_fingerprint(server):
    return re.search(r"^  ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$", server.output, re.M).group(1)


def test_an_own_certificate_is_kept_and_its_fingerprint_told(encrypted):
    server = encrypted
    assert server.link("chair").startswith("https://")
    pem = ssl.get_server_certificate(("127.0.0.1", server.port))
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest().upper()
    assert printed_fingerprint(server).replace(":", "") == digest
    assert json.loads(get(server, "/certificate")[2])["fingerprint"] == printed_fingerprint(server)
    key = os.path.join(server.data, "tls", "key.pem")
    assert os.stat(key).st_mode & 0o077 == 0
    # Who trusts the certificate may check the address, too.
    context = ssl.create_default_context(cadata=pem)
    with urllib.request.urlopen(server.origin + "/health", context=context) as answer:
        assert answer.status == 200
    first = printed_fingerprint(server)
    server.stop()
    server.start()
    assert printed_fingerprint(server) == first


def test_the_room_speaks_wss_and_nothing_older_than_tls_1_2(encrypted):
    server = encrypted

    async def play():
        chair = client(server, "chair")
        chair.context = server_context()
        await chair.join()
        await chair.command("openMeeting")
        # A long message, so that records are split and joined.
        await chair.command("addAction", text="x" * 1500)
        assert [e["action"]["text"] for e in chair.events("actionAdded")] == ["x" * 1500]
        await chair.leave()
    asyncio.run(play())
    for newest, works in ((ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True)):
        context = server_context()
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = newest
        with socket.create_connection(("127.0.0.1", server.port)) as plain:
            if works:
                context.wrap_socket(plain).close()
            else:
                with pytest.raises((ssl.SSLError, ConnectionError)):
                    context.wrap_socket(plain)


def test_plain_http_is_shown_the_way_and_gets_nothing_else(encrypted):
    server = encrypted

    def ask(text):
        with socket.create_connection(("127.0.0.1", server.port), 10) as plain:
            plain.sendall(text.encode())
            answer = b""
            while piece := plain.recv(4096):
                answer += piece
            return answer.decode()
    host = f"127.0.0.1:{server.port}"
    answer = ask(f"GET /meetings/a%20b/?x=%2F&y HTTP/1.1\r\nHost: {host}\r\n\r\n")
    assert answer.startswith("HTTP/1.1 308 ")
    assert f"Location: https://{host}/meetings/a%20b/?x=%2F&y=\r\n" in answer
    assert "Content-Security-Policy:" in answer
    foreign = ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    assert "evil.example" not in foreign and foreign.startswith("HTTP/1.1 421 ")
    upgrade = ask(
        f"GET /meetings/{server.meeting}/socket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n")
    assert upgrade.startswith("HTTP/1.1 308 ")


def test_a_given_certificate_is_used_and_a_wrong_one_named(encrypted, tmp_path):
    folder = os.path.join(encrypted.data, "tls")
    files = ["--certificate", os.path.join(folder, "certificate.pem"),
             "--key", os.path.join(folder, "key.pem")]
    other = Server(tmp_path / "other", options=files).start()
    try:
        assert printed_fingerprint(other) == printed_fingerprint(encrypted)
        assert not os.path.exists(os.path.join(other.data, "tls"))
    finally:
        other.stop()
    wrong = run("serve", "--data", tmp_path / "third", "--certificate", __file__, "--key", __file__)
    assert wrong.returncode == 1 and "no certificate" in wrong.stderr
    half = run("serve", "--data", tmp_path / "third", "--certificate", __file__)
    assert half.returncode == 2


# What a scanner looks at


@pytest.mark.parametrize("path", [
    "/", "/main.js", "/meetings/none", "/nothing", "/health", "/metrics", "/certificate",
    "/rooms/WRONG1", "/meetings/none/minutes.docx", "/meetings/x/socket",
])
def test_every_answer_has_the_headers_that_protect_the_page(server, path):
    headers = get(server, path)[1]
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy and "*" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Set-Cookie"] is None and headers["Server"] is None
    assert headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("path", [
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
    "/meetings/../../data/meetings", "/views/../../../etc/passwd", "/.git/config", "/%00",
    "/main.js/../../../etc/passwd", "/meetings/..%2fsecret/minutes.json", "/\\..\\..\\etc\\passwd",
])
def test_no_path_leads_out_of_the_embedded_files(server, path):
    with socket.create_connection(("127.0.0.1", server.port), 10) as plain:
        plain.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        plain.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := plain.recv(65536):
            answer += piece
    status = answer.split(b" ", 2)[1:2]
    # A path that ends at a NUL may be the page itself.
    assert status in ([b"400"], [b"404"], []) or b'<html' in answer, answer[:200]
    assert b"root:" not in answer and b"[core]" not in answer


# Copies, damage, ends


def test_a_running_meeting_is_copied_and_the_copy_goes_on_with_the_same_links(server, tmp_path):
    target = tmp_path / "copy"

    async def play():
        chair = await opened(server, 30)
        keys = os.path.join(server.data, "meetings", server.meeting, "keys")
        os.makedirs(keys, exist_ok=True)
        with open(os.path.join(keys, "b1"), "w") as file:
            file.write("the key of a secret ballot")
        copying = asyncio.create_task(
            asyncio.to_thread(run, "backup", target, "--data", server.data))
        while not copying.done():
            await chair.command("addAction", text="meanwhile")
            await asyncio.sleep(0.03)
        done = await copying
        assert done.returncode == 0, done.stderr
        assert run("verify", "--data", target).returncode == 0
        found = [name for _, folders, files in os.walk(target) for name in folders + files]
        assert "keys" not in found and "b1" not in found
        again = run("backup", target, "--data", server.data)
        assert again.returncode == 1 and "already" in again.stderr

        # The copy takes over where it was made; whoever was further starts from what it has.
        await asyncio.to_thread(server.stop)
        other = Server(target, port=server.port)
        await asyncio.to_thread(other.start)
        try:
            seen = chair.position
            await chair.join()
            chair.number = max(chair.number, seen)
            assert chair.welcome["sequence"] <= seen
            await chair.command("addAction", text="on the other machine")
            watcher = await Client(server.origin, server.meeting, chair.token).join()
            def texts():
                later = [event["action"]["text"] for event in watcher.events("actionAdded")]
                return [action["text"] for action in watcher.meeting["actions"]] + later
            # What came after the snapshot that those who join share comes behind it.
            await watcher.until(lambda: texts()[-1] == "on the other machine")
            assert texts()[:30] == [f"action {n}" for n in range(30)]
        finally:
            await asyncio.to_thread(other.stop)
    asyncio.run(play())


def damaged(server, line):
    """Changes a letter in a line of the newest journal file, counted from 1."""
    path = journal_files(server)[-1]
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    lines[line - 1] = lines[line - 1].replace(b"action", b"aktion")
    with open(path, "wb") as file:
        file.write(b"\n".join(lines))
    return path


def test_a_damaged_journal_is_refused_and_recovered_only_on_demand(server):
    asyncio.run(opened(server, 5))
    server.stop()
    for name in os.listdir(os.path.dirname(journal_files(server)[0])):
        if name.startswith("snapshot-"):
            os.remove(os.path.join(os.path.dirname(journal_files(server)[0]), name))
    path = journal_files(server)[-1]
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    wanted = next(n for n, line in enumerate(lines, 1) if b"action 2" in line)
    damaged(server, wanted)
    refused = run("serve", "--data", server.data, "--port", server.port, "--host", "127.0.0.1")
    assert refused.returncode == 1
    assert os.path.basename(path) in refused.stderr and "at byte" in refused.stderr
    assert "mahdar recover" in refused.stderr

    asked = run("recover", server.meeting, "--data", server.data)
    assert asked.returncode == 1 and f"--through {wanted - 1}" in asked.stdout
    wrong = run("recover", server.meeting, "--data", server.data, "--through", wanted)
    assert wrong.returncode == 1
    with open(path, "rb") as file:
        evidence = file.read()
    done = run("recover", server.meeting, "--data", server.data, "--through", wanted - 1)
    assert done.returncode == 0, done.stderr
    kept = done.stdout.split("folder is ")[1].strip()
    with open(os.path.join(kept, os.path.basename(path)), "rb") as file:
        assert file.read() == evidence, "the evidence stays as it was"
    server.start()

    async def look():
        chair = await client(server, "chair").join()
        return [a["text"] for a in chair.meeting["actions"]]
    assert asyncio.run(look()) == ["action 0", "action 1"]
    assert run("recover", server.meeting, "--data", server.data).returncode == 1, "it is being held"


def test_with_the_hash_that_was_shown_a_cut_journal_is_found(server):
    async def play():
        chair = await opened(server, 4)
        await chair.until(lambda: chair.head and chair.head["sequence"] == chair.position, 15)
        return chair.head
    head = asyncio.run(play())
    server.stop()
    verify = ("verify", server.meeting, "--data", server.data, "--head")
    whole = run(*verify, head["hash"])
    assert whole.returncode == 0 and f"entry {head['sequence']}" in whole.stdout
    assert run(*verify, " ".join(re.findall("....", head["hash"][:16].upper()))).returncode == 0
    folder = os.path.dirname(journal_files(server)[0])
    for name in os.listdir(folder):
        if name.startswith("snapshot-"):
            os.remove(os.path.join(folder, name))
    path = journal_files(server)[-1]
    with open(path, "rb") as file:
        lines = file.read().splitlines(keepends=True)
    with open(path, "wb") as file:
        file.writelines(lines[:head["sequence"] - 1])
    unknowing = run("verify", server.meeting, "--data", server.data)
    assert unknowing.returncode == 0, "without the hash a cut end cannot be seen"
    cut = run(*verify, head["hash"])
    assert cut.returncode == 1 and "none of its" in cut.stdout
    assert run(*verify, "12").returncode == 2


def test_a_farewell_leaves_a_snapshot_and_tells_everyone(server):
    async def play():
        chair = await opened(server, 3)
        server.process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(chair.socket.wait_closed(), 10)
        return chair.socket.close_code, chair.position
    code, position = asyncio.run(play())
    assert code == 1001
    assert server.process.wait(10) == 0
    folder = os.path.dirname(journal_files(server)[0])
    assert f"snapshot-{position:012}.json" in os.listdir(folder)


def test_a_full_disk_is_told_at_once_and_the_meeting_goes_on_when_there_is_room(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(disk)],
            capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    server = None
    try:
        server = Server(disk / "data", log=tmp_path / "log").start()

        async def play():
            chair = await opened(server, 1)
            watcher = await client(server, "member").join()
            room = shutil.disk_usage(disk).free
            with open(disk / "ballast", "wb") as file:
                file.write(bytes(room - 8192))
            recorded = []

            async def fill():
                for number in range(200):
                    await chair.command("addAction", text=f"{number} " + "x" * 900)
                    recorded.append(number)
            filling = asyncio.create_task(fill())
            await watcher.until(lambda: not watcher.accepting)
            assert watcher.trouble == "full"
            with pytest.raises(Rejected) as refused:
                await watcher.command("requestFloor")
            assert refused.value.code == "notWritable"
            assert get(server, "/health")[0] == 503
            assert figures(server)["mahdar_journals_failed"] == 1
            os.remove(disk / "ballast")
            with pytest.raises(Rejected) as lost:
                await filling
            assert lost.value.code == "notWritable", "what was not recorded is told so"
            await watcher.until(lambda: watcher.accepting, 10)
            await chair.until(lambda: chair.accepting, 10)
            await chair.command("addAction", text="at last")
            return len(recorded)
        recorded = asyncio.run(play())
        server.kill()
        server.start()

        async def look():
            chair = await client(server, "chair").join()
            return [a["text"].split()[0] for a in chair.meeting["actions"]]
        texts = asyncio.run(look())
        assert texts == ["action", *map(str, range(recorded)), "at"]
        assert run("verify", "--data", server.data).returncode == 0
    finally:
        if server:
            server.stop()
        subprocess.run(["umount", "-l", str(disk)])


def test_a_folder_that_becomes_read_only_is_told_and_one_that_is_refused(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)],
            capture_output=True).returncode != 0:
        pytest.skip("a disk cannot be mounted here")
    server = None
    try:
        server = Server(disk / "data", log=tmp_path / "log").start()
        server.stop()
        assert subprocess.run(["mount", "-o", "remount,ro", str(disk)]).returncode == 0
        refused = run("serve", "--data", server.data, "--port", server.port)
        assert refused.returncode == 1 and "Read-only file system" in refused.stderr
        assert run("verify", "--data", server.data).returncode == 0
        export = run("export", server.meeting, "--data", server.data, "--format", "json")
        assert export.returncode == 0
    finally:
        subprocess.run(["umount", "-l", str(disk)])


# Who is let in


def test_another_device_in_ones_seat_is_announced_to_the_first(server):
    async def play():
        first = await client(server, "member").join()
        second = await client(server, "member").join()
        await first.until(lambda: first.devices == 2)
        assert second.devices == 0
        observers = [await client(server, "observers").join() for _ in range(2)]
        await asyncio.sleep(0.3)
        assert observers[0].devices == 0, "their link is shared"
    asyncio.run(play())


def test_the_code_of_the_door_is_not_found_by_trying_and_lets_honest_people_in(server):
    code = server.join_link.split("code=")[1]

    def status(tried):
        return get(server, "/rooms/" + tried)[0]
    assert status(code) == 200
    answers = [status(f"WRONG{n % 10}") for n in range(40)]
    assert answers[0] == 404 and answers[-1] == 429
    assert status(code) == 429, "whoever tries too much learns nothing"
