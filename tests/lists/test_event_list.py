"""The office's list of events: filters as a sentence, columns, order, files, kept lists."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event
from kurzdraht.lists.models import SavedList
from kurzdraht.network.models import Topic
from tests.factories.events import make_event, make_format, make_registration
from tests.factories.network import Cast
from tests.lists.signed_in import as_person

LIST = "/buero/veranstaltungen/"


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


@pytest.fixture
def clara(cast: Cast) -> Client:
    return as_person(cast.clara)


def titles(client: Client, query: str = "") -> list[str]:
    return [row.title for row in client.get(f"{LIST}?{query}").context["page"].object_list]


def sentence(client: Client, query: str = "") -> str:
    words = BeautifulSoup(client.get(f"{LIST}?{query}").content, "html.parser").select_one(".kd-sentence__words")
    assert words is not None
    for part in words.select(".kd-visually-hidden, .kd-word__choices"):
        part.decompose()
    return " ".join(words.get_text(" ").split()).replace(" ,", ",").replace(" .", ".")


def test_filters_narrow_and_are_told_as_a_sentence(cast: Cast, clara: Client) -> None:
    make_format()
    form = make_format("Werkstatt", slug="werkstatt")
    full = make_event("Voll", starts_at=in_days(9), consortium=cast.stadtumbau, format=form)
    make_registration(full, state=RegistrationState.WAITING)
    make_event("Leer", starts_at=in_days(10), consortium=cast.stadtumbau)
    shared = make_event("Gemeinsam", starts_at=in_days(11), consortium=cast.innenstadt)
    shared.partners.add(cast.stadtumbau)
    make_event("Fremd", starts_at=in_days(12), consortium=cast.innenstadt)
    make_event("Vorbei", starts_at=in_days(-9))
    assert titles(clara) == ["Voll", "Leer", "Gemeinsam", "Fremd"]
    assert titles(clara, "ag=stadtumbau") == ["Voll", "Leer", "Gemeinsam"]
    assert titles(clara, "ag=stadtumbau&warteliste=mit") == ["Voll"]
    assert titles(clara, "zeit=vergangen") == ["Vorbei"]
    assert titles(clara, "zeit=alle&suche=ei+or") == ["Vorbei"]
    assert titles(clara, "format=werkstatt") == ["Voll"]
    assert sentence(clara) == (
        "Zeige alle Veranstaltungen aller Arbeitsgemeinschaften in allen Formaten zu allen Themen ab heute,"
        " mit und ohne Warteliste, mit beliebigem Titel."
    )
    assert sentence(clara, "ag=stadtumbau&monat=2027-03&warteliste=mit&format=werkstatt") == (
        "Zeige alle Veranstaltungen der AG Stadtumbau im Format Werkstatt zu allen Themen im März 2027,"
        " mit Warteliste, mit beliebigem Titel."
    )


def test_a_month_ends_at_midnight_in_berlin(cast: Cast, clara: Client) -> None:
    for text in ("2027-02-28T23:30", "2027-03-01T00:00", "2027-03-31T23:59", "2027-04-01T00:00"):
        make_event(text, starts_at=timezone.make_aware(datetime.fromisoformat(text)))
    assert titles(clara, "monat=2027-03") == ["2027-03-01T00:00", "2027-03-31T23:59"]
    assert titles(clara, "monat=2027-03&von=2027-04-01") == ["2027-04-01T00:00"]


@pytest.mark.parametrize(
    "query",
    [
        "seite=999999999999999999999999",
        "seite=-1&zeilen=7",
        "seite=zwei&seite=3",
        "zeilen=100000",
        "ag=%00&ag=gibtesnicht&ag=stadtumbau",
        "ag=" + "x" * 3000,
        "stand=x&stand=draft&stand=y",
        "suche=%00",
        "suche=" + "x" * 5000,
        "suche=%25_%27%22%5C",
        "monat=2027-13",
        "monat=0000-01",
        "monat=٢٠٢٧-03",
        "monat=&von=99999-01-01&bis=2027-02-30",
        "von=2100-12-31&bis=2000-01-01",
        "zeit=%F0%9F%92%A9",
        "spalten=pk,__class__,titel,,&spalten=titel",
        "spalten=" + "titel," * 500,
        "sortierung=password",
        "sortierung=--tag",
        "sortierung=-consortium__email",
        "sortierung=plaetze",
        "sortierung=%00",
        "thema=1+OR+1",
        "warteliste[]=mit",
        "datei=exe",
        "getan=x",
        "getan=00000000-0000-0000-0000-000000000000",
        "&".join(f"format=f{number}" for number in range(300)),
    ],
)
def test_nothing_wrong_in_an_address_breaks_the_list(cast: Cast, clara: Client, query: str) -> None:
    make_event("Da", starts_at=in_days(9))
    answer = clara.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    assert clara.post(LIST, {"tat": "xlsx", "alle": "1", "abfrage": query}).status_code in {200, 302}


def test_headers_order_and_say_so(cast: Cast, clara: Client) -> None:
    make_event("B", starts_at=in_days(9))
    make_event("A", starts_at=in_days(10))
    assert titles(clara, "sortierung=titel") == ["A", "B"]
    assert titles(clara, "sortierung=-titel") == ["B", "A"]
    page = BeautifulSoup(clara.get(f"{LIST}?sortierung=titel&ag=stadtumbau&ag=").content, "html.parser")
    assert page.find("table") is None
    page = BeautifulSoup(clara.get(f"{LIST}?sortierung=titel&zeit=alle").content, "html.parser")
    sorted_ones = {head.get_text(strip=True): head.get("aria-sort") for head in page.select("thead th[aria-sort]")}
    assert sorted_ones == {"Titel": "ascending"}
    link = page.select_one("th[aria-sort] a")
    assert link is not None
    assert link["href"] == "?zeit=alle&sortierung=-titel"


def test_columns_are_chosen_and_files_have_just_these(cast: Cast, clara: Client) -> None:
    make_event("=Gefährlich", starts_at=in_days(9), consortium=cast.stadtumbau, online_capacity=12)
    make_event("Anderes", starts_at=in_days(10))
    page = clara.get(f"{LIST}?spalten=ag&spalten=plaetze&ag=stadtumbau")
    assert [head.name for head in page.context["heads"]] == ["titel", "ag", "plaetze"]
    text = clara.get(f"{LIST}?spalten=ag,plaetze&ag=stadtumbau&datei=csv").content.decode("utf-8-sig")
    assert text.splitlines() == ["Titel;AG;Plätze", "'=Gefährlich;AG Stadtumbau;0 / 12"]
    book = load_workbook(BytesIO(clara.get(f"{LIST}?spalten=tag&datei=xlsx").content)).worksheets[0]
    assert [cell.value for cell in book[1]] == ["Tag", "Titel"]
    assert isinstance(book["A2"].value, datetime)
    assert (book["B2"].value, book["B2"].data_type) == ("=Gefährlich", "s")


def test_an_adviser_finds_only_the_own_consortium_in_list_file_and_act(cast: Cast) -> None:
    make_event("Eigene", starts_at=in_days(9), consortium=cast.stadtumbau)
    foreign = make_event("Fremde", starts_at=in_days(9), consortium=cast.innenstadt, state=EventState.DRAFT)
    dora = as_person(cast.dora)
    assert titles(dora, "zeit=alle") == ["Eigene"]
    assert "Fremde" not in dora.get(f"{LIST}?datei=csv").content.decode()
    answer = dora.post(LIST, {"tat": "veroeffentlichen", "zeile": str(foreign.key), "bestaetigt": "1"})
    assert (answer.status_code, Event.objects.get(pk=foreign.pk).state) == (302, EventState.DRAFT)


def test_the_scope_of_the_desk_holds_until_the_address_speaks(cast: Cast, clara: Client) -> None:
    make_event("Eigene", starts_at=in_days(9), consortium=cast.stadtumbau)
    make_event("Fremde", starts_at=in_days(9), consortium=cast.innenstadt)
    session = clara.session
    session["desk_scope"] = {"consortium": cast.stadtumbau.pk, "year": None}
    session.save()
    assert titles(clara) == ["Eigene"]
    assert "der AG Stadtumbau" in sentence(clara)
    assert titles(clara, "ag=innenstadt") == ["Fremde"]
    assert titles(clara, "ag=") == ["Eigene", "Fremde"]
    session["desk_scope"] = {"consortium": None, "year": date.today().year - 3}  # noqa: DTZ011 - a year is enough
    session.save()
    assert titles(clara) == []
    assert titles(clara, "zeit=") == ["Eigene", "Fremde"]


def test_lists_are_kept_renamed_opened_with_and_removed(cast: Cast, clara: Client) -> None:
    make_event("Da", starts_at=in_days(9), consortium=cast.stadtumbau)
    clara.post(LIST, {"tat": "merken", "name": "Meine", "abfrage": "ag=stadtumbau&spalten=ag&unsinn=1&seite=4"})
    saved = SavedList.objects.get()
    assert (saved.query, saved.is_default) == ("ag=stadtumbau&spalten=ag", False)
    change = {"liste": saved.pk, "abfrage": ""}
    clara.post(LIST, change | {"tat": "umbenennen", "name": "Unsere"})
    clara.post(LIST, change | {"tat": "oeffnen"})
    assert list(SavedList.objects.values_list("name", "is_default")) == [("Unsere", True)]
    assert clara.get(LIST)["Location"] == "?ag=stadtumbau&spalten=ag"
    assert clara.get(f"{LIST}?seite=1").status_code == 200
    dora = as_person(cast.dora)
    assert dora.post(LIST, change | {"tat": "loeschen"}).status_code == 404
    assert clara.post(LIST, change | {"tat": "umbenennen", "name": "\0"}).status_code == 302
    clara.post(LIST, {"tat": "merken", "name": "Zweite", "is_default": "on", "abfrage": "zeit=alle"})
    assert set(SavedList.objects.values_list("name", "is_default")) == {("Unsere", False), ("Zweite", True)}
    clara.post(LIST, change | {"tat": "umbenennen", "name": "Zweite"})
    clara.post(LIST, change | {"tat": "loeschen"})
    assert list(SavedList.objects.values_list("name", flat=True)) == ["Zweite"]


def test_the_numbers_of_queries_do_not_grow(cast: Cast, clara: Client) -> None:
    topic = Topic.objects.create(name="Leerstand", slug="leerstand")
    every = "spalten=tag,ag,format,plaetze,warten,stand,themen,ort,reihe"
    numbers = []
    for _round in range(2):
        for _each in range(4):
            event = make_event(starts_at=in_days(9), consortium=cast.stadtumbau)
            event.topics.add(topic)
            event.partners.add(cast.innenstadt)
            make_registration(event, state=RegistrationState.WAITING)
        for query in (every, f"{every}&ag=innenstadt&warteliste=mit&datei=csv"):
            with CaptureQueriesContext(connection) as queries:
                assert clara.get(f"{LIST}?{query}").status_code == 200
            numbers.append(len(queries))
    assert numbers[:2] == numbers[2:]
    assert max(numbers) <= 25
