"""Rows of events: the list, what comes next, what was documented last."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kurzdraht.core import dates
from kurzdraht.events.models import Event
from kurzdraht.events.queries.place_words import tell_places
from kurzdraht.events.queries.selection import Selection
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries import Roles

ROWS_ON_A_PAGE = 30
FRIDAY, SUNDAY = 4, 6
WORDS_FOR_WEEKS = 3


@dataclass
class Group:
    """Rows under one heading: a week of what comes, a month of what was."""

    label: str
    detail: str = ""
    rows: list[Event] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def rows_of(events: EventQuerySet) -> EventQuerySet:
    """With all that a row shows; long texts stay in the database."""
    partners = Prefetch("partners", queryset=Consortium.objects.only("slug", "short_name", "mark").order_by("position"))
    return (
        events.select_related("format", "consortium", "working_group", "host")
        .prefetch_related(partners)
        .defer("summary", "description")
    )


def page_of_events(selection: Selection, *, roles: Roles, number: int | str, now: datetime) -> Page[Event]:
    """One page of the list; a number outside of it gives the nearest page."""
    events = selection.narrow(Event.objects.visible_to(roles))
    page = Paginator(rows_of(selection.in_period(events, now=now)), ROWS_ON_A_PAGE).get_page(number)
    page.object_list = list(page.object_list)
    tell_places(page.object_list, person=roles.person, now=now)
    return page


def upcoming(consortium: Consortium | None = None, limit: int = 4, *, now: datetime) -> list[Event]:
    """The next public events, of one consortium or of all."""
    events = Selection(consortia=(consortium.slug,) if consortium else ()).narrow(Event.objects.open_to_all())
    rows = list(rows_of(events.coming(now).order_by("starts_at", "pk"))[:limit])
    tell_places(rows, person=None, now=now)
    return rows


def latest_documentation(consortium: Consortium | None = None, limit: int = 3, *, now: datetime) -> list[Event]:
    """The events whose record was published last, each with `documentation` and `first_finding` (or None)."""
    events = Selection(consortia=(consortium.slug,) if consortium else ()).narrow(Event.objects.open_to_all())
    documented = events.past(now).filter(documentation__published_at__lte=now)
    rows = list(
        documented.select_related("format", "consortium", "host", "documentation")
        .prefetch_related("documentation__findings")
        .order_by("-documentation__published_at", "-pk")[:limit]
    )
    for event in rows:
        findings = sorted(event.documentation.findings.all(), key=lambda finding: finding.position)
        event.first_finding = findings[0] if findings else None
    return rows


def grouped(events: Sequence[Event], *, by_month: bool, now: datetime) -> list[Group]:
    """Weeks of what comes, months of what was, in the order of the rows."""
    today = timezone.localdate(now)
    if by_month:
        return [
            Group(label=date_format(month, "F Y"), rows=list(rows))
            for month, rows in groupby(events, key=lambda event: _day_of(event).replace(day=1))
        ]
    return [
        _week(monday, list(rows), today=today)
        for monday, rows in groupby(events, key=lambda event: dates.monday_of(_day_of(event)))
    ]


def _week(monday: date, rows: list[Event], *, today: date) -> Group:
    last = max(FRIDAY, *(min(timezone.localdate(row.ends_at).toordinal() - monday.toordinal(), SUNDAY) for row in rows))
    span = dates.plain_days(monday, monday + timedelta(days=last))
    detail = _("Woche %(number)d") % {"number": monday.isocalendar().week}
    weeks = (monday - dates.monday_of(today)).days // 7
    if not 0 <= weeks <= WORDS_FOR_WEEKS:
        return Group(label=span, detail=detail, rows=rows)
    return Group(label=_weeks_ahead(weeks), detail=f"{span}, {detail}", rows=rows)


def _weeks_ahead(weeks: int) -> str:
    if weeks == 0:
        return _("Diese Woche")
    if weeks == 1:
        return _("Nächste Woche")
    return _("In zwei Wochen") if weeks == WORDS_FOR_WEEKS - 1 else _("In drei Wochen")


def _day_of(event: Event) -> date:
    return timezone.localdate(event.starts_at)
