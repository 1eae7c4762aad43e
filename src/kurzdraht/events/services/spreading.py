"""One edit of a series goes to this date, to this and the following ones, or to all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kurzdraht.audit.services import Actor
from kurzdraht.core.dates import BERLIN
from kurzdraht.core.errors import Refused
from kurzdraht.events.models import Event
from kurzdraht.events.queries.series import coming_siblings
from kurzdraht.events.recurrence import moved_like
from kurzdraht.events.services.planning import MANY, change_event
from kurzdraht.events.services.series import locked_series
from kurzdraht.events.services.slots import with_start

OWN = frozenset({"number", "series"})
THEMES = frozenset({"title", "subtitle", "summary", "description", "topics", "host"})
MOMENTS = ("members_first_until_at", "opens_at", "closes_at")
TIMES = frozenset({"starts_at", "ends_at"})


class Extent(Enum):
    """How far an edit of one date goes."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


@dataclass
class Spread:
    """What an edit did: mails in all, dates that followed, dates passed over, dates that could not: (event, why)."""

    mails: int = 0
    followed: int = 0
    apart: list[Event] = field(default_factory=list)
    refused: list[tuple[Event, str]] = field(default_factory=list)


def change_in_series(
    event: Event,
    values: Mapping[str, Any],
    *,
    scope: Extent,
    among: QuerySet[Event] | None = None,
    by: Actor,
    now: datetime,
    seen: int | None = None,
) -> Spread:
    """Change this date and, as far as the scope goes, the coming others in the same way.

    Times follow by the clock, days never. What makes a date one of its own (title, texts, topics, host) goes only to
    those that said the same before; numbers go to none. A date that was changed by itself in anything else is passed
    over from then on. `among` are the events that this person may change: no other one follows.
    """
    if event.series_id is None:
        return Spread(mails=change_event(event, values, by=by, now=now, seen=seen))
    with locked_series(event.series_id):
        before = _values_of(Event.objects.get(pk=event.pk), values)
        spread = Spread(mails=change_event(event, values, by=by, now=now, seen=seen))
        current = Event.objects.get(pk=event.pk)
        after = _values_of(current, values)
        changed = {name for name in before if before[name] != after[name]}
        if scope is Extent.THIS or current.series_id != event.series_id:
            if changed - THEMES - OWN:
                Event.objects.filter(pk=event.pk).update(is_apart=True)
            return spread
        siblings = coming_siblings(current, among=among, now=now)
        _spread(spread, current, before, after, changed - OWN, siblings=siblings, scope=scope, by=by, now=now)
    return spread


def _spread(
    spread: Spread,
    event: Event,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    changed: set[str],
    *,
    siblings: Iterable[Event],
    scope: Extent,
    by: Actor,
    now: datetime,
) -> None:
    start = before.get("starts_at", event.starts_at)
    for other in siblings:
        if scope is Extent.FOLLOWING and other.starts_at < start:
            continue
        if other.is_apart:
            spread.apart.append(other)
            continue
        try:
            with transaction.atomic():
                _change(spread, other, _values_for(other, event, before, after, changed), by=by, now=now)
        except Refused as refused:
            spread.refused.append((other, str(refused)))


def _change(spread: Spread, event: Event, values: Mapping[str, Any], *, by: Actor, now: datetime) -> None:
    if values:
        spread.mails += change_event(event, values, by=by, now=now)
        spread.followed += 1


def _values_of(event: Event, names: Iterable[str]) -> dict[str, Any]:
    return {
        name: sorted(getattr(event, name).all(), key=attrgetter("pk")) if name in MANY else getattr(event, name)
        for name in names
    }


def _values_for(
    other: Event, event: Event, before: Mapping[str, Any], after: Mapping[str, Any], changed: set[str]
) -> dict[str, Any]:
    """The same change for another date, as far as it is one there."""
    own = _values_of(other, changed)
    values = {
        name: after[name] for name in changed - TIMES - set(MOMENTS) if name not in THEMES or own[name] == before[name]
    }
    if changed & TIMES:
        old, new = before.get("starts_at", event.starts_at), event.starts_at
        values["starts_at"] = moved_like(other.starts_at, old=old, new=new, zone=BERLIN)
        values["ends_at"] = _as_far(event.ends_at, event, values["starts_at"])
    start = values.get("starts_at", other.starts_at)
    values |= {name: _as_far(after[name], event, start) for name in changed & set(MOMENTS)}
    return {name: value for name, value in values.items() if name not in own or own[name] != value}


def _as_far(moment: datetime | None, event: Event, start: datetime) -> datetime | None:
    """As far from the start as it is at the changed event, by the clock."""
    return with_start(moment, old_start=event.starts_at, new_start=start) if moment else None
