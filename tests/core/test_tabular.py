"""Lists as files open everywhere, whatever somebody typed into a form."""

import io

import pytest
from openpyxl import load_workbook

from kurzdraht.core.tabular import as_csv, as_xlsx


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_letter_that_xml_does_not_know_breaks_no_workbook(letter: str) -> None:
    book = load_workbook(io.BytesIO(as_xlsx("Liste", ("Name",), [(f"An{letter}na",)])))
    assert [row[0].value for row in book.worksheets[0].iter_rows()] == ["Name", "Anna"]
    assert as_csv(("Name",), [(f"An{letter}na",)]).decode().splitlines()[1] == "Anna"
