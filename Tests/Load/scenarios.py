"""The scenarios: each gives rows of a figure, the floor's figure in the same run, and how the
figure came about."""

import gzip
import hashlib
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from programs import BINARY, ROOT, Floor, Generator, Mahdar, generate


@dataclass
class Row:
    what: str
    figure: float
    unit: str
    floor: float | None = None
    more: str = ""


class Bench:
    """Runs scenarios in folders of their own, each several times, and takes the medians."""

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


def middle(results, *keys):
    """The medians of a figure over the repetitions, on Mahdar and on the floor."""
    def pick(result):
        for key in keys:
            result = result[key]
        return result
    return tuple(statistics.median(pick(pair[side]) for pair in results) for side in (0, 1))


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
    """The chair does something and 1,000 see it."""
    results = bench.both("fanout", seats=1_000, clients=1_000, rounds=30)
    return [
        Row("an event until the last of 1,000 has it", *with_unit(middle(results, "last", "p50")),
            more="durable first; median of 30"),
        Row("an event until the last of 1,000 has it, p95",
            *with_unit(middle(results, "last", "p95"))),
    ]


def votes(bench):
    """All vote at once, and each vote is on disk before it is answered."""
    rows = []
    for voters, rounds in ((100, 10), (1_000, 10), (4_999, 3)):
        results = bench.both("votes", seats=voters + 1, clients=voters + 1, rounds=rounds)
        assert all(real["rejected"] == 0 for real, _ in results)
        real, floor = middle(results, "round", "p50")
        rows.append(
            Row(f"{voters:,} vote at once until all are recorded", real * 1e3, "ms", floor * 1e3,
                f"durable; {real / voters * 1e6:.0f} µs for each vote"))
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
                    *with_unit(middle(results, "others", part)),
                    more="a key of each per 300 ms" if part == "p50" else ""))
    return rows


def reconnection(bench):
    """All come back at once after the server was killed and started again."""
    count = 1_000
    figures = []
    for _ in range(bench.repeats):
        pair = []
        server = bench.mahdar(count)
        for program in (server, None):
            program = program or bench.floor(pair[0][0])
            with program, Generator(program, "reconnect", clients=count) as generator:
                generator.line()
                program.end(signal.SIGKILL)
                started = program.start()
                generator.go()
                pair.append((generator.result(), started))
        figures.append(pair)
    real, floor = (
        statistics.median(pair[side][0]["answered"]["max"] for pair in figures) for side in (0, 1))
    started = statistics.median(pair[0][1] for pair in figures)
    return [
        Row("1,000 come back at once after a power cut", real * 1e3, "ms", floor * 1e3,
            "each with all it missed; handshakes included"),
        Row("the server's start before that", started * 1e3, "ms", None, "1,000 seats"),
    ]


def arrival(bench):
    """1,000 come for the first time, at once."""
    results = bench.both("join", seats=1_000, clients=1_000)
    size = results[0][0]["snapshotBytes"]
    real, floor = middle(results, "answered", "max")
    return [
        Row("1,000 new clients join at once", real * 1e3, "ms", floor * 1e3,
            f"until the last has its snapshot of about {size // 1000} kB"),
        Row("1,000 new clients join at once, median client",
            *with_unit(middle(results, "answered", "p50"))),
        Row("until each of the 1,000 knows that all others came",
            statistics.median(real["settled"] for real, _ in results) * 1e3, "ms", None,
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
    began = time.monotonic()
    for line in text.splitlines():
        hashlib.sha256(line).digest()
    floor = time.monotonic() - began
    entries = text.count(b"\n")
    return [
        Row(f"start after a power cut, journal of {entries:,} entries",
            statistics.median(with_snapshot) * 1e3, "ms", None,
            f"{len(text) / 1e6:.0f} MB, from the newest snapshot on; made in {filled:.0f} s"),
        Row("the same with every snapshot lost: all entries replayed", statistics.median(whole),
            "s", floor, "floor: hashing the same lines"),
    ]


def sizes(_):
    """What is sent to a browser, and what is installed."""
    files = [path for path in (ROOT / "web").rglob("*") if path.is_file()]
    compressed = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
    with tempfile.TemporaryDirectory() as folder:
        stripped = Path(folder) / "mahdar"
        shutil.copy(BINARY, stripped)
        subprocess.run(["strip", stripped], check=True)
        size = stripped.stat().st_size
    return [
        Row("the whole client, compressed", compressed / 1e3, "kB", None,
            f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e3:.0f} kB plain"),
        Row("the binary", BINARY.stat().st_size / 1e6, "MB", None,
            f"{size / 1e6:.1f} MB stripped; Swift's libraries come on top"),
    ]


def with_unit(figures):
    """Seconds on both sides, as milliseconds."""
    return figures[0] * 1e3, "ms", figures[1] * 1e3


SCENARIOS = {
    "connections": connections, "events": events, "votes": votes, "keystrokes": keystrokes,
    "reconnection": reconnection, "arrival": arrival, "recovery": recovery, "sizes": sizes,
}
