"""What the office asks about the events it plans."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.place_words import capacity_in_all, counts_of
from kurzdraht.network.queries import Roles


def planned_events(roles: Roles, *, is_past: bool, now: datetime) -> QuerySet[Event]:
    """The events this person plans, drafts first, then by date; past ones newest first."""
    rows = Event.objects.select_related("format", "consortium")
    if not roles.is_office:
        rows = rows.filter(
            Q(consortium__in=roles.advised_consortia) | Q(partners__in=roles.advised_consortia)
        ).distinct()
    drafts_first = Case(When(state=EventState.DRAFT, then=Value(0)), default=Value(1))
    found: QuerySet[Event] = (
        rows.past(now).order_by("-starts_at", "pk")
        if is_past
        else rows.coming(now).annotate(rank=drafts_first).order_by("rank", "starts_at", "pk")
    )
    return found


def with_places(events: Sequence[Event]) -> None:
    """Give each event `taken`, `waiting` and `capacity` (None: no limit), in one query for all."""
    counts = counts_of(events)
    for event in events:
        count = counts.get(event.pk)
        event.taken = count.onsite + count.online if count else 0  # type: ignore[attr-defined]
        event.waiting = count.waiting if count else 0  # type: ignore[attr-defined]
        event.capacity = capacity_in_all(event)  # type: ignore[attr-defined]


def hints_for(event: Event, *, now: datetime) -> list[str]:
    """What is still missing, each a sentence; a past day and a missing place stop the publishing too."""
    is_over = event.starts_at <= now
    checks = (
        (is_over and event.state == EventState.DRAFT, _("Der Termin liegt in der Vergangenheit.")),
        (not is_over and event.is_online and not event.room_url, _("Der Link zum Raum fehlt noch.")),
        (event.is_onsite and not event.venue, _("Der Ort fehlt noch.")),
        (not event.summary, _("Es fehlen zwei Sätze, worum es geht.")),
        (not is_over and not event.slots.exists(), _("Der Ablauf ist noch leer.")),
    )
    return [sentence for is_missing, sentence in checks if is_missing]


def participants(event: Event) -> list[Registration]:
    """Everybody who ever registered, in the order of the list: places, offers and the line, cancelled ones."""
    rank = Case(
        When(state=RegistrationState.CONFIRMED, then=Value(0)),
        When(state=RegistrationState.CANCELLED, then=Value(2)),
        default=Value(1),
    )
    rows = Registration.objects.filter(event=event).select_related("organisation__municipality", "person")
    return list(
        rows.prefetch_related("organisation__consortia").annotate(rank=rank).order_by("rank", "queued_at", "pk")
    )
