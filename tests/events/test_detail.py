"""The page of one event: an invitation first, a record later, and nothing empty."""

import json
import re
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.documents.models import StoredFile
from kurzdraht.events.enums import Audience, ContributionRole, EventState, FileRole, RegistrationState
from kurzdraht.events.models import Contribution, Documentation, Event, EventFile, EventSeries, Slot
from kurzdraht.events.queries.agenda import duration_words, timetable
from kurzdraht.events.queries.detail import detail_of
from kurzdraht.events.queries.facts import where_words
from kurzdraht.events.queries.place_words import Counts
from kurzdraht.events.queries.seats import seats_of
from kurzdraht.network.models import Person, Topic
from kurzdraht.network.queries import Roles, roles_of_person
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db
ROOM = "https://raum.example.org/leerstand"
SOON = timedelta(days=9)


class Outline(HTMLParser):
    """The text under each heading's level, and whether anything follows a heading inside its section."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"h1", "h2", "h3", "h4"}:
            self._open = tag
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.headings[-1] = (self._open, self.headings[-1][1] + data.strip())


def main_of(client: Client, event: Event) -> str:
    page = client.get(event.get_absolute_url())
    assert page.status_code == 200
    return page.content.decode().partition("<main")[2].partition("</main>")[0]


def soon(title: str = "Leerstand im Erdgeschoss", **values: Any) -> Event:
    return make_event(title, starts_at=values.pop("starts_at", timezone.now() + SOON), **values)


def add_slot(event: Event, minute: int, length: int, title: str, **values: Any) -> Slot:
    start = event.starts_at + timedelta(minutes=minute)
    return Slot.objects.create(
        event=event, starts_at=start, ends_at=start + timedelta(minutes=length), title=title, **values
    )


def add_file(event: Event, title: str, role: FileRole, **values: Any) -> EventFile:
    stored = StoredFile(
        subject_kind="event",
        subject_key=event.key,
        title=title,
        content_type=values.pop("content_type", "application/pdf"),
        size=1_200_000,
        sha256="0" * 64,
        stored_at=NOW,
        **{name: values.pop(name) for name in ("is_accessible", "alternative_text", "rights") if name in values},
    )
    stored.file.save("datei.pdf", ContentFile(b"%PDF-1.7"), save=False)
    stored.save()
    return EventFile.objects.create(event=event, file=stored, role=role, **values)


def signed_in(client: Client, person: Person) -> Client:
    assert person.user is not None
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_with_only_what_must_be_there_no_heading_is_empty(client: Client, cast: Cast) -> None:
    html = main_of(client, soon())
    headings = Outline(html).headings
    assert headings == [("h1", "Leerstand im Erdgeschoss"), ("h2", "Plätze frei")]
    assert re.findall(r"<(?:section|ul|ol|dl|p|figure|span)(?: [^>]*)?>\s*</", html) == []
    assert "None" not in html


def test_a_past_event_without_a_record_shows_only_its_head(client: Client, cast: Cast) -> None:
    html = main_of(client, soon(starts_at=timezone.now() - SOON))
    assert Outline(html).headings == [("h1", "Leerstand im Erdgeschoss")]


def test_the_invitation_shows_when_where_for_whom_and_places(client: Client, cast: Cast) -> None:
    event = soon(online_capacity=24, cost="Keine", subtitle="Wer mietet für ein Jahr?", audience=Audience.NETWORK)
    for _ in range(20):
        make_registration(event)
    html = main_of(client, event)
    facts = re.findall(r'<dt>(.*?)</dt><dd><span class="kd-fact__value">(.*?)</span>', html)
    assert [label for label, _value in facts] == ["Wann", "Wo", "Für wen", "Kosten"]
    assert dict(facts)["Für wen"] == "Alle Mitglieder"
    assert "Noch 4 Plätze" in html
    assert html.count("kd-seat--free") == 4
    assert html.count("kd-seat--taken") == 20
    assert f'href="/veranstaltungen/{event.slug}/anmelden/"' in html


def test_nobody_reads_the_link_to_the_room_who_has_no_place(client: Client, cast: Cast) -> None:
    event = soon()
    make_registration(event, person=cast.bert, state=RegistrationState.WAITING)
    make_registration(event, person=cast.anna)
    assert ROOM not in client.get(event.get_absolute_url()).content.decode()
    assert ROOM not in signed_in(Client(), cast.bert).get(event.get_absolute_url()).content.decode()
    own = main_of(signed_in(Client(), cast.anna), event)
    assert ROOM in own
    assert "Sie haben einen Platz" in own


def test_who_waits_reads_the_place_in_line(client: Client, cast: Cast) -> None:
    event = soon(online_capacity=1)
    make_registration(event)
    make_registration(event, state=RegistrationState.WAITING)
    make_registration(event, state=RegistrationState.WAITING, person=cast.bert)
    assert "Warteliste, Platz 2" in main_of(signed_in(client, cast.bert), event)


def test_names_of_municipalities_are_for_those_who_come(client: Client, cast: Cast) -> None:
    event = soon()
    make_registration(event, organisation=cast.soest.organisation)
    make_registration(event, person=cast.anna, organisation=cast.dortmund.organisation)
    make_registration(event, state=RegistrationState.WAITING, organisation=cast.emil.organisation)
    public = main_of(client, event)
    assert "Schon dabei: 2 Kommunen." in public
    assert ">Soest<" not in public
    assert cast.soest.ags not in public
    assert ">Soest<" in main_of(signed_in(Client(), cast.anna), event)
    assert ">Soest<" not in main_of(signed_in(Client(), cast.bert), event)


def test_the_page_of_nobody_in_particular_sets_no_cookie_and_holds_no_token(client: Client, cast: Cast) -> None:
    page = client.get(soon().get_absolute_url())
    assert page.cookies == {}
    assert "csrf" not in page.content.decode().lower()
    assert "<c-" not in page.content.decode()


def test_missing_draft_and_invitation_look_alike(client: Client, cast: Cast) -> None:
    draft = soon(state=EventState.DRAFT, published_at=None)
    invited = soon(audience=Audience.INVITATION)
    paths = ["/veranstaltungen/gibt-es-nicht/", draft.get_absolute_url(), invited.get_absolute_url()]
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    clara = signed_in(Client(), cast.clara)
    assert [clara.get(path).status_code for path in paths] == [404, 200, 200]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (EventState.CANCELLED, "Diese Veranstaltung fällt aus."),
        (EventState.POSTPONED, "Diese Veranstaltung ist verschoben."),
    ],
)
def test_called_off_is_said_first_with_the_reason(client: Client, cast: Cast, state: str, sentence: str) -> None:
    html = main_of(client, soon(state=state, state_reason="Der Saal ist gesperrt."))
    assert html.index(sentence) < html.index("Der Saal ist gesperrt.") < html.index("<h1")
    assert "Platz sichern" not in html
    assert "Plätze frei" not in html


def panel(event: Event, counts: Counts | None = None, *, now: datetime = NOW) -> tuple[str, str, str]:
    seats = seats_of(event, counts or Counts(), now=now)
    assert seats is not None
    return seats.headline, seats.lead, seats.button


def test_the_seat_panel_in_each_state(cast: Cast) -> None:
    event = make_event(online_capacity=2)
    assert panel(event) == ("Noch 2 Plätze", "von 2", "Platz sichern")
    full = Counts(online=2, waiting_online=3)
    assert panel(event, full) == ("Alle Plätze vergeben", "3 Personen warten schon.", "Auf die Warteliste")
    assert panel(event, Counts(online=5)) == ("Alle Plätze vergeben", "von 2", "Auf die Warteliste")
    assert panel(event, Counts(online=1), now=event.starts_at) == ("Anmeldung geschlossen", "1 Person ist dabei", "")
    later = make_event(opens_at=NOW + timedelta(days=6))
    assert panel(later) == ("Anmeldung ab Mo, 1. März 2027, 9:00 Uhr", "", "")
    assert panel(make_event(), Counts(online=17)) == ("Plätze frei", "17 Personen sind dabei", "Platz sichern")
    assert seats_of(event, Counts(), now=event.ends_at) is None
    assert seats_of(make_event(state=EventState.CANCELLED), Counts(), now=NOW) is None


def test_the_seat_panel_names_both_ways_and_who_goes_first(cast: Cast) -> None:
    event = make_event(
        is_onsite=True, onsite_capacity=2, online_capacity=3, members_first_until_at=NOW + timedelta(days=2)
    )
    seats = seats_of(event, Counts(onsite=2, online=1), now=NOW)
    assert seats is not None
    assert seats.headline == "Noch 2 Plätze"
    assert seats.lines == ["Vor Ort: Warteliste", "Online: noch 2 Plätze"]
    assert seats.hints[0] == "Bis Do, 25. Februar 2027, 9:00 Uhr sind zuerst Mitglieder dran."


def test_the_agenda_nests_talks_and_sets_rounds_side_by_side(cast: Cast) -> None:
    event = make_event()
    opening = add_slot(event, 0, 15, "Begrüßung", lines="Erwartungen\n\nEmpfehlungen\n")
    talks = add_slot(event, 15, 45, "Drei Beiträge")
    add_slot(event, 60, 30, "Recht", track="Runde 2", position=2)
    add_slot(event, 60, 30, "Geld", track="Runde 1", position=1)
    add_slot(event, 90, 10, "Pause", is_break=True)
    say = Contribution.objects.create
    say(event=event, slot=opening, role=ContributionRole.MODERATION, organisation="Fachberatung")
    say(event=event, slot=talks, position=1, title="Rückmeldung", function_title="Leitung", organisation="Verband")
    say(event=event, slot=talks, position=2, title="Rückmeldung", function_title="Projekt", municipality=cast.soest)
    say(
        event=event,
        slot=talks,
        position=0,
        title="Auftakt",
        name="Gast",
        organisation="Stadt Soest",
        municipality=cast.soest,
    )
    rows = timetable(list(event.slots.all()), list(event.contributions.all()))
    assert [(row.title, row.duration, row.is_break) for row in rows] == [
        ("Begrüßung", "15 Minuten", False),
        ("Drei Beiträge", "45 Minuten", False),
        ("Zwei Runden nebeneinander", "30 Minuten", False),
        ("Pause", "10 Minuten", True),
    ]
    assert rows[0].lines == ["Erwartungen", "Empfehlungen"]
    assert [(voice.strong, voice.rest) for voice in rows[0].talks[0].voices] == [("Moderation", "Fachberatung")]
    assert [(talk.title, [(v.strong, v.rest) for v in talk.voices]) for talk in rows[1].talks] == [
        ("Auftakt", [("Gast", "Stadt Soest")]),
        ("Rückmeldung", [("Leitung", "Verband"), ("Projekt", "Soest")]),
    ]
    assert [(one.label, one.title) for one in rows[2].rounds] == [("Runde 1", "Geld"), ("Runde 2", "Recht")]


def test_an_agenda_of_two_days_names_each_day_once(cast: Cast) -> None:
    event = make_event(ends_at=NOW + timedelta(days=11))
    for minute in (0, 60, 1440, 1500):
        add_slot(event, minute, 30, f"Punkt {minute}")
    rows = timetable(list(event.slots.all()), [])
    assert [row.day.day if row.day else None for row in rows] == [4, None, 5, None]


def test_durations_in_words() -> None:
    lengths = [1, 45, 60, 120, 90]
    assert [duration_words(NOW, NOW + timedelta(minutes=minutes)) for minutes in lengths] == [
        "1 Minute",
        "45 Minuten",
        "1 Stunde",
        "2 Stunden",
        "1 Std. 30 Min.",
    ]


def past_network_talk(cast: Cast) -> Event:
    """Every kind of information that an event and its record can have."""
    series = EventSeries.objects.create(slug="quartier", name="Gemeinsam für das Quartier")
    event = make_event(
        "Auftakt der zweiten Runde",
        format=make_format("Netzwerkgespräch", slug="gespraech"),
        series=series,
        number=1,
        starts_at=timezone.now() - SOON,
        venue="Online-Konferenz",
        subtitle="Praxis-Check",
        summary="Worum es geht.",
        description="Erster Absatz.\n\nZweiter Absatz.",
    )
    event.topics.add(Topic.objects.create(name="Quartier", slug="quartier"))
    slot = add_slot(event, 0, 45, "Begrüßung und Einführung", lines="Statements")
    talk = Contribution.objects.create(
        event=event, slot=slot, title="Ein Beitrag", function_title="Referat", organisation="Bund"
    )
    Contribution.objects.create(
        event=event, role=ContributionRole.MODERATION, function_title="Geschäftsführung", organisation="Verband"
    )
    record = Documentation.objects.create(
        event=event,
        heading="Die zweite Runde",
        report="Bericht.",
        participants=64,
        municipalities=38,
        published_at=NOW - SOON,
    )
    record.published_at = timezone.now() - timedelta(days=1)
    record.save(update_fields=("published_at",))
    record.findings.create(position=1, headline="Ein Träger zuerst.", text="Sonst schließt das Büro.")
    add_file(event, "Folien zum Auftakt", FileRole.SLIDES, is_accessible=True, contribution=talk)
    add_file(
        event, "Mitschrift", FileRole.PICTURE, content_type="image/png", alternative_text="Drei Tafeln", rights="Demo"
    )
    make_event("Zweites Gespräch", format=event.format, series=series, number=2, starts_at=timezone.now() + SOON)
    return event


def test_the_record_has_a_place_for_everything(client: Client, cast: Cast) -> None:
    event = past_network_talk(cast)
    html = main_of(client, event)
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    for words in (
        "Netzwerkgespräch 1 · Reihe „Gemeinsam für das Quartier“",
        "Auftakt der zweiten Runde Praxis-Check Worum es geht.",
        "Wo Online-Konferenz",
        "Wer war da 64 Menschen aus 38 Kommunen",
        "Was herauskam Ein Träger zuerst. Sonst schließt das Büro.",
        "Die zweite Runde Bericht.",
        "Folien zum Auftakt Referat, Bund PDF, 1,2 MB, barrierefrei",
        "Mitschrift Foto: Demo",
        "Darum ging es Erster Absatz. Zweiter Absatz.",
        "Themen: Quartier",
        "So geht es weiter Netzwerkgespräch 2: Zweites Gespräch",
        "Moderation: Geschäftsführung , Verband",
        "Begrüßung und Einführung Statements Ein Beitrag Referat , Bund",
        "Ende",
    ):
        assert words in text, words
    assert 'alt="Drei Tafeln"' in html
    assert "Platz sichern" not in html


def test_a_record_that_is_not_published_stays_hidden_with_its_files(client: Client, cast: Cast) -> None:
    event = past_network_talk(cast)
    file = event.files.get(role=FileRole.SLIDES).file
    path = f"{event.get_absolute_url()}dateien/{file.key}/"
    shown = client.get(path)
    assert shown.status_code == 200
    assert b"".join(shown) == b"%PDF-1.7"
    other = make_event("Anderes")
    assert client.get(f"{other.get_absolute_url()}dateien/{file.key}/").status_code == 404
    assert client.get(f"{event.get_absolute_url()}dateien/{uuid4()}/").status_code == 404
    Documentation.objects.update(published_at=timezone.now() + timedelta(hours=1))
    assert client.get(path).status_code == 404
    assert "Was herauskam" not in main_of(client, event)
    Documentation.objects.update(published_at=timezone.now() - timedelta(hours=1))
    Event.objects.filter(pk=event.pk).update(state=EventState.DRAFT)
    assert client.get(path).status_code == 404


def test_search_engines_read_the_event_and_no_text_ends_the_script(client: Client, cast: Cast) -> None:
    event = soon("</script><b>&", host=cast.soest, is_onsite=True, venue="Rathaus", state=EventState.POSTPONED)
    html = client.get(event.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["name"] == "</script><b>&"
    assert data["eventStatus"] == "https://schema.org/EventPostponed"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["location"][0]["address"]["addressLocality"] == "Soest"
    assert ROOM not in html


def test_one_address_counts_and_its_twin_is_named(client: Client, cast: Cast, settings: Any) -> None:
    event = soon()
    html = client.get(event.get_absolute_url(), {"von": "irgendwo"}).content.decode()
    base = settings.BASE_URL
    assert f'<link rel="canonical" href="{base}{event.get_absolute_url()}">' in html
    assert f'hreflang="en" href="{base}/en{event.get_absolute_url()}"' in html


def test_the_page_costs_few_queries_whatever_it_holds(client: Client, cast: Cast) -> None:
    event = past_network_talk(cast)
    counts = []
    for number in (1, 2):
        for index in range(number):
            slot = add_slot(event, 100 + 10 * number + index, 1, f"Punkt {index}")
            Contribution.objects.create(event=event, slot=slot, function_title="Amt", municipality=cast.soest)
            add_file(event, f"Datei {index}", FileRole.SLIDES)
            make_registration(event, organisation=cast.soest.organisation)
        with CaptureQueriesContext(connection) as queries:
            main_of(client, event)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 25


def test_the_query_alone_gives_who_comes_to_staff(cast: Cast) -> None:
    event = make_event()
    make_registration(event, organisation=cast.soest.organisation)
    assert detail_of(event, roles=Roles(), now=NOW).may_see_names is False
    staff = detail_of(event, roles=roles_of_person(cast.dora, on=NOW.date()), now=NOW)
    assert (staff.may_see_names, [str(place) for place in staff.places]) == (True, ["Soest"])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "Online"),
        ({"venue": "Online-Konferenz"}, "Online-Konferenz"),
        ({"is_online": False, "is_onsite": True, "venue": "Altes Rathaus", "host": "soest"}, "Soest, Altes Rathaus"),
        ({"is_online": False, "is_onsite": True, "venue": "Rathaus Soest", "host": "soest"}, "Rathaus Soest"),
        ({"is_onsite": True, "host": "soest"}, "Soest und online"),
        ({"is_onsite": True}, "vor Ort und online"),
    ],
)
def test_where_in_words(cast: Cast, values: dict[str, Any], expected: str) -> None:
    if "host" in values:
        values = values | {"host": cast.soest}
    assert where_words(make_event(**values)) == expected
