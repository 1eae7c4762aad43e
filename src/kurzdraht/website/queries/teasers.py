"""Events that stand on editors' pages."""

from collections.abc import Iterable
from datetime import datetime

from kurzdraht.events.models import Event
from kurzdraht.events.queries.listing import rows_of, upcoming
from kurzdraht.events.queries.place_words import tell_places
from kurzdraht.network.models import Consortium, Topic


def chosen_or_next(events: Iterable[Event], *, consortium: Consortium | None, limit: int, now: datetime) -> list[Event]:
    """The chosen ones that are open to all, by date; without a choice the next ones, of one consortium or of all."""
    keys = [event.pk for event in events if event is not None]
    if not keys:
        return upcoming(consortium, limit=limit, now=now)
    rows = list(rows_of(Event.objects.open_to_all().filter(pk__in=keys).order_by("starts_at", "pk")))
    tell_places(rows, person=None, now=now)
    return rows


def coming_on_topic(topic: Topic, *, limit: int, now: datetime) -> list[Event]:
    """The next events on one topic."""
    found = Event.objects.open_to_all().coming(now).filter(topics=topic).order_by("starts_at", "pk")
    rows = list(rows_of(found)[:limit])
    tell_places(rows, person=None, now=now)
    return rows
