"""What the office asks about the events it plans."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Case, QuerySet, Value, When

from kurzdraht.events.enums import Attendance, EventState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.place_words import capacity_in_all, counts_of, free_places, places_over
from kurzdraht.network.queries import Roles


def planned_events(roles: Roles, *, is_past: bool, now: datetime) -> QuerySet[Event]:
    """The events this person plans, drafts first, then by date; past ones newest first."""
    rows = Event.objects.select_related("format", "consortium")
    if not roles.is_office:
        rows = rows.advised_by(roles)
    drafts_first = Case(When(state=EventState.DRAFT, then=Value(0)), default=Value(1))
    found: QuerySet[Event] = (
        rows.past(now).order_by("-starts_at", "pk")
        if is_past
        else rows.coming(now).annotate(rank=drafts_first).order_by("rank", "starts_at", "pk")
    )
    return found


def with_places(events: Sequence[Event]) -> None:
    """Give each event `taken`, `waiting`, `capacity` (None: no limit) and `over` (how many above it), in one query."""
    counts = counts_of(events)
    for event in events:
        count = counts.get(event.pk)
        event.taken = count.onsite + count.online if count else 0  # type: ignore[attr-defined]
        event.waiting = count.waiting if count else 0  # type: ignore[attr-defined]
        event.capacity = capacity_in_all(event)  # type: ignore[attr-defined]
        event.over = places_over(event, count) if count else 0  # type: ignore[attr-defined]


def is_full(event: Event) -> bool:
    """In one of the ways that the event offers, a further place would lie above the limit."""
    counts = counts_of([event])[event.pk]
    return any(free_places(event, way, counts) == 0 for way in Attendance if getattr(event, f"is_{way}"))
