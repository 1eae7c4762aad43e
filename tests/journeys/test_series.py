"""A first-Thursday series for a year, in few steps; and the hints that never stand in the way."""

from datetime import date, timedelta

from django.utils import timezone

from kurzdraht.core.dates import BERLIN
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.events.services.formats import create_default_formats
from tests.factories.network import Cast
from tests.journeys.visitor import Visitor

FEW_CLICKS = 12
THURSDAY = 3


def next_first_thursday() -> date:
    day = timezone.localdate() + timedelta(days=14)
    while day.weekday() != THURSDAY or day.day > 7:
        day += timedelta(days=1)
    return day


def test_the_office_makes_a_first_thursday_series_for_a_year(cast: Cast) -> None:
    create_default_formats()
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/veranstaltungen/")
    before = clara.steps
    clara.follow("Reihen")
    clara.follow("Neue Reihe")
    first = next_first_thursday()
    link = "https://raum.example/treffen"
    clara.press("Termine zeigen", name="Monatstreffen", first_date=first.isoformat(), room_url=link)
    assert clara.reads("Jeden Monat am ersten Donnerstag.")
    clara.press("Anlegen und veröffentlichen")
    assert (clara.heading, clara.steps - before <= FEW_CLICKS) == ("Monatstreffen", True)
    assert clara.reads("12 Termine sind angelegt.")
    events = list(Event.objects.order_by("starts_at"))
    assert [event.number for event in events] == list(range(1, 13))
    assert {event.state for event in events} == {EventState.PUBLISHED}
    assert {event.starts_at.astimezone(BERLIN).weekday() for event in events} == {THURSDAY}


def test_one_edit_reaches_the_following_dates(cast: Cast) -> None:
    create_default_formats()
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/veranstaltungen/reihen/neu/")
    first = next_first_thursday().isoformat()
    clara.press("Termine zeigen", name="Monatstreffen", first_date=first, count="3")
    clara.press("Als Entwürfe anlegen")
    second = Event.objects.get(number=2)
    clara.open(f"/buero/veranstaltungen/{second.slug}/bearbeiten/")
    clara.press("Speichern", room_url="https://raum.example/neu", scope="following")
    assert clara.reads("1 weiterer Termin folgt.")
    links = list(Event.objects.order_by("number").values_list("room_url", flat=True))
    assert links == ["", "https://raum.example/neu", "https://raum.example/neu"]


def test_a_hint_is_said_once_and_then_passes(cast: Cast) -> None:
    create_default_formats()
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/veranstaltungen/neu/")
    saturday = timezone.localdate() + timedelta(days=14)
    saturday += timedelta(days=(5 - saturday.weekday()) % 7)
    clara.press("Als Entwurf speichern", title="Samstags", date=saturday.isoformat())
    assert (clara.reads("liegt am Wochenende."), Event.objects.count()) == (True, 0)
    clara.press("Als Entwurf speichern")
    assert (clara.heading, Event.objects.count()) == ("Samstags", 1)
