"""Word's files against the schemas of Office Open XML, as the Open XML SDK of Microsoft has them."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

sys.path.insert(0, str(Path(__file__).parent))

from server import BINARY, ROOT  # noqa: E402

RECORD = Path(ROOT) / "Tests" / "Fixtures" / "records" / "nap5.json"
DOCUMENTS = ["minutes", "lists", "roll-call", "responses", "attendance"]


def export(document, language):
    done = subprocess.run(
        [BINARY, "export", RECORD, "--document", document, "--format", "docx", "--language",
         language], check=True, capture_output=True)
    return done.stdout


def wrong(data, path):
    """What the schemas do not allow."""
    path.write_bytes(data)
    found = OpenXmlValidator().validate(str(path)).errors
    # A theme is something that a document may have (ECMA-376, part 1, 11.3), not must.
    return [f"{one.part_uri}: {one.description}" for one in found
            if "relationships/theme" not in one.description]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_schemas_allow_everything(document, language, tmp_path):
    assert wrong(export(document, language), tmp_path / "document.docx") == []


@pytest.mark.parametrize("old, new", [
    ('<w:bidi/><w:jc w:val="center"/>', '<w:jc w:val="center"/><w:bidi/>'),
    ('w:val="center"', 'w:val="middle"'),
    ("<w:rtl/>", "<w:rightToLeft/>"),
    ("<w:tblGrid>", "<w:tblGrid><w:p/>"),
], ids=["order", "value", "element", "place"])
def test_the_schemas_are_asked(old, new, tmp_path):
    """What they do not allow is found in the same document."""
    changed = io.BytesIO()
    with (zipfile.ZipFile(io.BytesIO(export("minutes", "ar"))) as source,
          zipfile.ZipFile(changed, "w") as target):
        for name in source.namelist():
            text = source.read(name).decode()
            if name == "word/document.xml":
                assert old in text
                text = text.replace(old, new, 1)
            target.writestr(name, text)
    assert wrong(changed.getvalue(), tmp_path / "changed.docx")
