"""Which planned events still stand as their format proposed before it was changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from kurzdraht.audit.models import JournalEntry
from kurzdraht.core.values import in_words
from kurzdraht.events.enums import Audience, EventState, RegistrationState
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.querysets import GOES_ON

MOVING = ("duration_minutes", "is_online", "is_onsite")
LABELS: dict[str, str | Promise] = {
    "duration_minutes": _("Dauer in Minuten"),
    "is_online": _("online"),
    "is_onsite": _("vor Ort"),
    "capacity": _("Plätze"),
    "audience": _("Für wen"),
    "summary": _("Worum geht es, in zwei Sätzen"),
    "text": _("Thema"),
    "cost": _("Kosten"),
    "reminder_hours": _("Erinnerung, Stunden vorher"),
    "early_reminder_hours": _("Erste Erinnerung, Stunden vorher"),
    "agenda": _("Ablauf"),
    "tasks": _("Aufgaben"),
}


@dataclass(frozen=True)
class Following:
    """One changed field and the coming events that still have its old value. `moves`: who has a place gets a mail."""

    name: str
    label: str
    before: str
    after: str
    moves: bool
    events: list[Event] = field(default_factory=list)

    @property
    def mails(self) -> int:
        return sum(event.standing for event in self.events if event.state == EventState.PUBLISHED)  # type: ignore[attr-defined]


def latest_change(row: EventFormat) -> dict[str, list[Any]]:
    """What was changed last: {field: [before, after]}."""
    entries = JournalEntry.objects.filter(subject_kind="format", subject_key=row.key, action="format_changed")
    entry = entries.order_by("-at", "-pk").first()
    return dict(entry.changes) if entry else {}


def followings(row: EventFormat, changes: Mapping[str, Sequence[Any]], *, now: datetime) -> list[Following]:
    """Each changed field that an event could follow; those of no event are left out. Three queries."""
    standing = Count("registrations", filter=~Q(registrations__state=RegistrationState.CANCELLED))
    events = list(
        Event.objects.filter(format=row, starts_at__gt=now, state__in=GOES_ON)
        .select_related("consortium")
        .prefetch_related("slots", "contributions")
        .annotate(standing=standing)
        .order_by("starts_at", "pk")
    )
    found = []
    for name, (before, after) in changes.items():
        if name not in LABELS:
            continue
        concerned = [event for event in events if name == "tasks" or _would_follow(event, name, before, after)]
        words = (_words(name, before), _words(name, after))
        found.append(Following(name, str(LABELS[name]), *words, moves=name in MOVING, events=concerned))
    return [one for one in found if one.events]


def _would_follow(event: Event, name: str, before: Any, after: Any) -> bool:
    return still_has(event, name, before) and not still_has(event, name, after)


def still_has(event: Event, name: str, value: Any) -> bool:
    """Whether the event stands, in this field, as a format with this value proposes."""
    if name == "agenda":
        return _agenda_of(event) == [list(row) for row in value]
    if name == "capacity":
        return bool(ways_with(event, value))
    if name == "duration_minutes":
        return event.ends_at - event.starts_at == timedelta(minutes=value)
    return bool(getattr(event, "description" if name == "text" else name) == value)


def ways_with(event: Event, places: int | None) -> list[str]:
    """The capacities of the ways this event offers that have this limit."""
    ways = [f"{way}_capacity" for way in ("online", "onsite") if getattr(event, f"is_{way}")]
    return [name for name in ways if getattr(event, name) == places]


def _agenda_of(event: Event) -> list[list[Any]] | None:
    """As a format keeps it; None where somebody has worked on it already: tracks, breaks, contributions."""
    slots = sorted(event.slots.all(), key=lambda slot: (slot.position, slot.pk))
    if any(slot.track or slot.is_break for slot in slots) or any(one.slot_id for one in event.contributions.all()):
        return None
    return [[int((slot.ends_at - slot.starts_at).total_seconds() // 60), slot.title, slot.lines] for slot in slots]


def _words(name: str, value: Any) -> str:
    """A value of the format as a reader knows it."""
    if name == "agenda":
        return "; ".join(f"{minutes} Min. {title}" for minutes, title, _line in value) or gettext("leer")
    if name == "tasks":
        return "; ".join(title for _days, title in value) or gettext("keine")
    if name == "audience":
        return str(Audience(value).label)
    if value is None:
        return gettext("ohne Grenze")
    return in_words(value) or gettext("leer")
