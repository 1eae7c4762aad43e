"""Calendars and the news feed: what they hold, how they are written, what they never tell."""

from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.events.enums import Audience, EventState
from kurzdraht.events.models import Event, Invitation
from kurzdraht.events.queries.feeds import calendar_text
from tests.factories.events import make_event, make_format
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
ATOM = "{http://www.w3.org/2005/Atom}"


def coming(title: str, **values: Any) -> Event:
    return make_event(title, starts_at=timezone.now() + timedelta(days=9), **values)


def entries(response: Any) -> list[Any]:
    return list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))


def summaries(client: Client, path: str) -> list[str]:
    return [str(entry["summary"]) for entry in entries(client.get(path))]


def test_one_calendar_for_all_one_for_each_consortium_and_each_format(client: Client, cast: Cast) -> None:
    workshop = make_format("Werkstatt", slug="werkstatt")
    exchange = make_format(slug="austausch-45")
    coming("Stadtumbau", consortium=cast.stadtumbau, format=workshop)
    shared = coming("Innenstadt", consortium=cast.innenstadt, format=exchange)
    shared.partners.add(cast.stadtumbau)
    coming("Netz", format=exchange)
    assert summaries(client, reverse("calendar_feed")) == ["Stadtumbau", "Innenstadt", "Netz"]
    assert summaries(client, "/veranstaltungen/kalender/ag/stadtumbau.ics") == ["Stadtumbau", "Innenstadt"]
    assert summaries(client, "/veranstaltungen/kalender/format/werkstatt.ics") == ["Stadtumbau"]
    assert client.get("/veranstaltungen/kalender/ag/nirgends.ics").status_code == 404


def test_a_feed_holds_nothing_that_is_not_for_all(client: Client, cast: Cast) -> None:
    coming("Offen")
    coming("Entwurf", state=EventState.DRAFT, published_at=None)
    invited = coming("Einladung", audience=Audience.INVITATION)
    Invitation.objects.create(event=invited, person=cast.anna)
    make_event("Lange her", starts_at=timezone.now() - timedelta(days=400))
    assert cast.anna.user is not None
    client.force_login(cast.anna.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert summaries(client, reverse("calendar_feed")) == ["Offen"]
    assert summaries(client, reverse("event_ics", args=(invited.slug,))) == ["Einladung"]
    assert Client().get(reverse("event_ics", args=(invited.slug,))).status_code == 404
    feed = client.get(reverse("event_feed")).content.decode()
    assert "Einladung" not in feed
    assert [event.title for event in Event.objects.open_to_all().order_by("-starts_at")] == ["Offen", "Lange her"]


def test_no_feed_and_no_file_tells_the_link_to_the_room(client: Client, cast: Cast) -> None:
    event = coming("Offen", description="Geheimnis im langen Text")
    for path in (reverse("calendar_feed"), reverse("event_feed"), reverse("event_ics", args=(event.slug,))):
        assert "raum.example.org" not in client.get(path).content.decode()


def test_a_calendar_is_written_as_the_standard_says(client: Client, cast: Cast) -> None:
    title = "Häuser, Höfe; Flächen \\ Übergänge: größer und schöner, aber für wen und mit wem und wie lange?"
    coming(title, subtitle="Zeile eins", summary="Größe zählt. " * 20)
    response = client.get(reverse("calendar_feed"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert b"\n" not in response.content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    assert [line for line in lines if line.startswith((b"METHOD", b"REFRESH", b"X-PUBLISHED", b"VERSION"))] == [
        b"VERSION:2.0",
        b"METHOD:PUBLISH",
        b"REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        b"X-PUBLISHED-TTL:PT1H",
    ]
    assert str(entries(response)[0]["summary"]) == title


@pytest.mark.parametrize(
    ("day", "offset"), [((2027, 3, 27), 1), ((2027, 3, 29), 2), ((2027, 10, 30), 2), ((2027, 11, 1), 1)]
)
def test_times_stand_in_the_zone_of_berlin(cast: Cast, day: tuple[int, int, int], offset: int) -> None:
    starts_at = datetime(*day, 11, 0, tzinfo=BERLIN)
    text = calendar_text([make_event(starts_at=starts_at)], name="Probe")
    year, month, date = day
    assert f"DTSTART;TZID=Europe/Berlin:{year}{month:02}{date:02}T110000" in text
    calendar: Any = icalendar.Calendar.from_ical(text)
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    assert datetime(*day, 11, 0, tzinfo=zone).utcoffset() == timedelta(hours=offset)


def test_the_entry_keeps_its_name_and_tells_what_became_of_the_event(client: Client, cast: Cast) -> None:
    event = coming("Offen", sequence=3)
    path = reverse("event_ics", args=(event.slug,))
    first = entries(client.get(path))[0]
    assert (int(first["sequence"]), str(first["status"])) == (3, "CONFIRMED")
    Event.objects.filter(pk=event.pk).update(
        title="Anders", state=EventState.CANCELLED, sequence=4, state_reason="Krank"
    )
    later = entries(client.get(path))[0]
    assert str(later["uid"]) == str(first["uid"])
    assert str(event.key) in str(later["uid"])
    assert (int(later["sequence"]), str(later["status"])) == (4, "CANCELLED")
    assert str(later["description"]).startswith("Krank")
    Event.objects.filter(pk=event.pk).update(state=EventState.POSTPONED)
    postponed = entries(client.get(path))[0]
    assert (str(postponed["status"]), str(postponed["summary"])) == ("TENTATIVE", "Verschoben: Anders")


def test_who_has_the_newest_calendar_gets_no_second_copy(client: Client, cast: Cast) -> None:
    event = coming("Offen")
    path = reverse("calendar_feed")
    first = client.get(path)
    assert first["Cache-Control"] == "public, max-age=900"
    assert first["Last-Modified"]
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    Event.objects.filter(pk=event.pk).update(title="Neu")
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200
    Event.objects.filter(pk=event.pk).update(state=EventState.DRAFT)
    assert client.get(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 200


def test_the_news_feed_is_atom_with_the_newest_first(client: Client, cast: Cast) -> None:
    old = coming("Alt", published_at=timezone.now() - timedelta(days=2))
    new = coming("Neu", summary="Worum es geht.", published_at=timezone.now() - timedelta(days=1))
    response = client.get(reverse("event_feed"))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ET.fromstring(response.content)  # noqa: S314 - our own answer
    assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")] == ["Neu", "Alt"]
    assert [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")] == [
        f"urn:uuid:{new.key}",
        f"urn:uuid:{old.key}",
    ]


def test_feeds_have_one_address_in_one_language(client: Client, cast: Cast) -> None:
    assert client.get("/en/veranstaltungen/kalender.ics").status_code == 404
    assert client.get("/veranstaltungen/kalender.ics", headers={"Accept-Language": "en"}).status_code == 200
