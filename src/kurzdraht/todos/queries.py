"""What is to do: found in the records or written down, with what was decided about it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.core import dates
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Mandate, Person
from kurzdraht.network.queries import Roles
from kurzdraht.records.registry import KINDS
from kurzdraht.todos.models import Handling, Todo
from kurzdraht.todos.registry import SOURCES, Found, Source

WRITTEN = "todo"
WRITTEN_LABEL = gettext_lazy("Aufgabe")
May = Callable[[str], bool]


@dataclass(frozen=True)
class Task:
    """A line of the desk. `source` and `key` name it; `todo` is the row of what was written down, else None."""

    source: str
    key: UUID
    label: str | Promise
    found: Found
    due_date: date
    assignee: Person | None = None
    todo: Todo | None = None

    def is_of(self, person: Person | None) -> bool:
        return self.assignee is not None and self.assignee == person


def tasks(roles: Roles, *, may: May, now: datetime, source: str = "", key: UUID | None = None) -> list[Task]:
    """All that these roles see and may do, by day; with `source` and `key` only that one, in fewer queries.

    What is done or put off is left out until its day comes or its cause changes.
    """
    sources = [one for name, one in SOURCES.items() if source in ("", name) and may(one.may)]
    found = [
        (one, each) for one in sources for each in one.find(roles, now=now) if key is None or each.subject_key == key
    ]
    rows = list(_open_ones(found, on=timezone.localdate(now)))
    if source in ("", WRITTEN):
        todos = open_todos(roles) if key is None else open_todos(roles).filter(key=key)
        rows += _written(todos, roles)
    return sorted(rows, key=lambda task: (task.due_date, task.found.title, task.source))


def open_todos(roles: Roles) -> QuerySet[Todo]:
    """What is written down and not done: the office sees all, others what is theirs or of an AG they advise."""
    rows = Todo.objects.filter(done_at__isnull=True).select_related("assignee")
    if not roles.is_office:
        rows = rows.filter(Q(assignee=roles.person) | Q(consortium__in=roles.advised_consortia))
    found: QuerySet[Todo] = rows
    return found


def colleagues(consortia: Iterable[int | None], *, on: date) -> QuerySet[Person]:
    """To whom a task of these AGs can be given: the office, and who advises one of them."""
    advised = [consortium for consortium in consortia if consortium is not None]
    kinds = Q(kind=MandateKind.OFFICE) | Q(kind=MandateKind.ADVISOR, consortium__in=advised)
    mandates = Mandate.objects.in_force(on).filter(kinds)
    return Person.objects.filter(pk__in=mandates.values("person")).order_by("family_name", "given_name", "pk")


def _open_ones(found: list[tuple[Source, Found]], *, on: date) -> Iterable[Task]:
    keys = {each.subject_key for _source, each in found}
    handled = {
        (row.source, row.subject_key): row
        for row in Handling.objects.filter(subject_key__in=keys).select_related("assignee")
    }
    for one, each in found:
        row = handled.get((one.name, each.subject_key))
        due_date = each.due_date
        if row is not None and row.mark == each.mark:
            if row.done_at is not None:
                continue
            if row.deferred_until_date is not None:
                if row.deferred_until_date > on:
                    continue
                due_date = row.deferred_until_date
        yield Task(one.name, each.subject_key, one.label, each, due_date, row.assignee if row else None)


def _written(todos: Iterable[Todo], roles: Roles) -> list[Task]:
    rows = list(todos)
    urls = _subject_urls(rows)
    return [
        Task(WRITTEN, todo.key, WRITTEN_LABEL, _as_found(todo, urls), todo.due_date, todo.assignee, todo)
        for todo in rows
        if roles.is_staff
    ]


def _as_found(todo: Todo, urls: dict[UUID, str]) -> Found:
    key = todo.subject_key
    facts = ((_("Zu"), todo.subject_label),) if todo.subject_label else ()
    written = _("%(name)s, %(day)s") % {"name": todo.created_by, "day": dates.plain(todo.created_at)}
    return Found(
        WRITTEN,
        todo.key,
        todo.title,
        todo.note or todo.subject_label,
        urls.get(key, "") if key else "",
        todo.due_date,
        consortium=todo.consortium_id,
        icon="check",
        action=_("Öffnen"),
        facts=(*facts, (_("Geschrieben von"), written)),
    )


def _subject_urls(todos: list[Todo]) -> dict[UUID, str]:
    """Where each subject's page is: one query for each kind of record."""
    keys: dict[str, set[UUID]] = defaultdict(set)
    for todo in todos:
        if todo.subject_key and todo.subject_kind in KINDS:
            keys[todo.subject_kind].add(todo.subject_key)
    urls: dict[UUID, str] = {}
    for name, known in keys.items():
        records: Iterable[Any] = KINDS[name].model._default_manager.filter(key__in=known)
        urls |= {record.key: KINDS[name].url(record) for record in records}
    return urls


def task_url(task: Task) -> str:
    """The task's own page: what it is about, and what may become of it."""
    return reverse("desk_task", args=(task.source, task.key))
