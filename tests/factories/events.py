"""Makers for events."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from kurzdraht.events.enums import Attendance, Audience, EventState, RegistrationState
from kurzdraht.events.models import Event, EventFormat, EventSeries, Registration

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 2, 23, 9, 0, tzinfo=BERLIN)
_numbers = count(1)


def make_format(name: str = "45-Minuten-Austausch", **values: Any) -> EventFormat:
    defaults = {"slug": f"format-{next(_numbers)}", "duration_minutes": 45}
    form: EventFormat = EventFormat.objects.create(name=name, **(defaults | values))
    return form


def make_event(title: str = "Leerstand im Erdgeschoss", **values: Any) -> Event:
    """A published public online event in nine days of `NOW`, without limits."""
    starts_at = values.pop("starts_at", NOW + timedelta(days=9, hours=2))
    defaults = {
        "slug": f"leerstand-{next(_numbers)}",
        "format": values.get("format") or EventFormat.objects.first() or make_format(),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=45),
        "audience": Audience.PUBLIC,
        "state": EventState.PUBLISHED,
        "published_at": NOW - timedelta(days=30),
        "changed_at": NOW - timedelta(days=30),
        "room_url": "https://raum.example.org/leerstand",
    }
    event: Event = Event.objects.create(title=title, **(defaults | values))
    return event


def make_series(name: str = "Netzwerktreffen", **values: Any) -> EventSeries:
    defaults = {"slug": f"reihe-{next(_numbers)}", "rule": "FREQ=MONTHLY;BYDAY=1TH"}
    series: EventSeries = EventSeries.objects.create(name=name, **(defaults | values))
    return series


def make_registration(event: Event, name: str = "Gast", **values: Any) -> Registration:
    number = next(_numbers)
    defaults = {
        "email": f"gast{number}@example.org",
        "attendance": Attendance.ONLINE,
        "state": RegistrationState.CONFIRMED,
        "queued_at": NOW - timedelta(days=5) + timedelta(minutes=number),
        "changed_at": NOW - timedelta(days=5),
    }
    return Registration.objects.create(event=event, name=name, **(defaults | values))
