"""The scenarios: each gives rows of a figure, the floor's figure in the same run, and how the
figure came about."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from large import large_record
from programs import BINARY, LOAD, ROOT, Floor, Generator, Mahdar, Peer, generate


@dataclass
class Row:
    what: str
    figure: float
    unit: str
    floor: float | None = None
    more: str = ""


class Bench:
    """Runs scenarios in folders of their own, each several times."""

    def __init__(self, folder, repeats):
        self.folder = Path(folder)
        self.repeats = repeats
        self.runs = 0

    def mahdar(self, seats):
        self.runs += 1
        return Mahdar(self.folder / f"run-{self.runs}", seats)

    def floor(self, result=None):
        return Floor(self.folder, result or {})

    def both(self, scenario, seats, **options):
        """The results of the scenario on both, of each repetition."""
        results = []
        for _ in range(self.repeats):
            with self.mahdar(seats) as server:
                real = generate(server, scenario, **options)
            with self.floor(real) as floor:
                results.append((real, generate(floor, scenario, **options)))
        return results


def best(results, *keys):
    """A figure of the least disturbed repetition, on Mahdar and on the floor."""
    def pick(result):
        for key in keys:
            result = result[key]
        return result
    return tuple(min(pick(pair[side]) for pair in results) for side in (0, 1))


def milliseconds(figures):
    """Seconds on both sides as the fields of a row."""
    return figures[0] * 1e3, "ms", figures[1] * 1e3


def microseconds(figures, count):
    """Seconds on both sides as the fields of a row, for each of so many."""
    return figures[0] / count * 1e6, "µs", figures[1] / count * 1e6


def connections(bench):
    """Idle connections, all by the observers' link."""
    count, seconds = 5_000, 9
    figures = []
    joined = None
    for make in (lambda: bench.mahdar(11), lambda: bench.floor(joined)):
        with make() as program:
            before = program.resident_bytes()
            with Generator(program, "hold", program.observers, clients=count) as generator:
                joined = generator.line()
                time.sleep(4)
                memory = program.resident_bytes() - before
                worked = program.processor_seconds()
                time.sleep(seconds)
                worked = (program.processor_seconds() - worked) / seconds
                generator.go()
                assert generator.result()["lost"] == 0
            figures.append((memory / count, worked, joined["seconds"]))
    real, floor = figures
    return [
        Row(f"{count:,} idle connections: memory of each", real[0], "bytes", floor[0],
            "resident memory of the process; the kernel's buffers come on top"),
        Row(f"{count:,} idle connections: processor", real[1] * 100, "% of a core", floor[1] * 100,
            "a heartbeat to each every 3 s"),
        Row(f"{count:,} connections: until all are held", real[2], "s", floor[2],
            "100 coming in at a time; snapshot included"),
    ]


def events(bench):
    """The chair does something and 1,000 see it, then 10,000."""
    return event_rows(bench, 1_000, 30) + event_rows(bench, 10_000, 10)


def event_rows(bench, clients, rounds):
    results = bench.both("fanout", seats=clients, clients=clients, rounds=rounds)
    return [
        Row(f"an event until the last of {clients:,} has it", *milliseconds(best(results, "last", "p50")),
            more=f"durable first; median of {rounds} events"),
        Row("an event until half of them have it", *milliseconds(best(results, "middle", "p50"))),
        Row("the same, processor for each who has it",
            *microseconds(best(results, "processor"), clients * rounds),
            more="nearly all of it is the system's `send`"),
    ]


def stalled(bench):
    """50 of 300 stop reading while 10 events a second go on. MAHDAR_BENCH_STALL: for how long."""
    seconds = int(os.environ.get("MAHDAR_BENCH_STALL", "90"))
    options = {"clients": 300, "silent": 50, "interval": 100, "rounds": seconds * 10}
    figures = []
    for make in (lambda: bench.mahdar(300), lambda: bench.floor({})):
        with make() as program, Generator(program, "stall", **options) as generator:
            before = generator.line()["before"]["p99"]
            memory = program.resident_bytes()
            during = generator.line()
            memory = program.resident_bytes() - memory
            generator.go()
            figures.append((before, during["during"]["p99"], memory, generator.result()["resumed"]))
    real, floor = figures
    what = f"50 of 300 stop reading for {seconds} s at 10 events a second"
    return [
        Row("an event to 300, p99", real[0] * 1e3, "ms", floor[0] * 1e3, "all of them read"),
        Row(f"{what}: p99 of the others", real[1] * 1e3, "ms", floor[1] * 1e3),
        Row("the same: memory that is added", max(0, real[2]) / 1e6, "MB", None),
        Row("the same: until the 50 have all they missed", real[3] * 1e3, "ms", None,
            "each from where it stopped"),
    ]


def votes(bench):
    """All vote at once, and each vote is on disk before it is answered."""
    rows = []
    for voters, rounds, at_once in ((100, 10, 100), (1_000, 10, 100), (10_000, 3, 1_000)):
        results = bench.both(
            "votes", seats=voters, clients=voters, rounds=rounds, at_once=at_once)
        assert all(real["rejected"] == 0 for real, _ in results)
        rows += [
            Row(f"{voters:,} vote at once until all are recorded",
                *milliseconds(best(results, "round", "p50")), more="on disk"),
            Row("the same, processor for each vote",
                *microseconds(best(results, "processor"), voters * rounds)),
            Row("the same, bytes sent to all for each vote",
                best(results, "bytes")[0] / (voters * rounds), "bytes",
                best(results, "bytes")[1] / (voters * rounds), "the turnout included"),
        ]
    return rows


def sheets(bench):
    """All fill in a sheet of many questions, which is kept, and then all hand it in at once."""
    rows = []
    for voters, lines in ((100, 1_104), (1_000, 28), (1_000, 1_104)):
        results = []
        for _ in range(bench.repeats):
            with bench.mahdar(voters) as server:
                results.append(generate(server, "sheets", clients=voters, lines=lines))
        assert all(one["rejected"] == 0 for one in results)

        def least(*keys, results=results):
            found = []
            for one in results:
                for key in keys:
                    one = one[key]
                found.append(one)
            return min(found)

        rows += [
            Row(f"{voters:,} sheets of {lines:,} lines filled in at once until all are kept",
                least("kept") * 1e3, "ms", None, "on disk; such files are written once a second"),
            Row("the same, processor for each sheet", least("drafting") / voters * 1e6, "µs"),
            Row("handed in at once until all are recorded", least("round", "p50") * 1e3, "ms",
                None, "on disk"),
            Row("the same, processor for each sheet", least("processor") / voters * 1e6, "µs"),
            Row("from closing until all have the result", least("closed") * 1e3, "ms", None,
                f"{lines * voters:,} answers counted; {least('closingBytes') // voters:,} bytes to each"),
        ]
    return rows


def keystrokes(bench):
    """People type, and all others see each key."""
    rows = []
    for editors, clients, keys in ((10, 50, 40), (50, 1_000, 20)):
        results = bench.both(
            "type", seats=clients, clients=clients, editors=editors, keys=keys, interval=300)
        assert all(real["rejected"] == 0 for real, _ in results)
        for part in ("p50", "p95", "p99"):
            rows.append(
                Row(f"a key to the other screens, {editors} editors, {clients:,} clients, {part}",
                    *milliseconds(best(results, "others", part)),
                    more="a key of each per 300 ms" if part == "p50" else ""))
    return rows


def editing(bench):
    """People type for thirty seconds at most, against pycrdt's WebSocket server in the same run."""
    rows = []
    for editors, clients, keys in ((10, 50, 60), (20, 200, 60), (50, 1_000, 40)):
        options = {"clients": clients, "editors": editors, "keys": keys, "interval": 300}
        with bench.mahdar(clients) as server:
            ours = generate(server, "type", **options) | {"memory": server.resident_bytes()}
        assert ours["rejected"] == 0
        with Peer(bench.folder) as server:
            frames = server.frames(editors, keys)
            theirs = generate(server, "yjs", frames=frames, **options)
            theirs["memory"] = server.resident_bytes()
        who = f"{editors} editors, {clients:,} clients"
        unseen = theirs["unseen"] / (editors * keys * clients)
        notes = {
            "p50": "a key and a caret of each per 300 ms; pycrdt keeps nothing on disk",
            "p99": f"of pycrdt without {unseen:.0%} that were not seen in time" if unseen else "",
        }
        rows += [
            Row(f"a key to the other screens, {who}, {part}", ours["others"][part] * 1e3, "ms",
                theirs["others"][part] * 1e3, notes.get(part, ""))
            for part in ("p50", "p95", "p99")]
        rows += [
            Row("bytes sent for a key, its caret included", ours["sentBytes"], "bytes",
                theirs["sentBytes"]),
            Row("bytes received for a key of another", ours["bytes"], "bytes", theirs["bytes"]),
            Row("processor of the server", ours["processor"] / ours["seconds"] * 100, "% of a core",
                theirs["processor"] / theirs["seconds"] * 100),
            Row("memory of the server", ours["memory"] / 1e6, "MB", theirs["memory"] / 1e6),
        ]
    return rows


def reconnection(bench):
    """All come back at once after the server was killed and started again."""
    count = 1_000
    results, starts = [], []
    for _ in range(bench.repeats):
        pair = []
        for make in (lambda: bench.mahdar(count), lambda: bench.floor(pair[0])):
            with make() as program, Generator(program, "reconnect", clients=count) as generator:
                generator.line()
                program.end(signal.SIGKILL)
                starts.append(program.start())
                generator.go()
                pair.append(generator.result())
        results.append(pair)
    return [
        Row("1,000 come back at once after a power cut",
            *milliseconds(best(results, "answered", "max")),
            more="each with all it missed; handshakes included"),
        Row("the server's start before that", min(starts[::2]) * 1e3, "ms", min(starts[1::2]) * 1e3,
            "a meeting of 1,000 seats"),
    ]


def arrival(bench):
    """1,000 come for the first time, at once."""
    count = 1_000
    results = bench.both("join", seats=count, clients=count)
    size = results[0][0]["snapshotBytes"]
    return [
        Row("1,000 new clients join at once", *milliseconds(best(results, "answered", "max")),
            more=f"until the last has its snapshot of {size // 1000} kB"),
        Row("the same, processor for each client",
            *microseconds(best(results, "processor"), count)),
        Row("until each of the 1,000 knows that all others came",
            min(real["settled"] for real, _ in results) * 1e3, "ms", None,
            "a million arrivals told"),
    ]


def recovery(bench):
    """A journal of 100,000 entries, nine tenths votes and one tenth keys."""
    server = bench.mahdar(1_001)
    with server:
        began = time.monotonic()
        generate(server, "type", clients=301, editors=300, keys=33, interval=200)
        generate(server, "votes", clients=1_001, rounds=90)
        filled = time.monotonic() - began
        server.end(signal.SIGKILL)
    with_snapshot = []
    for _ in range(bench.repeats):
        with_snapshot.append(server.start())
        server.end(signal.SIGKILL)
    folder = server.meeting_folder
    text = b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl")))
    for snapshot in folder.glob("*snapshot*"):
        snapshot.unlink()
    whole = []
    for _ in range(bench.repeats):
        whole.append(server.start())
        server.end(signal.SIGKILL)
    floor = min(time_of(lambda: [hashlib.sha256(line) for line in text.splitlines()])
                for _ in range(bench.repeats))
    entries = text.count(b"\n")
    return [
        Row(f"start after a power cut, journal of {entries:,} entries",
            min(with_snapshot) * 1e3, "ms", None,
            f"{len(text) / 1e6:.0f} MB, from the newest snapshot on; made in {filled:.0f} s"),
        Row("the same with every snapshot lost: all entries replayed", min(whole),
            "s", floor, "floor: hashing the same lines"),
    ]


def verification(bench):
    """A journal of a million entries: the votes of an open ballot, again and again."""
    server = bench.mahdar(101)
    with server:
        generate(server, "votes", clients=101, rounds=1)
    journal = sorted(server.meeting_folder.glob("journal-*.jsonl"))[-1]
    lines = journal.read_bytes().splitlines()
    votes = [at for at, line in enumerate(lines) if b'"voteCast"' in line]
    for snapshot in server.meeting_folder.glob("snapshot*"):
        snapshot.unlink()
    count = 1_000_000
    lines = lines[:votes[-1] + 1]
    head = bytes.fromhex(json.loads(lines[-1])["hash"])
    template = re.search(rb'"payload":(.*)}$', lines[-1]).group(1)
    parts = re.split(rb'("sequence":\d+|"number":\d+)', template)
    number = int(re.search(rb'"number":(\d+)', template).group(1))
    with journal.open("wb") as file:
        file.write(b"\n".join(lines) + b"\n")
        for sequence in range(len(lines) + 1, count + 1):
            number += 1
            payload = b"".join(
                b'"sequence":%d' % sequence if part.startswith(b'"sequence"') else
                b'"number":%d' % number if part.startswith(b'"number"') else part
                for part in parts)
            head = hashlib.sha256(head + sequence.to_bytes(8, "big") + payload).digest()
            file.write(b'{"sequence":%d,"hash":"%s","payload":%s}\n'
                       % (sequence, head.hex().encode(), payload))
    command = [BINARY, "verify", server.meeting_folder.name, "--data", server.data]
    took = min(time_of(lambda: subprocess.run(command, check=True, capture_output=True))
               for _ in range(bench.repeats))
    floor = min(time_of(lambda: [hashlib.sha256(line) for line in journal.open("rb")])
                for _ in range(bench.repeats))
    return [Row(
        f"a journal of {count:,} entries verified", took, "s", floor,
        f"{journal.stat().st_size / 1e6:.0f} MB; floor: hashing the same lines in Python")]


def time_of(action):
    began = time.monotonic()
    action()
    return time.monotonic() - began


def served(server):
    """The bytes that a browser receives for each file of the client."""
    found = {}
    for path in (ROOT / "web").rglob("*"):
        name = path.relative_to(ROOT / "web").as_posix()
        request = urllib.request.Request(
            f"http://127.0.0.1:{server.port}/{name}", headers={"Accept-Encoding": "gzip"})
        try:
            with urllib.request.urlopen(request) as response:
                found[name] = len(response.read())
        except urllib.error.HTTPError:
            pass  # A folder, or a file for developers.
    return found


def client(bench):
    """The first screen of a member, in Chromium."""
    pythons = [str(ROOT / ".test-tools/bin/python"), sys.executable]
    python = next((one for one in pythons if Path(one).exists() and subprocess.run(
        [one, "-c", "import playwright"], capture_output=True).returncode == 0), None)
    if not python:
        print("no Playwright: make tools", file=sys.stderr)
        return []
    with bench.mahdar(11) as server:
        token = server.links.read_text().splitlines()[2].split()[1]
        link = f"http://127.0.0.1:{server.port}{server.path.removesuffix('/socket')}#{token}"
        done = subprocess.run([python, LOAD / "first_screen.py", link], check=True,
                              capture_output=True, text=True)
    found = json.loads(done.stdout)
    slowed, far = found["slowed"], found["far"]
    return [
        Row("the first screen: what comes over the line", slowed["bytes"] / 1e3, "kB", None,
            f"compressed, headers included, {slowed['requests']} requests"),
        Row("the same: scripting, processor slowed down six times", slowed["scripting"], "s", None,
            f"all work of the page {slowed['task']:.2f} s"),
        Row("the same over 400 kbit/s with 400 ms of delay", far["seconds"], "s"),
    ]


def sizes(bench):
    """What is sent to a browser, and what is installed."""
    with bench.mahdar(11) as server:
        files = served(server)
        memory = server.resident_bytes()
    others = [name for name in files if re.search(r"\b(fr|en)\.json$", name)]
    one_language = sum(files.values()) - sum(files[name] for name in others)
    with tempfile.TemporaryDirectory() as folder:
        stripped = Path(folder) / "mahdar"
        shutil.copy(BINARY, stripped)
        subprocess.run(["strip", stripped], check=True)
        size = stripped.stat().st_size
    return [
        Row("the client as sent, one language", one_language / 1e3, "kB", None,
            f"{len(files) - len(others)} files; all three languages "
            f"{sum(files.values()) / 1e3:.0f} kB"),
        Row("the binary, the client in it", size / 1e6, "MB", None,
            f"stripped; {BINARY.stat().st_size / 1e6:.1f} MB as built; Swift's libraries come on "
            "top"),
        Row("memory of the server, one meeting, nobody there", memory / 1e6, "MB"),
    ]


def exports(bench):
    """Documents of a large meeting, each written by a process of its own; then what a member
    notices of it in the room."""
    record = bench.folder / "large.json"
    record.write_text(json.dumps(large_record(1_104, 300, 200), ensure_ascii=False))
    rows = []
    for document, form in [
        ("minutes", "docx"), ("minutes", "html"), ("minutes", "md"), ("minutes", "csv"),
        ("minutes", "json"), ("lists", "docx"), ("roll-call", "docx"), ("roll-call", "csv"),
        ("responses", "docx"), ("attendance", "docx"), ("deliberations", "csv"),
    ]:
        seconds, memory, size = min(
            exported(record, document, form, bench.folder) for _ in range(bench.repeats))
        rows.append(Row(f"{document}, {form}", seconds, "s", None,
                        f"{size / 1e6:.1f} MB; {memory / 1e6:.0f} MB of memory at most"))
    return rows + downloads(bench, record)


def exported(record, document, form, folder):
    """Seconds, the most memory in bytes, and the bytes of a document."""
    output = folder / "exported"
    began = time.monotonic()
    process = subprocess.Popen([
        BINARY, "export", record, "--document", document, "--format", form, "--language", "ar",
        "--output", output])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.monotonic() - began, usage.ru_maxrss * 1024, output.stat().st_size


def downloads(bench, record):
    """How long an event takes to reach 100 people while nobody, or somebody, takes home one
    document after the other."""
    data = bench.folder / "large"
    # What the committee goes on with is as large as what it has behind it.
    whole = bench.folder / "whole.json"
    with open(whole, "wb") as file:
        subprocess.run(
            [BINARY, "export", record, "--format", "json"], check=True, stdout=file)
    subprocess.run([BINARY, "new", whole, "--data", data], check=True, capture_output=True)
    found = {}
    with Mahdar(data, 0) as server:
        for busy in (False, True):
            taken = []
            done = threading.Event()
            thread = threading.Thread(target=take_home, args=(server, done, taken))
            if busy:
                thread.start()
            result = generate(server, "fanout", clients=100, rounds=60)
            done.set()
            if busy:
                thread.join()
            found[busy] = result["last"]["p50"], result["last"]["max"], len(taken)
    quiet, loud = found[False], found[True]
    return [
        Row("an event until the last of 100 has it, nobody exporting", quiet[0] * 1e3, "ms", None,
            f"median; at worst {quiet[1] * 1e3:.1f} ms"),
        Row("the same while one document after the other is made", loud[0] * 1e3, "ms", None,
            f"median; at worst {loud[1] * 1e3:.1f} ms; {loud[2]} documents meanwhile"),
    ]


def take_home(server, done, taken):
    """Asks for documents until `done`."""
    token = server.links.read_text().split("\n")[0].split(" ")[1]
    meeting = server.path.removesuffix("/socket")
    while not done.is_set():
        for name in ("minutes.docx", "responses.html", "minutes.json"):
            request = urllib.request.Request(
                f"http://127.0.0.1:{server.port}{meeting}/{name}?language=ar",
                headers={"Authorization": f"Bearer {token}"})
            with urllib.request.urlopen(request) as response:
                taken.append(len(response.read()))


SCENARIOS = {
    "connections": connections, "events": events, "stalled": stalled, "votes": votes, "sheets": sheets,
    "keystrokes": keystrokes, "editing": editing,
    "reconnection": reconnection, "arrival": arrival, "recovery": recovery,
    "verification": verification, "exports": exports, "client": client, "sizes": sizes,
}
