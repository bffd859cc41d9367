"""The minutes that `mahdar export` writes, as Word and LibreOffice open them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from check_docx import check  # noqa: E402
from server import BINARY, ROOT  # noqa: E402

EXAMPLE = Path(ROOT) / "Sources" / "CExampleMeeting" / "meeting.json"


@pytest.fixture(scope="module")
def meeting(tmp_path_factory):
    """A data folder with the example, and the meeting's name."""
    data = str(tmp_path_factory.mktemp("data"))
    made = subprocess.run(
        [BINARY, "new", str(EXAMPLE), "--data", data], check=True, capture_output=True, text=True)
    return data, made.stdout.split()[-1]


def export(meeting, form, language, path):
    data, name = meeting
    subprocess.run(
        [BINARY, "export", name, "--data", data, "--format", form, "--language", language,
         "--output", str(path)], check=True, capture_output=True, text=True)
    return path


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_word_and_libreoffice_open_the_minutes(meeting, language, tmp_path):
    check(export(meeting, "docx", language, tmp_path / "minutes.docx"), language)


@pytest.mark.parametrize("form", ["docx", "html", "json"])
def test_two_exports_are_the_same_bytes(meeting, form, tmp_path):
    one = export(meeting, form, "ar", tmp_path / "one").read_bytes()
    two = export(meeting, form, "ar", tmp_path / "two").read_bytes()
    assert one == two


def test_the_json_is_for_programs(meeting, tmp_path):
    minutes = json.loads(export(meeting, "json", "fr", tmp_path / "minutes.json").read_text())
    assert minutes["format"] == 2
    assert [line["row"] for line in minutes["ranking"]] == list(range(1, 29))
