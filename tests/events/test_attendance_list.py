"""The sheet that people sign: who stands on it, and that a screen reader can read it (PDF/UA-1)."""

import io
from collections.abc import Iterator
from typing import Any

from django.test import Client
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from kurzdraht.documents.services import render_pdf
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.attendance import attendance_list
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast


def hybrid(cast: Cast) -> Event:
    event = make_event("Leerstand #let x = 1", consortium=cast.stadtumbau, is_onsite=True, venue="Altes Rathaus")
    for name in ("Zoe Adler", "Ärmel Bert", "Anna Zick"):
        make_registration(event, name, attendance=Attendance.ONSITE, organisation=cast.anna.organisation)
    make_registration(event, "Иван *fett*")
    make_registration(event, "Wartende", state=RegistrationState.WAITING)
    make_registration(event, "Abgesagte", state=RegistrationState.CANCELLED)
    return event


def printed(event: Event) -> PdfReader:
    content = render_pdf("events/pdf/attendance.typ", attendance_list(event, now=NOW), now=NOW)
    return PdfReader(io.BytesIO(content))


def catalogue(reader: PdfReader) -> Any:
    return reader.trailer["/Root"].get_object()


def tags(node: Any) -> Iterator[tuple[str, DictionaryObject]]:
    """The structure tree, parents first."""
    found = node.get_object()
    if isinstance(found, list):
        for child in found:
            yield from tags(child)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield str(found["/S"]), found
        if "/K" in found:
            yield from tags(found["/K"])


def test_who_has_a_place_stands_on_it_by_name_and_where_they_take_part(cast: Cast) -> None:
    groups = attendance_list(hybrid(cast), now=NOW)["groups"]
    told = [(group["heading"], group["signs"], [row["name"] for row in group["rows"]]) for group in groups]
    assert told == [
        ("Vor Ort, 3", True, ["Zoe Adler", "Ärmel Bert", "Anna Zick"]),
        ("Online, 1", False, ["Иван *fett*"]),
    ]
    assert [row["number"] for group in groups for row in group["rows"]] == [1, 2, 3, 4]


def test_it_is_tagged_and_says_its_language_title_and_standard(cast: Cast) -> None:
    reader = printed(hybrid(cast))
    root = catalogue(reader)
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Anwesenheitsliste: Leerstand #let x = 1"
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()


def test_one_heading_for_it_all_one_for_each_table_and_heads_of_columns(cast: Cast) -> None:
    reader = printed(hybrid(cast))
    found = list(tags(catalogue(reader)["/StructTreeRoot"]["/K"]))
    names = [name for name, _node in found]
    assert [name for name in names if name in {"/H1", "/H2", "/Table"}] == ["/H1", "/H2", "/Table", "/H2", "/Table"]
    assert (names.count("/TH"), names.count("/Figure")) == (5 + 4, 0)
    heads: list[Any] = [head for name, head in found if name == "/TH"]
    scopes = {str(head["/A"][0]["/Scope"]) for head in heads}
    assert scopes == {"/Column"}


def test_what_was_typed_is_never_read_as_markup_and_foreign_letters_do_not_stop_it(cast: Cast) -> None:
    text = "".join(page.extract_text() for page in printed(hybrid(cast)).pages)
    assert ("Leerstand #let x = 1" in text, "???? *fett*" in text, "Wartende" in text) == (True, True, False)


def test_an_empty_list_and_a_long_one_are_made_too(cast: Cast) -> None:
    event = make_event()
    assert "Noch hat niemand einen Platz." in printed(event).pages[0].extract_text()
    for number in range(90):
        make_registration(event, f"Gast {number}")
    assert "Seite 2 von" in printed(event).pages[1].extract_text()


def test_the_office_saves_it_and_nobody_keeps_it_between(cast: Cast, client: Client) -> None:
    event = hybrid(cast)
    client.force_login(cast.clara.user)  # type: ignore[arg-type]
    answer = client.get(f"/buero/veranstaltungen/{event.slug}/teilnehmende.pdf")
    is_kept_by_nobody = "no-store" in answer["Cache-Control"]
    assert (answer.status_code, answer["Content-Type"], is_kept_by_nobody) == (200, "application/pdf", True)
    assert answer.content.startswith(b"%PDF")
