"""The calendar part of the mails: updates and cancels what it once put there."""

from datetime import datetime, timedelta
from typing import Any

import icalendar
import pytest

from kurzdraht.events.enums import EventState
from kurzdraht.events.mails import notify_event_changed
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.feeds import calendar_text
from kurzdraht.events.services import (
    GUEST,
    cancel_registration,
    change_registration,
    guest_applicant,
    register_for_event,
)
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.events import BERLIN, NOW, make_event, make_registration
from tests.factories.network import Cast


def register(event: Event, now: datetime = NOW) -> Registration:
    applicant = guest_applicant(
        name='Müller; Köln, "Quartier"', email="gast@example.org", organisation_name="", language="de", now=now
    )
    return register_for_event(event, applicant, attendance="online", by=GUEST, now=now)


def entries() -> list[Any]:
    texts = OutgoingMail.objects.exclude(calendar="").order_by("pk").values_list("calendar", flat=True)
    return [icalendar.Calendar.from_ical(text).walk("VEVENT")[0] for text in texts]


def test_one_uid_for_ever_and_a_sequence_that_grows(cast: Cast) -> None:
    event = make_event()
    made = register(event)
    change_registration(made, name="Gast G.", note="", attendance="online", by=GUEST, now=NOW)
    Event.objects.update(
        sequence=1, starts_at=event.starts_at + timedelta(days=1), ends_at=event.ends_at + timedelta(days=1)
    )
    event.refresh_from_db()
    notify_event_changed(event, now=NOW)
    cancel_registration(made, by=GUEST, now=NOW)
    register(event, now=NOW + timedelta(minutes=1))
    found = entries()
    public = icalendar.Calendar.from_ical(calendar_text([event], name="Alle")).walk("VEVENT")[0]
    assert {str(entry["UID"]) for entry in [*found, public]} == {str(public["UID"])}
    sequences = [int(entry["SEQUENCE"]) for entry in found]
    assert sequences == sorted(set(sequences))
    methods = OutgoingMail.objects.exclude(calendar="").order_by("pk").values_list("calendar_method", flat=True)
    assert list(methods) == ["REQUEST", "REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    assert [str(entry["STATUS"]) for entry in found] == [
        "CONFIRMED",
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
    ]


def test_a_called_off_event_leaves_the_calendars(cast: Cast) -> None:
    event = make_event()
    register(event)
    Event.objects.update(state=EventState.CANCELLED, sequence=1)
    event.refresh_from_db()
    notify_event_changed(event, now=NOW)
    assert (str(entries()[1]["STATUS"]), OutgoingMail.objects.latest("pk").calendar_method) == ("CANCELLED", "CANCEL")


def test_it_names_nobody_but_the_reader(cast: Cast) -> None:
    event = make_event()
    make_registration(event, "Andere Person")
    register(event)
    entry = entries()[0]
    assert str(entry["ATTENDEE"]) == "mailto:gast@example.org"
    assert str(entry["ORGANIZER"]) == "mailto:netz@example.org"
    assert "Andere Person" not in OutgoingMail.objects.latest("pk").calendar


def test_lines_are_folded_and_end_with_crlf(cast: Cast) -> None:
    register(make_event("Ü" * 140, summary="Straße, Plätze; und\nmehr " * 20))
    text = OutgoingMail.objects.get().calendar
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("starts_at", "offset"),
    [(datetime(2027, 3, 27, 23, tzinfo=BERLIN), 1), (datetime(2027, 3, 28, 12, tzinfo=BERLIN), 2)],
)
def test_times_carry_their_zone_over_the_time_change(cast: Cast, starts_at: datetime, offset: int) -> None:
    register(make_event(starts_at=starts_at, ends_at=starts_at + timedelta(hours=3)))
    text = OutgoingMail.objects.get().calendar
    entry = entries()[0]
    assert "BEGIN:VTIMEZONE" in text
    assert f"DTSTART;TZID=Europe/Berlin:{starts_at:%Y%m%dT%H%M%S}" in text
    assert entry["DTSTART"].dt.utcoffset() == timedelta(hours=offset)
    assert entry["DTEND"].dt - entry["DTSTART"].dt is not None
