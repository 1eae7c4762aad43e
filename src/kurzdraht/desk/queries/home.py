"""What is to do today and this week, and the dates of a week."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.core import dates
from kurzdraht.desk.queries.scope import all_consortia
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.lists.guard import Scope
from kurzdraht.network.models import Consortium, Person
from kurzdraht.network.queries import Roles
from kurzdraht.todos.queries import Task, task_url, tasks

WEEK = timedelta(days=7)
WORKDAYS = 5
SHOWN_A_DAY = 4
SHOWN_LATER = 12
MINE, EVERYBODY = "", "alle"


@dataclass(frozen=True)
class Line:
    """A task with its AG, its own page and its day in words. `is_due`: today or before. `is_own`: the reader's."""

    task: Task
    consortium: Consortium | None
    url: str
    day: str
    is_due: bool
    is_own: bool = False


@dataclass(frozen=True)
class Group:
    """`total` counts more than `lines` where the rest is a click away."""

    name: str
    heading: str | Promise
    lines: list[Line]
    total: int


@dataclass(frozen=True)
class Desk:
    """`hidden`: tasks that the chosen AG and year leave out. `owners`: whose tasks there are, besides one's own."""

    groups: list[Group]
    hidden: int
    own: int
    everybody: int
    owners: list[Person] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def count_today(self) -> int:
        return self._count("today")

    @property
    def count_week(self) -> int:
        return self._count("week")

    def _count(self, name: str) -> int:
        return next((group.total for group in self.groups if group.name == name), 0)


@dataclass(frozen=True)
class Entry:
    """One thing on a day of the strip."""

    title: str
    url: str
    words: str
    consortium: Consortium | None
    is_draft: bool
    moment: datetime


@dataclass(frozen=True)
class Day:
    day: date
    is_today: bool
    entries: list[Entry]
    more: int


@dataclass(frozen=True)
class Week:
    """Monday to Friday, and a day of the weekend on which something is."""

    first: date
    last: date
    days: list[Day]


def desk_of(
    roles: Roles, *, may: Callable[[str], bool], scope: Scope, whose: str, shows_all: bool, now: datetime
) -> Desk:
    """One's own and what nobody has; `whose`: everybody's, or a person's by key. A fixed number of queries."""
    found = tasks(roles, may=may, now=now)
    seen = [task for task in found if _in_scope(task, scope, today=timezone.localdate(now))]
    mine = [task for task in seen if task.assignee is None or task.is_of(roles.person)]
    chosen = {MINE: mine, EVERYBODY: seen}.get(whose)
    if chosen is None:
        chosen = [task for task in seen if task.assignee is not None and str(task.assignee.key) == whose]
    owners = {task.assignee.pk: task.assignee for task in seen if task.assignee and not task.is_of(roles.person)}
    return Desk(
        groups=_grouped(chosen, roles, shows_all=shows_all, now=now),
        hidden=len(found) - len(seen),
        own=len(mine),
        everybody=len(seen),
        owners=sorted(owners.values(), key=str),
    )


def line_of(task: Task, *, today: date) -> Line:
    known = {consortium.pk: consortium for consortium in all_consortia()}
    return _line(task, known, today=today)


def week_of(roles: Roles, *, first: date, scope: Scope, now: datetime) -> Week:
    """What begins, closes or goes public in the week of this Monday. One query."""
    rows = Event.objects.exclude(state=EventState.CANCELLED).select_related("consortium")
    if not roles.is_office:
        rows = rows.advised_by(roles)
    start, end = dates.midnight(first), dates.midnight(first + WEEK)
    spans = {
        name: Q(**{f"{name}__gte": start, f"{name}__lt": end}) for name in ("starts_at", "closes_at", "publish_at")
    }
    in_week = spans["starts_at"] | spans["closes_at"] | spans["publish_at"]
    events = rows.filter(in_week, scope.in_consortium("consortium", "partners")).distinct()
    entries = sorted(
        (entry for event in events for entry in _entries(event, start, end)), key=lambda entry: entry.moment
    )
    days = [_day_of(first + timedelta(days=number), entries, now=now) for number in range(WEEK.days)]
    return Week(
        first=first,
        last=first + timedelta(days=WORKDAYS - 1),
        days=[day for number, day in enumerate(days) if number < WORKDAYS or day.entries],
    )


def _in_scope(task: Task, scope: Scope, *, today: date) -> bool:
    """What belongs to the whole network is everybody's; this year's tasks are also those left over from before."""
    if scope.consortium is not None and task.found.consortium not in {None, scope.consortium}:
        return False
    if scope.year is None:
        return True
    year = task.due_date.year
    return year == scope.year or (scope.year == today.year and year < scope.year)


def _grouped(chosen: Iterable[Task], roles: Roles, *, shows_all: bool, now: datetime) -> list[Group]:
    """Empty groups are left out. In each, what is explicitly one's own comes first on its day."""
    today = timezone.localdate(now)
    sunday = dates.monday_of(today) + WEEK - timedelta(days=1)
    known = {consortium.pk: consortium for consortium in all_consortia()}
    groups: dict[str, list[Task]] = {"today": [], "week": [], "later": [], "waiting": []}
    for task in chosen:
        name = "today" if task.due_date <= today else "week" if task.due_date <= sunday else "later"
        groups["waiting" if task.found.is_waiting else name].append(task)
    headings = {
        "today": gettext_lazy("Heute fällig"),
        "week": gettext_lazy("In dieser Woche"),
        "later": gettext_lazy("Später"),
        "waiting": gettext_lazy("Wartet auf andere"),
    }
    shown = None if shows_all else SHOWN_LATER
    result = []
    for name, rows in groups.items():
        rows.sort(key=lambda task: (max(task.due_date, today), not task.is_of(roles.person)))
        lines = [replace(_line(task, known, today=today), is_own=task.is_of(roles.person)) for task in rows[:shown]]
        if lines:
            result.append(Group(name, headings[name], lines, len(rows)))
    return result


def _line(task: Task, known: dict[int, Consortium], *, today: date) -> Line:
    consortium = known.get(task.found.consortium) if task.found.consortium else None
    own_page = task_url(task)
    found = task.found if task.found.url else replace(task.found, url=own_page)
    is_due = task.due_date <= today
    return Line(replace(task, found=found), consortium, own_page, _day_words(task.due_date, today), is_due)


def _day_words(day: date, today: date) -> str:
    if day == today:
        return _("heute")
    if day < today:
        return _("seit %(day)s") % {"day": dates.plain_short(day)}
    return dates.day_short(day)


def _entries(event: Event, start: datetime, end: datetime) -> Iterable[Entry]:
    is_draft = event.state == EventState.DRAFT
    url = reverse("desk_event", args=(event.slug,))
    moments = (
        (event.starts_at, dates.hour(event.starts_at)),
        (event.closes_at, _("Anmeldeschluss")),
        (event.publish_at if is_draft else None, _("erscheint")),
    )
    for moment, words in moments:
        if moment is not None and start <= moment < end:
            yield Entry(event.title, url, words, event.consortium, is_draft, moment)


def _day_of(day: date, entries: Iterable[Entry], *, now: datetime) -> Day:
    here = [entry for entry in entries if timezone.localdate(entry.moment) == day]
    return Day(day, day == timezone.localdate(now), here[:SHOWN_A_DAY], max(len(here) - SHOWN_A_DAY, 0))
