"""The command line as somebody at a terminal meets it."""

import asyncio
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import urllib.error
import urllib.request

import pytest
import websockets

from server import BINARY, ROOT, Server

CSV = "number,title,high,medium,low,none,blank\n"


def run(*arguments, **options):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, **options)


def meetings(data):
    folder = os.path.join(data, "meetings")
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


@pytest.mark.parametrize("arguments", [
    [], ["fly"], ["serve", "--port", "many"], ["serve", "--prot", "1"], ["new"],
    ["export", "m-1"], ["export", "m-1", "--format", "pdf"], ["links"], ["verify", "a", "b"],
    ["export", "m-1", "--format", "docx", "--language", "de"], ["serve", "--port"],
])
def test_wrong_usage_ends_with_2_and_one_line(arguments, tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == "" and len(done.stderr.strip().splitlines()) == 1
    assert os.listdir(tmp_path) == [], "something was written"


def test_help_names_every_command():
    done = run("--help")
    assert done.returncode == 0
    for word in ("serve", "new", "links", "export", "verify", "--data", "--host", "--port"):
        assert word in done.stdout


@pytest.mark.parametrize("content,line,column", [
    (CSV + "1,Water,29,eight,1,1,3\n", 2, 12),
    (CSV + "1,Water,29,8,1,1,3\n1,Again,1,1,1,1,1\n", 3, 1),
    (CSV + "1,Water,29,8,1\n", 2, None),
    ("number,title,high\n", 1, None),
    (CSV + '1,"Water,29,8,1,1,3\n', 2, None),
])
def test_a_malformed_csv_says_where_and_imports_nothing(content, line, column, tmp_path):
    file = tmp_path / "consultation.csv"
    file.write_text(content)
    done = run("new", file, "--data", tmp_path / "data")
    assert done.returncode == 1
    assert f"line {line}" in done.stderr
    if column:
        assert f"column {column}" in done.stderr
    assert meetings(tmp_path / "data") == []


@pytest.mark.parametrize("content,line", [
    ('{"format": 1,\n "subject": "x",}', 2),
    ('{"format": 1,\n "format": 1}', 2),
    ('{"format": 1,\n "subject": \'x\'}', 2),
    ("{", 1),
])
def test_a_malformed_json_says_where_and_imports_nothing(content, line, tmp_path):
    file = tmp_path / "meeting.json"
    file.write_text(content)
    done = run("new", file, "--data", tmp_path / "data")
    assert done.returncode == 1
    assert f"line {line}" in done.stderr
    assert meetings(tmp_path / "data") == []


def test_an_empty_count_is_asked_about_and_a_wrong_total_shown(tmp_path):
    file = tmp_path / "consultation.csv"
    file.write_text(CSV + "1,Water,29,8,1,1,3\n2,Air,28,9,2,,3\n3,Fire,3,14,3,3,6\n")
    done = run("new", file, "--data", tmp_path / "data")
    assert done.returncode == 0
    name = done.stdout.strip()
    assert meetings(tmp_path / "data") == [name]
    assert "line 3" in done.stderr and "empty" in done.stderr
    assert "line 4" in done.stderr and "29" in done.stderr and "42" in done.stderr
    exported = run("export", name, "--format", "json", "--data", tmp_path / "data")
    commitments = json.loads(exported.stdout)["meeting"]["commitments"]
    assert "none" not in commitments[1]["counts"], "an empty count was taken for a zero"


def test_links_are_the_same_again_and_stay_out_of_the_journal(server):
    printed = run("links", server.meeting, "--data", server.data, "--host", "127.0.0.1",
                  "--port", server.port).stdout
    for _, link, _ in server.links():
        assert link in printed
    folder = os.path.join(server.data, "meetings", server.meeting)
    for name in os.listdir(folder):
        if name != "secret":
            content = open(os.path.join(folder, name)).read()
            for _, link, _ in server.links():
                assert link.split("#")[1].split(".")[1] not in content
    assert os.stat(os.path.join(folder, "secret")).st_mode & 0o077 == 0


def test_verify_finds_a_changed_byte(tmp_path):
    data = tmp_path / "data"
    name = run("new", os.path.join(ROOT, "Sources/CExampleMeeting/meeting.json"),
               "--data", data).stdout.strip()
    whole = run("verify", "--data", data)
    assert whole.returncode == 0 and "whole" in whole.stdout
    journal = data / "meetings" / name / "journal-000000000001.jsonl"
    content = journal.read_bytes()
    journal.write_bytes(content.replace(b"2023-07-12", b"2023-07-13", 1))
    broken = run("verify", "--data", data)
    assert broken.returncode == 1
    assert "journal-000000000001.jsonl" in broken.stdout + broken.stderr
    assert "byte" in broken.stdout + broken.stderr
    refused = run("serve", "--data", data, "--host", "127.0.0.1", "--port", "1")
    assert refused.returncode == 1


def test_a_second_server_on_the_same_folder_refuses(server):
    second = run("serve", "--data", server.data, "--host", "127.0.0.1")
    assert second.returncode == 1 and "another server" in second.stderr


def test_the_binary_serves_from_anywhere_and_asks_for_nothing_else(tmp_path, monkeypatch):
    moved = tmp_path / "elsewhere" / "mahdar"
    moved.parent.mkdir()
    shutil.copy(BINARY, moved)
    monkeypatch.setattr("server.BINARY", str(moved))
    server = Server(tmp_path / "data").start()
    try:
        page = urllib.request.urlopen(server.origin + "/")
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert page.headers["Set-Cookie"] is None
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        for path in ("/main.js", "/minutes/minutes.js", "/style.css", "/words/ar.json"):
            assert urllib.request.urlopen(server.origin + path).status == 200
        for path in ("/../secret", "/data", "/meetings/" + server.meeting + "/minutes.docx"):
            with pytest.raises(urllib.error.HTTPError) as refusal:
                urllib.request.urlopen(server.origin + path)
            assert refusal.value.code in (400, 401, 403, 404)
    finally:
        server.stop()


def test_a_foreign_page_cannot_open_the_socket(server):
    address = server.origin.replace("http", "ws", 1) + f"/meetings/{server.meeting}/socket"

    async def knock(origin):
        async with websockets.connect(address, origin=origin):
            return "open"

    assert asyncio.run(knock(server.origin)) == "open"
    with pytest.raises(websockets.InvalidStatus) as refusal:
        asyncio.run(knock("http://elsewhere.example"))
    assert refusal.value.response.status_code == 403


TRACE = pathlib.Path(ROOT) / "Tests/Fixtures/traces/minutes.json.gz"


def test_a_recorded_edit_is_replayed_and_compared(tmp_path):
    done = run("replay", TRACE)
    assert done.returncode == 0, done.stderr
    assert "1500 operations, positions in codepoints" in done.stdout
    assert "the text is endContent" in done.stdout and "operations per second" in done.stdout
    assert "memory" in done.stdout


def test_a_recorded_edit_that_ends_otherwise_or_is_none_is_told(tmp_path):
    trace = json.loads(gzip.decompress(TRACE.read_bytes()))
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(trace | {"endContent": trace["endContent"] + "x"}))
    done = run("replay", changed)
    assert done.returncode == 1 and "differs from endContent" in done.stderr
    beyond = tmp_path / "beyond.json"
    beyond.write_text(json.dumps({"startContent": "a", "endContent": "", "txns": [
        {"patches": [[1, 1, ""]]}]}))
    assert run("replay", beyond).returncode == 1
    other = tmp_path / "other.json"
    other.write_text("{}")
    assert "not an editing trace" in run("replay", other).stderr
    assert run("replay", TRACE, "--units", "letters").returncode == 2
    # Positions in UTF-16 units, as an editor in a browser tells them.
    units = tmp_path / "units.json"
    units.write_text(json.dumps({"startContent": "😀a", "endContent": "😀b", "txns": [
        {"patches": [[2, 1, "b"]]}]}))
    assert run("replay", units, "--units", "utf16").returncode == 0
    assert run("replay", units).returncode == 1
