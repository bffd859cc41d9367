"""The tables, on the terminal and in docs/PERFORMANCE.md."""

import os
import platform
import re

from programs import ROOT

PAGE = ROOT / "docs" / "PERFORMANCE.md"


def number(value):
    if value is None:
        return ""
    if value >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def table(rows):
    """Rows as a table of Markdown."""
    lines = ["| what | Mahdar | floor | ratio | |", "|---|---:|---:|---:|---|"]
    for row in rows:
        ratio = f"{row.figure / row.floor:.1f}" if row.floor else ""
        floor = f"{number(row.floor)} {row.unit}" if row.floor else ""
        lines.append(
            f"| {row.what} | {number(row.figure)} {row.unit} | {floor} | {ratio} | {row.more} |")
    return "\n".join(lines)


def machine():
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    with open("/proc/meminfo") as file:
        memory = int(re.search(r"MemTotal:\s+(\d+) kB", file.read()).group(1)) / 1e6
    return (
        f"{os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), "
        f"{memory:.0f} GB, Linux {platform.release().split('-')[0]}. The generator ran on the same "
        f"cores, over the loopback.")


def write_page(rows):
    """Replaces, in the page, the machine and the table of each scenario that was run. Each stands
    between two comments of its name."""
    text = PAGE.read_text()
    parts = {"machine": machine()} | {name: f"\n{table(found)}\n" for name, found in rows.items()}
    for name, part in parts.items():
        text, count = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda match: f"{match[1]}{part}\n{match[2]}", text, flags=re.DOTALL)
        if count != 1:
            raise SystemExit(f"{PAGE} has no place for {name}")
    PAGE.write_text(text)
