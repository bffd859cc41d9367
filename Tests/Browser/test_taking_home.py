"""The documents in the browser: which, in what format and language, and who signs them."""

import json

import docx
import pytest

from people import LAPTOP, PHONE


def unfold(person, key):
    """Opens a part of the screen that is folded away, and is that part."""
    part = person.page.locator("details.fold").filter(
        has=person.page.locator("summary", has_text=person.word(key))).first
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return part


def take(person, part, key):
    """Presses a button and is the file that comes, with its name."""
    with person.page.expect_download() as download:
        part.get_by_role("button", name=person.word(key), exact=True).click()
    return download.value


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_every_document_comes_in_the_format_and_language_that_was_chosen(
        arrive, viewport, tmp_path):
    secretary = arrive("secretary", language="fr", viewport=viewport)
    secretary.tab("meeting")
    part = unfold(secretary, "documents")
    part.locator("select").nth(1).select_option("en")
    for document in ("minutes", "lists", "roll-call", "responses", "attendance"):
        part.locator("select").nth(0).select_option(document)
        # Chromium takes ten files from one page, and then asks.
        form = "md" if viewport == LAPTOP else "csv"
        file = take(secretary, part, f"documents.{form}")
        assert file.suggested_filename == f"{document}-2023-07-12-en.{form}"
    record = take(secretary, part, "documents.json")
    record.save_as(tmp_path / "record.json")
    assert json.loads((tmp_path / "record.json").read_text())["format"] == 2
    assert take(secretary, part, "documents.deliberations").suggested_filename == (
        "deliberations-2023-07-12-en.csv")


def test_who_signs_is_said_in_the_header(arrive, tmp_path):
    secretary = arrive("secretary", language="fr")
    secretary.tab("meeting")
    form = unfold(secretary, "header")
    field = form.get_by_label(secretary.word("header.signatures"), exact=False)
    field.fill("Le président du comité: Ali Ben Salah\nLa rapporteuse")
    # The header is saved when its form is at rest again.
    cancel = form.get_by_role("button", name=secretary.word("cancel"), exact=True)
    cancel.wait_for()
    form.get_by_role("button", name=secretary.word("save"), exact=True).click()
    cancel.wait_for(state="detached")
    part = unfold(secretary, "documents")
    take(secretary, part, "documents.docx").save_as(tmp_path / "minutes.docx")
    cells = [cell.text for row in docx.Document(tmp_path / "minutes.docx").tables[-1].rows
             for cell in row.cells]
    assert cells == ["Le président du comité\nAli Ben Salah", "La rapporteuse\n"]
    # Emptied, the chair and the secretary sign again.
    field.fill("")
    cancel.wait_for()
    form.get_by_role("button", name=secretary.word("save"), exact=True).click()
    cancel.wait_for(state="detached")
    take(secretary, part, "documents.docx").save_as(tmp_path / "minutes.docx")
    first = docx.Document(tmp_path / "minutes.docx").tables[-1].rows[0].cells[0].text
    assert first.startswith("Présidence de séance")
