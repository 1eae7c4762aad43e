"""What the publish check finds, without a database: a text, an event in memory, a fault with its field."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from kurzdraht.core.proofreading import ease, reading
from kurzdraht.events.queries.publish_check import AGENDA, PICTURES, Around, faults_of
from tests.factories.events import NOW

START = NOW + timedelta(days=9)
HARD = (
    "Die städtebauliche Gesamtmaßnahme wird unter Berücksichtigung der förderrechtlichen Rahmenbedingungen und der "
    "kommunalpolitischen Beschlusslage in enger Abstimmung mit der Bezirksregierung weiterentwickelt, wobei "
    "insbesondere die Problemimmobilien der Innenstadt betrachtet werden, deren Eigentumsverhältnisse ungeklärt sind. "
)
EASY = "Viele Läden stehen leer. Wer mietet sie? Drei Städte erzählen, was sie getan haben. Was ging nicht? "


@dataclass
class Announcement:
    title: str = "Leerstand im Erdgeschoss"
    subtitle: str = ""
    summary: str = "Drei Städte berichten."
    description: str = ""
    cost: str = ""
    starts_at: datetime = START
    ends_at: datetime = START + timedelta(minutes=45)
    is_online: bool = True
    is_onsite: bool = False
    room_url: str = "https://raum.example.org"
    venue: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    members_first_until_at: datetime | None = None
    online_capacity: int | None = 24
    onsite_capacity: int | None = None


GOOD = Announcement()
AROUND = Around(agenda=["Ankommen"], contact="stadtumbau@example.org")


def found(event: Announcement, around: Around = AROUND) -> list[tuple[str, bool]]:
    return [(fault.field, fault.must) for fault in faults_of(event, around, now=NOW)]


def test_where_all_is_said_nothing_is_found() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"starts_at": NOW - timedelta(days=1)}, ("starts_at", True)),
        ({"starts_at": NOW + timedelta(days=800)}, ("starts_at", True)),
        ({"is_onsite": True}, ("venue", True)),
        ({"is_onsite": True, "venue": "  "}, ("venue", True)),
        ({"room_url": ""}, ("room_url", False)),
        ({"closes_at": START + timedelta(hours=1)}, ("closes_at", True)),
        ({"closes_at": START - timedelta(days=1), "opens_at": START - timedelta(days=1)}, ("opens_at", True)),
        (
            {"closes_at": START - timedelta(days=2), "members_first_until_at": START - timedelta(days=1)},
            ("members_first_until_at", True),
        ),
        ({"members_first_until_at": START}, ("members_first_until_at", True)),
        ({"online_capacity": 0}, ("online_capacity", True)),
        ({"summary": ""}, ("summary", False)),
        ({"title": "Netzwerktreffen-copy-copy"}, ("title", True)),
        ({"subtitle": "XXX"}, ("subtitle", True)),
        ({"cost": "tbd"}, ("cost", True)),
        ({"description": "<p>Lorem ipsum</p>"}, ("description", True)),
        ({"description": '<p>Das Programm steht <a href="/x">hier</a>.</p>'}, ("description", False)),
        ({"description": "<h4>Fragen</h4>"}, ("description", False)),
        ({"summary": "Beachten Sie die rot markierten Zeilen."}, ("summary", False)),
        ({"description": HARD * 3}, ("description", False)),
    ],
)
def test_each_fault_is_found_at_its_field(values: dict[str, Any], fault: tuple[str, bool]) -> None:
    assert found(replace(GOOD, **values)) == [fault]


def test_a_way_that_is_not_offered_needs_no_place_and_no_seats() -> None:
    assert found(replace(GOOD, onsite_capacity=0)) == []


@pytest.mark.parametrize(
    ("around", "fault"),
    [
        (replace(AROUND, agenda=[]), (AGENDA, False)),
        (replace(AROUND, agenda=["Bericht aus XXX"]), (AGENDA, True)),
        (replace(AROUND, bare_pictures=["Marktplatz"]), (PICTURES, True)),
        (replace(AROUND, contact=""), ("contact_email", True)),
    ],
)
def test_what_hangs_on_the_event_counts_too(around: Around, fault: tuple[str, bool]) -> None:
    assert found(GOOD, around) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "Der Copyshop am Markt und die Kopie der Liste",
        "Todor berichtet aus Xanten",
        "Die grünen Flächen im Roten Rathaus",
        "Ein Teppich in Rottönen",
        "1. Teil: Wie geht es weiter?",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert found(replace(GOOD, subtitle=text)) == []


def test_html_and_plain_text_are_read_the_same_way() -> None:
    html = "<h2>Thema</h2><p>Ein&nbsp;Satz &amp; noch einer<br>Zeile</p><ul><li>Punkt</li></ul>"
    assert reading.read(html).lines == ["Thema", "Ein Satz & noch einer", "Zeile", "Punkt"]
    assert reading.read("Thema\n\n 5 < 7 und 9 > 3\n").lines == ["Thema", "5 < 7 und 9 > 3"]


def test_reading_ease_tells_hard_from_easy_and_keeps_silent_about_few_words() -> None:
    hard, easy = ease.ease_of(reading.read(HARD * 3)), ease.ease_of(reading.read(EASY * 5))
    assert hard is not None
    assert easy is not None
    assert (hard.is_hard, easy.is_hard, ease.ease_of(reading.read(HARD))) == (True, False, None)


def test_the_description_stands_under_a_heading_of_the_page_so_its_own_begin_one_deeper() -> None:
    assert found(replace(GOOD, description="<h3>Thema</h3><p>Viele Läden.</p><h4>Fragen</h4><p>Wer mietet?</p>")) == []
