"""Opens minutes in Word's format as others do: with python-docx and with LibreOffice.

Usage: check_docx.py PATH [--language ar|fr|en] [--commitments N]
"""

import argparse
import re
import subprocess
import tempfile
from pathlib import Path

import docx
from docx.oxml.ns import qn

TITLES = {"ar": "محضر جلسة", "fr": "Procès-verbal de réunion", "en": "Minutes of the meeting"}
# What must stand in the text, in this order, whatever was decided.
ORDER = {
    "ar": ["محضر جلسة", "الموضوع:", "التاريخ:", "المشاركون", "القائمة النهائية للتعهدات",
           "رئاسة الجلسة"],
    "fr": ["Procès-verbal de réunion", "Objet", "Date", "Participants",
           "Liste définitive des engagements", "Présidence de séance"],
    "en": ["Minutes of the meeting", "Subject:", "Date:", "Attendees",
           "Final list of commitments", "Chair"],
}
# Of the table of results: row, commitment, five levels, share, remarks.
COLUMNS = 9
ARABIC = re.compile("[\u0600-\u06ff]")
# Points: the margins of the page, less half a line.
MARGIN = 50


def lines(document):
    """The text of paragraphs and cells in the order of the document."""
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                for cell in row.cells:
                    yield cell.text
        else:
            yield block.text


def check_structure(path, language, commitments):
    """What python-docx sees."""
    document = docx.Document(path)
    assert document.core_properties.title == TITLES[language]
    assert document.core_properties.language == language
    assert not document.core_properties.author, "the machine's user is nobody's business"

    rest = "\n".join(lines(document))
    for piece in ORDER[language]:
        assert piece in rest, f"{piece} is missing or out of order"
        rest = rest.split(piece, 1)[1]

    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    for name in ("Heading 1", "Heading 2", "List Bullet", "Fact", "Note"):
        assert name in styles, f"no paragraph has the style {name}"

    if commitments:
        check_table(document.tables[0], language, commitments)
    for paragraph in document.element.iter(qn("w:p")):
        check_direction(paragraph)


def check_table(table, language, commitments):
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(rows) == commitments + 1, f"{len(rows) - 1} rows"
    assert all(len(row) == COLUMNS for row in rows)
    assert [row[0] for row in rows[1:]] == [str(n + 1) for n in range(commitments)]
    for row in rows[1:]:
        assert re.match(r"\d+\. .", row[1]), row[1]
        assert all(re.fullmatch(r"\d+|–", count) for count in row[2:7]), row
        assert re.match(r"\d+[,.]\d\d%|–", row[7]), row[7]
        assert row[8], "every commitment has a remark"
    properties = table._tbl.tblPr
    mirrored = properties.find(qn("w:bidiVisual")) is not None
    assert mirrored == (language == "ar"), "columns run with the language"
    heads = [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) for row in table.rows]
    assert heads[0] is not None and not any(head is not None for head in heads[1:])


def check_direction(paragraph):
    """Arabic is set from right to left, figures and Latin never in a paragraph that runs so."""
    properties = paragraph.find(qn("w:pPr"))
    is_mirrored = properties is not None and properties.find(qn("w:bidi")) is not None
    for run in paragraph.iter(qn("w:r")):
        text = "".join(run.itertext())
        is_rtl = run.find(qn("w:rPr")) is not None and run.find(qn("w:rPr")).find(
            qn("w:rtl")) is not None
        assert is_rtl or not ARABIC.search(text), f"not from right to left: {text}"
        if is_mirrored and is_rtl:
            assert not re.search("[0-9A-Za-z]", text), f"from right to left: {text}"


def check_pages(path, language, commitments):
    """What LibreOffice makes of it: pages, nothing in the margins, no figure broken."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", "pdf", "--outdir", folder, path],
            check=True, capture_output=True, timeout=180)
        pdf = Path(folder) / (Path(path).stem + ".pdf")
        boxes = subprocess.run(
            ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
        text = subprocess.run(
            ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout

    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">', boxes)
    assert pages, "no pages"
    if commitments:
        assert 3 <= len(pages) <= 12, f"{len(pages)} pages"
    for width, height in pages:
        assert (round(float(width)), round(float(height))) == (595, 842), "not A4"
    words = re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"', boxes)
    width = float(pages[0][0])
    for left, right in words:
        assert MARGIN <= float(left) and float(right) <= width - MARGIN, "text in the margin"
    # Every share is whole, in its order.
    if commitments:
        decimal = "." if language == "en" else ","
        shares = re.findall(rf"(?<!\d)\d{{1,3}}\{decimal}\d\d%", text)
        assert len(shares) == commitments, f"{len(shares)} shares"
    return len(pages)


def check(path, language="ar", commitments=28):
    """Fails with an AssertionError when something is wrong; else the number of pages."""
    path = str(path)
    check_structure(path, language, commitments)
    return check_pages(path, language, commitments)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("path")
    arguments.add_argument("--language", default="ar", choices=TITLES)
    arguments.add_argument("--commitments", type=int, default=28)
    found = arguments.parse_args()
    print(check(found.path, found.language, found.commitments), "pages")
