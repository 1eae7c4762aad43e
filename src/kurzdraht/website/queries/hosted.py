"""The events of a municipality."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from kurzdraht.events.models import Contribution, Event
from kurzdraht.events.queries.listing import rows_of
from kurzdraht.events.queries.place_words import tell_places
from kurzdraht.network.models import Municipality

MOST_COMING = 4
MOST_PAST = 6


@dataclass(frozen=True)
class EventsOfMunicipality:
    """What comes, soonest first, and what was, newest first; `contributed` are the keys where it only spoke."""

    coming: list[Event]
    past: list[Event]
    contributed: frozenset[int]


def events_of(municipality: Municipality, *, now: datetime) -> EventsOfMunicipality:
    """Public events that the municipality hosts or speaks at; queries do not grow with events."""
    spoken = Contribution.objects.filter(municipality=municipality).values("event")
    events = Event.objects.open_to_all().filter(Q(host=municipality) | Q(pk__in=spoken))
    coming = list(rows_of(events.coming(now).order_by("starts_at", "pk"))[:MOST_COMING])
    tell_places(coming, person=None, now=now)
    past = list(rows_of(events.past(now).order_by("-starts_at", "-pk"))[:MOST_PAST])
    contributed = frozenset(event.pk for event in (*coming, *past) if event.host_id != municipality.pk)
    return EventsOfMunicipality(coming, past, contributed)
