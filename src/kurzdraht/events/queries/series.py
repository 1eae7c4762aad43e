"""What is asked about a series: its dates, its rule in words, the titles of its events."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, override

from kurzdraht.events.models import Event, EventSeries
from kurzdraht.events.queries.clashes import Clash, Span, clashes_of_all
from kurzdraht.events.querysets import GOES_ON
from kurzdraht.events.recurrence import Meeting, Rhythm, Rule, days_of, meetings
from kurzdraht.network.queries import Roles
from kurzdraht.network.queries.calendar import public_holidays

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
KNOWN = ("monat", "jahr", "tag", "nummer")
LONGEST_TITLE = 140


@dataclass(frozen=True)
class Proposed:
    """A date of the preview: what the rule says, what a holiday makes of it, and what else is on that day.

    `holiday` is the one on the day of the rule.
    """

    meeting: Meeting
    day: date
    clashes: list[Clash]
    is_on: bool
    holiday: str = ""


def series_for(roles: Roles) -> QuerySet[EventSeries]:
    """The series whose events this person plans: the office all, an adviser those of the own consortia."""
    rows: QuerySet[EventSeries] = EventSeries.objects.select_related("consortium").order_by("name")
    return rows if roles.is_office else rows.filter(consortium__in=roles.advised_consortia)


def dates_of(series: EventSeries) -> QuerySet[Event]:
    rows: QuerySet[Event] = Event.objects.filter(series=series).select_related("format", "consortium")
    return rows.order_by("starts_at", "pk")


def coming_siblings(event: Event, *, among: QuerySet[Event] | None = None, now: datetime) -> QuerySet[Event]:
    """The other dates of its series that are still to come and take place, as far as they are `among` those."""
    kept: QuerySet[Event] = Event.objects.all() if among is None else among
    rows = kept.filter(series=event.series_id, state__in=GOES_ON, starts_at__gt=now)
    return rows.exclude(pk=event.pk).order_by("starts_at", "pk")


def title_of(pattern: str, day: date, number: int) -> str:
    """The title of one date; titles are German whatever the reader's language."""
    with override("de"):
        words = {"monat": date_format(day, "F"), "jahr": str(day.year), "tag": date_format(day, "j. F")}
    words["nummer"] = str(number)
    return PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), pattern)[:LONGEST_TITLE]


def unknown_placeholders(pattern: str) -> list[str]:
    return [name for name in PLACEHOLDER.findall(pattern) if name not in KNOWN]


def rule_in_words(text: str) -> str:
    """As in "jeden Monat am ersten Donnerstag"; nothing for a series without a rule."""
    rule = Rule.read(text)
    if rule is None:
        return ""
    weekdays = (_("Montag"), _("Dienstag"), _("Mittwoch"), _("Donnerstag"), _("Freitag"), _("Samstag"), _("Sonntag"))
    ordinals = {1: _("ersten"), 2: _("zweiten"), 3: _("dritten"), 4: _("vierten"), -1: _("letzten")}
    facts = {"weekday": weekdays[rule.weekday], "ordinal": ordinals.get(rule.ordinal, ""), "day": rule.day}
    sentences = {
        Rhythm.WEEKLY: _("jede Woche am %(weekday)s"),
        Rhythm.FORTNIGHTLY: _("alle zwei Wochen am %(weekday)s"),
        Rhythm.SAME_WEEKDAY: _("jeden Monat am %(ordinal)s %(weekday)s"),
        Rhythm.LAST_WEEKDAY: _("jeden Monat am %(ordinal)s %(weekday)s"),
        Rhythm.SAME_DAY: _("am %(day)s. jedes Monats"),
    }
    return sentences[rule.rhythm] % facts


def planned_days(
    rule: str, first: date, *, holiday_rule: str, until: date | None = None, count: int, beyond: date | None = None
) -> list[Meeting]:
    """The dates of a rule with what public holidays make of them; `beyond`: only those after a day."""
    days = days_of(rule, first, until=until)
    days = [day for day in days if beyond is None or day > beyond][:count]
    if not days:
        return []
    free = public_holidays(days[0], date(days[-1].year + 1, 12, 31))
    return meetings(days, free, holiday_rule=holiday_rule)


def proposed(found: Sequence[Meeting], spans: Sequence[Span], *, roles: Roles) -> list[Proposed]:
    """Each date with all that is known about its day, in a fixed number of queries."""
    told = clashes_of_all(spans, roles=roles)
    days = [meeting.rule_date for meeting in found]
    free = public_holidays(min(days), max(days)) if days else {}
    return [
        Proposed(meeting, span.first, clashes, meeting.day is not None, free.get(meeting.rule_date, ""))
        for meeting, span, clashes in zip(found, spans, told, strict=True)
    ]


def last_rule_date(series: EventSeries) -> date | None:
    """The last day its rule has given so far."""
    last: date | None = dates_of(series).aggregate(last=Max("rule_date"))["last"]
    if last is not None:
        return last
    latest = dates_of(series).last()
    return timezone.localdate(latest.starts_at) if latest else None
