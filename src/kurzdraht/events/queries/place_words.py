"""The state of an event's places in a few words, and what one person has there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _, ngettext

from kurzdraht.core import dates
from kurzdraht.events.enums import Attendance, EventState, RegistrationState
from kurzdraht.events.models import Documentation, Event, Registration
from kurzdraht.events.querysets import HOLDS_PLACE
from kurzdraht.network.models import Person

FEW = 5


@dataclass(frozen=True)
class Words:
    """`is_strong`: something the reader should not miss."""

    text: str
    is_strong: bool = False


@dataclass
class Counts:
    """Places taken (confirmed or held for an offer) and people waiting, for each way to take part."""

    onsite: int = 0
    online: int = 0
    waiting_onsite: int = 0
    waiting_online: int = 0

    @property
    def waiting(self) -> int:
        return self.waiting_onsite + self.waiting_online


def counts_of(events: Sequence[Event]) -> dict[int, Counts]:
    """The counts of all these events in one query, by primary key."""
    counts: dict[int, Counts] = defaultdict(Counts)
    found = (
        Registration.objects.filter(event__in=[event.pk for event in events])
        .standing()
        .values_list("event_id", "attendance", "state")
        .annotate(number=Count("pk"))
    )
    for event_pk, attendance, state, number in found:
        name = attendance if state in HOLDS_PLACE else f"waiting_{attendance}"
        setattr(counts[event_pk], name, getattr(counts[event_pk], name) + number)
    return counts


def free_places(event: Event, attendance: Attendance, counts: Counts) -> int | None:
    """How many are left, never below zero; None: no limit."""
    capacity = event.onsite_capacity if attendance == Attendance.ONSITE else event.online_capacity
    taken = counts.onsite if attendance == Attendance.ONSITE else counts.online
    return None if capacity is None else max(capacity - taken, 0)


def places_over(event: Event, counts: Counts) -> int:
    """How many places the office gave above the limits, over the ways that the event offers."""
    ways = [way for way in Attendance if getattr(event, f"is_{way}")]
    limits = [(getattr(counts, way), getattr(event, f"{way}_capacity")) for way in ways]
    return sum(max(taken - limit, 0) for taken, limit in limits if limit is not None)


def capacity_in_all(event: Event) -> int | None:
    """How many places there are over the ways that the event offers; None: no limit."""
    limits = [getattr(event, f"{way}_capacity") for way in Attendance if getattr(event, f"is_{way}")]
    return None if None in limits else sum(limits)


def free_in_all(event: Event, counts: Counts) -> int | None:
    """How many are left over the ways that the event offers, never below zero; None: no limit."""
    ways = [way for way in Attendance if getattr(event, f"is_{way}")]
    left = [free_places(event, way, counts) for way in ways]
    return None if None in left else sum(number for number in left if number is not None)


def tell_places(events: Sequence[Event], *, person: Person | None, now: datetime) -> None:
    """Give each row `places_text` and `places_strong`: one query, one more for a person, one for what is over."""
    counts = counts_of(events)
    recorded = _recorded([event for event in events if event.ends_at < now], now=now)
    own = _own_words(events, person) if person else {}
    for event in events:
        words = own.get(event.pk) if event.ends_at >= now else None
        words = words or recorded.get(event.pk) or words_for(event, counts.get(event.pk) or Counts(), now=now)
        event.places_text, event.places_strong = words.text, words.is_strong  # type: ignore[attr-defined]


def words_for(event: Event, counts: Counts, *, now: datetime) -> Words:
    if event.state != EventState.PUBLISHED:
        return Words(str(event.get_state_display()).capitalize(), is_strong=True)
    if event.ends_at < now:
        return Words("")
    if event.opens_at and event.opens_at > now:
        return Words(_("Anmeldung ab %(day)s") % {"day": dates.plain_short(event.opens_at)})
    if is_closed(event, now=now):
        return Words(_("Anmeldung geschlossen"))
    return _words_for_free(free_in_all(event, counts), counts.waiting)


def is_closed(event: Event, *, now: datetime) -> bool:
    """No registration any more: the office's own end, else the start."""
    return (event.closes_at or event.starts_at) <= now or event.starts_at <= now


def _words_for_free(free: int | None, waiting: int) -> Words:
    if free == 0:
        text = ngettext("Warteliste, %(number)d steht darauf", "Warteliste, %(number)d stehen darauf", waiting)
        return Words(text % {"number": waiting} if waiting else _("Warteliste"), is_strong=True)
    if free is None or free > FEW:
        return Words(_("Plätze frei"))
    return Words(ngettext("Noch %(number)d Platz", "Noch %(number)d Plätze", free) % {"number": free}, is_strong=True)


def _recorded(events: Sequence[Event], *, now: datetime) -> dict[int, Words]:
    if not events:
        return {}
    found = Documentation.objects.filter(event__in=[event.pk for event in events], published_at__lte=now)
    return dict.fromkeys(found.values_list("event_id", flat=True), Words(_("Mit Ergebnissen")))


def _own_words(events: Sequence[Event], person: Person) -> dict[int, Words]:
    states = {
        RegistrationState.CONFIRMED: _("Sie sind angemeldet"),
        RegistrationState.WAITING: _("Sie stehen auf der Warteliste"),
        RegistrationState.OFFERED: _("Ein Platz wartet auf Ihre Antwort"),
    }
    found = Registration.objects.of(person).filter(event__in=[event.pk for event in events], state__in=states)
    rows = found.values_list("event_id", "state")
    return {pk: Words(states[RegistrationState(state)], is_strong=True) for pk, state in rows}
