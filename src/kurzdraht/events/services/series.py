"""Events of one rule: made at once, changed together or apart, extended and ended."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.dates import BERLIN
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event, EventFormat, EventSeries
from kurzdraht.events.queries.series import title_of, unknown_placeholders
from kurzdraht.events.recurrence import starting
from kurzdraht.events.services import journal
from kurzdraht.events.services.duplicates import Keep, Place, duplicate_event
from kurzdraht.events.services.planning import EventDraft, create_event
from kurzdraht.events.services.publishing import publish_event
from kurzdraht.events.services.slugs import slug_among
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services import put_into_bin

MOST_DATES = 60


class NoDateLeft(Refused):
    sentence = _("Es ist kein Termin ausgewählt. Setzen Sie wenigstens einen Haken.")


class TooManyDates(Refused):
    sentence = _("Höchstens 60 Termine auf einmal. Verlängern Sie die Reihe später.")


class UnknownPlaceholder(Refused):
    sentence = _("„%(name)s“ kennen wir nicht. Im Titel ersetzen wir {monat}, {jahr}, {tag} und {nummer}.")
    field = "title_pattern"


class SameDayTwice(Refused):
    sentence = _("Zwei Termine liegen am %(day)s. Verlegen Sie einen davon.")


class HasNoEvents(Refused):
    sentence = _("Diese Reihe hat keinen Termin mehr, nach dessen Art die nächsten werden könnten.")


@dataclass(frozen=True)
class Day:
    """A date to be made: the rule's, and the one on which people meet."""

    rule_date: date
    day: date


@dataclass(frozen=True)
class SeriesDraft:
    """What the office says once for all dates."""

    name: str
    title_pattern: str
    format: EventFormat
    clock: time
    rule: str
    holiday_rule: str
    consortium: Consortium | None = None
    partners: Sequence[Consortium] = ()
    host: Municipality | None = None
    venue: str = ""
    room_url: str = ""


@dataclass
class Made:
    """What came of it; `drafts` are those that could not be published: (title, why)."""

    series: EventSeries
    events: list[Event] = field(default_factory=list)
    drafts: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def locked_series(key: int) -> Iterator[EventSeries]:
    """The series as it is now; nobody else changes its dates together until the block ends."""
    with transaction.atomic():
        yield EventSeries.objects.select_for_update(of=("self",)).get(pk=key)


def create_series(draft: SeriesDraft, days: Sequence[Day], *, publish: bool, by: Actor, now: datetime) -> Made:
    """The series and an event for each day, numbered by date; published, or drafts."""
    _refuse_days(days)
    refuse_placeholders(draft.title_pattern)
    with transaction.atomic():
        series = EventSeries(
            slug=slug_among(EventSeries, draft.name, length=44, otherwise="reihe"),
            name=draft.name,
            consortium=draft.consortium,
            rule=draft.rule,
            holiday_rule=draft.holiday_rule,
        )
        series.save(force_insert=True)
        made = Made(series)
        for number, one in enumerate(sorted(days, key=lambda day: day.day), start=1):
            event_draft = EventDraft(
                format=draft.format,
                title=title_of(draft.title_pattern, one.day, number),
                starts_at=starting(one.day, draft.clock, BERLIN),
                consortium=draft.consortium,
                partners=draft.partners,
                host=draft.host,
                venue=draft.venue,
                room_url=draft.room_url,
                series=series,
                number=number,
                rule_date=one.rule_date,
            )
            made.events.append(create_event(event_draft, by=by, now=now))
        _note("series_created", series, by=by, now=now, dates=[0, len(days)])
        if publish:
            _publish(made, by=by, now=now)
    return made


def extend_series(
    series: EventSeries,
    days: Sequence[Day],
    *,
    title_pattern: str,
    rule: str,
    holiday_rule: str,
    publish: bool,
    by: Actor,
    now: datetime,
) -> Made:
    """More dates after the manner of the last one that was not changed by itself, without its contributors."""
    _refuse_days(days)
    refuse_placeholders(title_pattern)
    with locked_series(series.pk) as locked:
        events = Event.objects.filter(series=locked).select_related("format", "consortium")
        model = events.order_by("is_apart", "-starts_at").first()
        if model is None:
            raise HasNoEvents
        last = events.aggregate(last=Max("number"))["last"] or events.count()
        made = Made(locked)
        for number, one in enumerate(sorted(days, key=lambda day: day.day), start=last + 1):
            made.events.append(
                duplicate_event(
                    model,
                    title=title_of(title_pattern, one.day, number),
                    starts_at=starting(one.day, model.starts_at.astimezone(BERLIN).time(), BERLIN),
                    keep=Keep(voices=False, room=True),
                    place=Place(series=locked, number=number, rule_date=one.rule_date),
                    by=by,
                    now=now,
                )
            )
        locked.rule, locked.holiday_rule = rule, holiday_rule
        locked.sequence += 1
        locked.save(update_fields=("rule", "holiday_rule", "sequence"))
        _note("series_extended", locked, by=by, now=now, dates=[0, len(days)])
        if publish:
            _publish(made, by=by, now=now)
    return made


def end_series(series: EventSeries, *, last_date: date, by: Actor, now: datetime) -> tuple[int, int]:
    """No rule from here on; drafts after the day go into the bin. Gives how many went, and how many stay published."""
    after = starting(last_date, time.max, BERLIN)
    with locked_series(series.pk) as locked:
        before, locked.rule = locked.rule, ""
        locked.sequence += 1
        locked.save(update_fields=("rule", "sequence"))
        later = Event.objects.filter(series=locked, starts_at__gt=max(after, now))
        drafts = list(later.filter(state=EventState.DRAFT).select_related("format", "consortium"))
        for event in drafts:
            put_into_bin(KINDS["event"], event, by=by, now=now)
        _note("series_ended", locked, by=by, now=now, rule=[before, ""])
        return len(drafts), later.filter(state=EventState.PUBLISHED).count()


def rejoin_series(event: Event, *, by: Actor, now: datetime) -> None:
    """A date that was changed by itself follows the others again from now on; nothing of it changes yet."""
    Event.objects.filter(pk=event.pk).update(is_apart=False)
    journal.note_event("event_rejoined", event, by=by, now=now)


def _publish(made: Made, *, by: Actor, now: datetime) -> None:
    for event in made.events:
        try:
            with transaction.atomic():
                publish_event(event, by=by, now=now)
        except Refused as refused:
            made.drafts.append((event.title, str(refused)))


def _refuse_days(days: Sequence[Day]) -> None:
    if not days:
        raise NoDateLeft
    if len(days) > MOST_DATES:
        raise TooManyDates
    seen: set[date] = set()
    for one in days:
        if one.day in seen:
            raise SameDayTwice(day=f"{one.day:%d.%m.%Y}")
        seen.add(one.day)


def refuse_placeholders(pattern: str) -> None:
    """Asked before the dates are shown, and again before they are made."""
    for name in unknown_placeholders(pattern):
        raise UnknownPlaceholder(name=name)


def _note(action: str, series: EventSeries, *, by: Actor, now: datetime, **changes: list[Any]) -> None:
    record(action, kind="series", key=series.key, label=series.name, by=by, at=now, changes=changes)
