"""Tasks that come with a record's day: made once, moved with it, gone with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kurzdraht.audit.services import Actor
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries.calendar import working_day
from kurzdraht.todos.models import Todo


@dataclass(frozen=True)
class PlannedTask:
    """`source` tells it from the other tasks of its subject, for ever; `days_before` is negative after the day."""

    source: str
    title: str
    days_before: int


def plan_todos(
    subject_kind: str,
    subject_key: UUID,
    label: str,
    tasks: Sequence[PlannedTask],
    *,
    day: date,
    consortium: Consortium | None = None,
    are_all: bool = False,
    by: Actor,
    now: datetime,
) -> int:
    """Make the tasks that are missing, move the open ones to the subject's day; gives how many are new.

    What is done or lies in the bin stays as it is, and is not made again. `are_all`: other planned ones go.
    Nothing is overdue from birth: what should have been done before is due on the next working day.
    """
    earliest = working_day(timezone.localdate(now), is_later=True)
    with transaction.atomic():
        known = {row.source: row for row in Todo.everything.filter(subject_kind=subject_kind, subject_key=subject_key)}
        new = []
        for task in tasks:
            todo = known.get(task.source)
            due_date = max(working_day(day, days_before=task.days_before), earliest)
            if todo is None:
                new.append(
                    Todo(
                        title=task.title,
                        due_date=due_date,
                        consortium=consortium,
                        subject_kind=subject_kind,
                        subject_key=subject_key,
                        subject_label=label[:250],
                        source=task.source,
                        created_by=str(by)[:200],
                        created_at=now,
                    )
                )
            elif todo.done_at is None:
                todo.due_date, todo.title, todo.subject_label = due_date, task.title, label[:250]
                todo.save(update_fields=("due_date", "title", "subject_label"))
        Todo.objects.bulk_create(new)
        if are_all:
            sources = [task.source for task in tasks]
            _open(subject_kind, subject_key).exclude(source__in=sources).delete()
    return len(new)


def drop_todos(subject_kind: str, subject_key: UUID) -> int:
    """The subject is called off: what was planned for it and is not done goes; what somebody wrote down stays."""
    return _open(subject_kind, subject_key).delete()[0]


def _open(subject_kind: str, subject_key: UUID) -> QuerySet[Todo]:
    """The planned ones of a subject that are not done."""
    rows = Todo.objects.filter(subject_kind=subject_kind, subject_key=subject_key, done_at__isnull=True)
    return rows.exclude(source="")
