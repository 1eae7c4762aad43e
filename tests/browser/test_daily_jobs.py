"""The office's five daily jobs, from the desk's first page on. How few steps each takes is a promise."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.db.models import Model
from django.utils import timezone
from playwright.sync_api import Locator, Page as Tab, expect

from kurzdraht.core.dates import BERLIN
from kurzdraht.events.enums import Audience, EventState, RegistrationState
from kurzdraht.events.models import Event, EventSeries, Message, Registration
from kurzdraht.events.queries.clashes import Span, clashes_of
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.network.models import Person
from kurzdraht.network.queries import roles_of_person
from kurzdraht.todos.models import Todo
from tests.browser.counting import counted
from tests.browser.house import House
from tests.browser.viewer import Viewer, sign_in
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.browser

MADE: tuple[type[Model], ...] = (OutgoingMail, Message, Registration, Event, EventSeries, Todo)
PEOPLE, WITH_PLACE = 80, 60
A_YEAR = 12
THURSDAY = 3


@pytest.fixture(autouse=True)
def cleared(house: House) -> Iterator[None]:
    """What a job makes is gone afterwards, for other tests look at the same house."""
    known = {model: set(model._base_manager.values_list("pk", flat=True)) for model in MADE}
    yield
    for model in MADE:
        model._base_manager.exclude(pk__in=known[model]).delete()


@pytest.fixture
def office(viewer: Viewer, house: House) -> Iterator[Tab]:
    """The desk's first page, in a window of its own."""
    tab = viewer.open_tab()
    sign_in(tab, house, "buero")
    tab.goto(f"{house.url}/buero/")
    viewer.complaints.clear()
    yield tab
    assert viewer.complaints == []
    tab.context.close()


@pytest.fixture
def busy(cleared: None) -> Event:
    """Eighty people come to it or wait."""
    now = timezone.now().replace(microsecond=0)
    event = make_event(
        "Brunnenfest ohne Bagger",
        starts_at=now + timedelta(days=16),
        published_at=now,
        changed_at=now,
        online_capacity=WITH_PLACE,
        audience=Audience.PUBLIC,
    )
    states = [RegistrationState.CONFIRMED] * WITH_PLACE + [RegistrationState.WAITING] * (PEOPLE - WITH_PLACE)
    for state in states:
        make_registration(event, state=state, queued_at=now, changed_at=now)
    return event


def free_day() -> date:
    """A coming day on which nothing else is, so nothing is hinted at."""
    office = roles_of_person(Person.objects.get(email="buero@demo.example"), on=timezone.localdate())
    day = timezone.localdate() + timedelta(days=14)
    while True:
        starts_at = datetime.combine(day, time(11), tzinfo=BERLIN)
        if not clashes_of(Span(starts_at, starts_at + timedelta(minutes=45)), roles=office):
            return day
        day += timedelta(days=1)


def as_typed(tab: Tab, day: date) -> str:
    """The parts of a day in the order in which the fields of this browser take them."""
    paper = tab.context.new_page()
    paper.set_content("<input type=date>")
    paper.locator("input").focus()
    paper.keyboard.type("01022026")
    is_day_first = paper.locator("input").input_value() == "2026-02-01"
    paper.close()
    return f"{day:%d%m%Y}" if is_day_first else f"{day:%m%d%Y}"


def next_first_thursday() -> date:
    day = timezone.localdate() + timedelta(days=14)
    while day.weekday() != THURSDAY or day.day > 7:
        day += timedelta(days=1)
    return day


def link(tab: Tab | Locator, words: str) -> Locator:
    return tab.get_by_role("link", name=words, exact=True)


def button(tab: Tab, words: str) -> Locator:
    return tab.locator("main").get_by_role("button", name=words, exact=True)


def search_field(tab: Tab) -> Locator:
    return tab.get_by_role("searchbox", name="Im Büro suchen")


def test_an_exchange_is_made_and_published(office: Tab) -> None:
    day = free_day()
    with counted(office, "exchange of 45 minutes, published") as hand:
        hand.click(link(office, "Neue Veranstaltung"))
        asked = office.locator("main form :is(input, select, textarea):visible")
        assert 1 < asked.count() <= 6
        hand.fill(office.get_by_label("Titel"), "Markthalle auf Probe")
        hand.fill(office.get_by_label("Tag", exact=True), day.isoformat())
        hand.fill(office.get_by_label("Gastgeberin"), "Soest")
        hand.click(button(office, "Veröffentlichen"))
        expect(office.get_by_role("status")).to_contain_text("Veröffentlicht. Ab jetzt kann man sich anmelden.")
    event = Event.objects.get(title="Markthalle auf Probe")
    assert (event.state, event.ends_at - event.starts_at) == (EventState.PUBLISHED, timedelta(minutes=45))
    assert hand.cost.by_hand < 60


def test_the_same_by_keyboard_alone(office: Tab) -> None:
    day = free_day()
    typed = as_typed(office, day)
    with counted(office, "the same by keyboard alone") as hand:
        hand.strike("/")
        expect(search_field(office)).to_be_focused()
        hand.type("neue ver")
        expect(office.locator("#schnelltreffer").get_by_role("link", name="Neue Veranstaltung")).to_be_visible()
        hand.strike("ArrowDown")
        hand.enter()
        expect(office.get_by_role("heading", level=1)).to_contain_text("Neu:")
        hand.tab_to(office.get_by_label("Titel"))
        hand.type("Markthalle mit Tasten")
        hand.tab_to(office.get_by_label("Tag", exact=True))
        hand.type(typed)
        hand.tab_to(office.get_by_label("Gastgeberin"))
        hand.type("Soest")
        hand.tab_to(button(office, "Veröffentlichen"))
        hand.enter()
        expect(office.get_by_role("status")).to_contain_text("Veröffentlicht. Ab jetzt kann man sich anmelden.")
    event = Event.objects.get(title="Markthalle mit Tasten")
    assert (event.state, timezone.localdate(event.starts_at), str(event.host)) == (EventState.PUBLISHED, day, "Soest")
    assert (hand.cost.fields <= 6, hand.cost.by_hand < 60) == (True, True)


def test_an_event_with_eighty_people_is_called_off(office: Tab, busy: Event) -> None:
    with counted(office, "event with 80 people called off") as hand:
        hand.fill(search_field(office), "brunnenf")
        hand.click(office.locator("#schnelltreffer").get_by_role("link", name=busy.title, exact=True))
        hand.click(link(office, "Absagen"))
        hand.fill(office.get_by_label("Grund"), "Die Referentin ist krank.")
        hand.click(button(office, f"Absagen und {PEOPLE} Mails schicken"))
        expect(office.get_by_role("status")).to_contain_text(f"Abgesagt. {PEOPLE} Mails stehen im Ausgang.")
    busy.refresh_from_db()
    assert busy.state == EventState.CANCELLED
    assert OutgoingMail.objects.filter(subject_key=busy.key).count() == PEOPLE
    assert hand.cost.clicks <= 5


def test_first_thursdays_for_a_year(office: Tab) -> None:
    first = next_first_thursday()
    with counted(office, "first Thursdays for a year") as hand:
        hand.click(link(office.get_by_role("navigation", name="Büro"), "Veranstaltungen"))
        hand.click(link(office, "Reihen"))
        hand.click(link(office, "Neue Reihe"))
        hand.fill(office.get_by_label("Name der Reihe"), "Donnerstagsrunde")
        hand.fill(office.get_by_label("Erster Termin"), first.isoformat())
        hand.click(office.get_by_text("Ort, Link zum Raum, andere AGs"))
        hand.fill(office.get_by_label("Link zum Raum"), "https://raum.demo.example/donnerstag")
        hand.click(button(office, "Termine zeigen"))
        hand.click(button(office, "Anlegen und veröffentlichen"))
        expect(office.get_by_role("status").first).to_contain_text(f"{A_YEAR} Termine sind angelegt.")
    events = list(EventSeries.objects.get(name="Donnerstagsrunde").events.order_by("starts_at"))
    assert (len(events), {event.state for event in events}) == (A_YEAR, {EventState.PUBLISHED})
    assert {event.rule_date.weekday() for event in events if event.rule_date} == {THURSDAY}
    assert hand.cost.clicks <= 12


def test_those_who_wait_are_written_to(office: Tab, house: House) -> None:
    event = house.full
    waiting = event.registrations.filter(state=RegistrationState.WAITING).count()
    with counted(office, "message to those who wait") as hand:
        hand.click(office.locator("[data-kd-tasks]").get_by_role("link", name=f"{event.title}: {waiting} warten").first)
        hand.click(link(office, "An die Warteliste"))
        hand.fill(office.get_by_label("Betreff"), "Ein zweiter Saal")
        hand.fill(office.get_by_label("Text", exact=True), "Guten Tag {name},\n\nwir suchen einen zweiten Saal.")
        hand.click(button(office, "Vorschau"))
        hand.click(button(office, f"An {waiting} Personen senden"))
        expect(office.get_by_role("status")).to_contain_text(f"geht an {waiting} Personen.")
    assert waiting > 1
    assert OutgoingMail.objects.filter(subject_key=event.key, subject="Ein zweiter Saal").count() == waiting
    assert hand.cost.clicks <= 6


def test_an_address_that_fails_is_mended(office: Tab) -> None:
    bounce = Bounce.objects.filter(handled_at=None, source="smtp").exclude(recipient_key=None).order_by("pk")[0]
    person = Person.objects.get(email=bounce.email)
    with counted(office, "address that fails mended") as hand:
        hand.click(link(office, f"{person} ist nicht erreichbar"))
        hand.fill(office.get_by_label("Neue E-Mail-Adresse"), "neue.stelle@demo.example")
        hand.click(button(office, "Adresse ändern"))
        expect(office.get_by_role("status").first).to_contain_text("Die neue Adresse gilt: neue.stelle@demo.example.")
    person.refresh_from_db()
    bounce.refresh_from_db()
    assert (person.email, bounce.handled_at is None) == ("neue.stelle@demo.example", False)
    assert OutgoingMail.objects.filter(recipient_email=person.email, resend_of=bounce.mail).count() == 1
    assert hand.cost.clicks <= 4
