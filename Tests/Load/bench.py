"""Measures the release binary against a floor and prints a table.

    bench.py [--only NAME]… [--repeats N] [--write]

`--write` rewrites the tables of docs/PERFORMANCE.md. Everything runs on the loopback and in a
temporary folder; a run takes some minutes.
"""

import argparse
import shutil
import sys
import tempfile
import time

from page import table, write_page
from programs import BINARY, compile_programs
from scenarios import SCENARIOS, Bench


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", action="append", choices=SCENARIOS)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if not BINARY.exists():
        sys.exit(f"{BINARY} is missing: make build")
    compile_programs()
    folder = tempfile.mkdtemp(prefix="mahdar-bench-")
    began = time.monotonic()
    rows = {}
    try:
        bench = Bench(folder, arguments.repeats)
        for name in arguments.only or SCENARIOS:
            print(f"{name} …", file=sys.stderr, flush=True)
            rows[name] = SCENARIOS[name](bench)
            print(table(rows[name]), flush=True)
    finally:
        shutil.rmtree(folder)
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    if arguments.write:
        write_page(rows)


if __name__ == "__main__":
    main()
