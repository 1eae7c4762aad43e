"""What else is on a day: said while a date is chosen and before it is saved; it never stands in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.core import dates
from kurzdraht.core.text import search_key
from kurzdraht.events.models import Contribution, Event
from kurzdraht.events.queries.audience import consortia_of
from kurzdraht.events.querysets import GOES_ON
from kurzdraht.network.queries import Holiday, Roles, holidays

SATURDAY = 5
A_DAY = timedelta(days=1)


class Weight(IntEnum):
    """What a reader should see first."""

    HOLIDAY = 0
    VOICES = 1
    SAME_HOUR = 2
    OWN_CONSORTIUM = 3
    WEEKEND = 4
    SAME_DAY = 5
    SCHOOL = 6


@dataclass(frozen=True, order=True)
class Clash:
    """One sentence about a day. `event` is set where it speaks of another event."""

    weight: Weight
    sentence: str
    event: Event | None = field(default=None, compare=False)

    @property
    def is_strong(self) -> bool:
        return self.weight <= Weight.OWN_CONSORTIUM


@dataclass(frozen=True)
class Span:
    """A time that is thought of, for whom, and by whom: names and persons of those who contribute."""

    starts_at: datetime
    ends_at: datetime
    consortia: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def first(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def last(self) -> date:
        return timezone.localdate(self.ends_at)


def span_of(event: Event, starts_at: datetime, ends_at: datetime) -> Span:
    """The time for an event that exists, with its consortia and all who contribute to it."""
    voices = list(Contribution.objects.filter(event=event))
    return Span(
        starts_at,
        ends_at,
        consortia=frozenset(consortia_of(event)),
        persons=frozenset(voice.person_id for voice in voices if voice.person_id),
        names=frozenset(search_key(voice.name) for voice in voices if voice.name),
    )


def clashes_of(span: Span, *, roles: Roles, but: Iterable[int] = ()) -> list[Clash]:
    """All about one time, the weightiest first. `but`: ids of events that do not count, such as the one that moves."""
    return clashes_of_all([span], roles=roles, but=but)[0]


def clashes_of_all(spans: Sequence[Span], *, roles: Roles, but: Iterable[int] = ()) -> list[list[Clash]]:
    """The same for many times, in two queries whatever their number; drafts only for who may see them."""
    if not spans:
        return []
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    rows = (
        Event.objects.visible_to(roles)
        .filter(state__in=GOES_ON, starts_at__lt=dates.midnight(last + A_DAY), ends_at__gt=dates.midnight(first))
        .exclude(pk__in=list(but))
        .select_related("consortium")
        .prefetch_related("partners")
        .order_by("starts_at", "pk")
    )
    events = list(rows)
    days = holidays(first, last)
    voices = _voices_elsewhere(spans, events)
    return [sorted(_about(span, events, days, voices)) for span in spans]


def _about(
    span: Span, events: Sequence[Event], days: Sequence[Holiday], voices: Sequence[Contribution]
) -> Iterable[Clash]:
    yield from _about_days(span, days)
    for event in events:
        if timezone.localdate(event.starts_at) > span.last or timezone.localdate(event.ends_at) < span.first:
            continue
        yield _about_event(span, event)
        names = [voice.name or str(voice.person) for voice in voices if _is_booked(span, event, voice)]
        for name in dict.fromkeys(names):
            sentence = _("%(name)s trägt an diesem Tag schon bei „%(title)s“ bei, %(hours)s.")
            facts = {"name": name, "title": event.title, "hours": dates.hours(event.starts_at, event.ends_at)}
            yield Clash(Weight.VOICES, sentence % facts, event)


def _about_days(span: Span, days: Sequence[Holiday]) -> Iterable[Clash]:
    for one in days:
        if one.first > span.last or one.last < span.first:
            continue
        if not one.is_school:
            yield Clash(Weight.HOLIDAY, _("%(day)s ist ein Feiertag in NRW: %(name)s.") % _named(one))
        else:
            yield Clash(Weight.SCHOOL, _("In NRW sind %(name)s, vom %(span)s.") % _named(one))
    if span.first.weekday() >= SATURDAY:
        yield Clash(Weight.WEEKEND, _("%(day)s liegt am Wochenende.") % {"day": dates.day(span.first)})


def _about_event(span: Span, event: Event) -> Clash:
    facts = {"title": event.title, "hours": dates.hours(event.starts_at, event.ends_at), "ag": str(event.consortium)}
    is_same_hour = event.starts_at < span.ends_at and event.ends_at > span.starts_at
    if is_same_hour:
        return Clash(Weight.SAME_HOUR, _("Zur selben Zeit: „%(title)s“, %(hours)s.") % facts, event)
    if consortia_of(event) & span.consortia:
        return Clash(Weight.OWN_CONSORTIUM, _("Am selben Tag, dieselbe AG: „%(title)s“, %(hours)s.") % facts, event)
    return Clash(Weight.SAME_DAY, _("Am selben Tag: „%(title)s“, %(hours)s.") % facts, event)


def _voices_elsewhere(spans: Sequence[Span], events: Sequence[Event]) -> list[Contribution]:
    if not events or not any(span.persons or span.names for span in spans):
        return []
    return list(Contribution.objects.filter(event__in=events).select_related("person"))


def _is_booked(span: Span, event: Event, voice: Contribution) -> bool:
    if voice.event_id != event.pk:
        return False
    return voice.person_id in span.persons or bool(voice.name and search_key(voice.name) in span.names)


def _named(one: Holiday) -> dict[str, str]:
    return {"name": one.name, "day": dates.plain(one.first), "span": dates.plain_days(one.first, one.last)}
