"""The minutes of 12 July 2023 as Mahdar writes them, beside those that were printed: the same
sections in the same order, the nine columns, the figures as printed."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from server import BINARY, ROOT  # noqa: E402

FIXTURES = Path(ROOT) / "Tests" / "Fixtures"
MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


def plain(text):
    """As it is compared: signs and spaces that the typist set one way or the other left out."""
    return re.sub(r"[\s,،.:·]+", " ", MARKS.sub("", text)).strip()


@pytest.fixture(scope="module")
def printed():
    return json.loads((FIXTURES / "nap5" / "nap5.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The meeting that took the decisions as printed and mended what contradicts itself
    (Tests/Scenarios/nap5-as-printed.txt), with the minutes of the example."""
    played = json.loads((FIXTURES / "meeting" / "nap5-as-printed.json").read_text("utf-8"))
    example = json.loads((FIXTURES / "records" / "nap5.json").read_text("utf-8"))
    meeting = played["snapshots"][-1]["state"]
    for key in ("minutes", "header", "actions", "agenda"):
        meeting[key] = example["meeting"][key]
    record = tmp_path_factory.mktemp("seed") / "record.json"
    record.write_text(json.dumps({"format": 1, "language": "ar", "meeting": meeting}))
    done = subprocess.run(
        [BINARY, "export", record, "--format", "docx", "--language", "ar"], check=True,
        capture_output=True)
    return docx.Document(io.BytesIO(done.stdout))


def test_the_sections_stand_in_the_order_of_the_printed_minutes(printed, exported):
    blocks = []
    for block in exported.iter_inner_content():
        blocks.append("TABLE" if isinstance(block, docx.table.Table) else plain(block.text))
    at = 0

    def next_is(text, what):
        nonlocal at
        text = plain(text)
        found = next((index for index in range(at, len(blocks)) if text in blocks[index]), None)
        assert found is not None, f"{what} is missing or out of order: {text}"
        at = found

    meeting = printed["meeting"]
    for line in meeting["letterhead"]:
        next_is(line, "the letterhead")
    next_is(meeting["type"], "the title")
    next_is(meeting["subject_line"], "the subject")
    next_is("التاريخ: 12 جويلية 2023", "the date")
    next_is("المشاركون", "the participants")
    # Mahdar lists those who were absent after those who were here.
    for person in printed["participants"][:-1]:
        next_is(f"{person['honorific']} {person['name']}", "a participant")
        office = plain(person["role_and_organisation"])
        assert office.split(" ")[0] in blocks[at]
    next_is("بعد الترحيب بالحاضرين", "the opening formula")
    for point in printed["agenda"]:
        next_is(point, "a point of the agenda")
    next_is(printed["discussion_intro"].split(" فيم")[0], "the discussion")
    next_is("قائمة التعهدات حسب", "the heading of the table")
    next_is("TABLE", "the table")
    next_is("القائمة النهائية للتعهدات", "the final list")
    for number in range(1, 12):
        next_is(f"التعهد عدد {number}:", "an entry of the final list")
    next_is("القائمة التكميلية للتعهدات", "the supplementary list")
    for decision in printed["closing_decisions"]:
        next_is(decision, "what was agreed at the end")
    next_is(printed["closing_formula"], "the closing formula")


def test_the_table_has_the_nine_columns_and_the_figures_as_printed(printed, exported):
    table = next(one for one in exported.tables if len(one.columns) == 9)
    rows = [[MARKS.sub("", cell.text) for cell in row.cells] for row in table.rows]
    assert rows[0][1:7] == ["التعهد", *printed["table"]["columns_rtl_order"][2:7]]
    assert rows[0][8] == printed["table"]["columns_rtl_order"][8]
    assert len(rows) == 1 + len(printed["commitments"])
    # Where as many gave the highest priority the printed order has no rule; ours is the number's.
    ours = {int(row[1].split(".")[0]): row for row in rows[1:]}
    for one in printed["commitments"]:
        row = ours[one["number"]]
        # A title that the printed table cut off was completed; its loose end is gone.
        assert plain(f"{one['number']}. {one['title']}").startswith(plain(row[1]))
        counts = [one["counts"][level] for level in ("high", "medium", "low", "none", "blank")]
        # What was empty was asked about, and is a zero.
        assert row[2:7] == [str(count or 0) for count in counts]
        assert row[7].split("\n")[0] == one["printed_percent"]
        assert ("بالتساوي" in row[7]) == bool(one["tied_with"])
    order = [one["counts"]["high"] for one in printed["commitments"]]
    assert [int(row[2]) for row in rows[1:]] == sorted(order, reverse=True) == order


def test_the_final_list_is_the_printed_one_without_its_gap(printed, exported):
    text = [plain(paragraph.text) for paragraph in exported.paragraphs]
    at = text.index("القائمة النهائية للتعهدات")
    entries = printed["final_list"]["entries"]
    assert [entry["final_number"] for entry in entries] == [*range(1, 7), *range(8, 13)]
    for number, entry in enumerate(entries, start=1):
        at = next(index for index in range(at, len(text))
                  if text[index].startswith(f"التعهد عدد {number} "))
        for member in entry["members"]:
            assert f"(عدد {member['number']:02})" in text[at], f"{number}: {member}"
