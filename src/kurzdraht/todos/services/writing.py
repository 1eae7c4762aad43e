"""Tasks that somebody writes down."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kurzdraht.audit.services import Actor, record
from kurzdraht.network.models import Consortium, Person
from kurzdraht.todos.models import Todo

KIND = "todo"
FIELDS = ("title", "due_date", "assignee", "consortium")


@dataclass(frozen=True)
class Subject:
    """The record that a task is about."""

    kind: str
    key: UUID
    label: str


def write_todo(
    *,
    title: str,
    due_date: date,
    assignee: Person | None = None,
    consortium: Consortium | None = None,
    note: str = "",
    subject: Subject | None = None,
    by: Actor,
    now: datetime,
) -> Todo:
    with transaction.atomic():
        todo: Todo = Todo.objects.create(
            title=title,
            note=note,
            due_date=due_date,
            assignee=assignee,
            consortium=consortium,
            created_by=str(by)[:200],
            created_at=now,
            subject_kind=subject.kind if subject else "",
            subject_key=subject.key if subject else None,
            subject_label=subject.label[:250] if subject else "",
        )
        record("todo_written", kind=KIND, key=todo.key, label=todo.title, by=by, at=now)
    return todo


def change_todo(todo: Todo, *, values: dict[str, Any], by: Actor, now: datetime) -> Todo:
    """`values` holds some of title, day, person and AG."""
    with transaction.atomic():
        locked: Todo = Todo.objects.select_for_update(of=("self",)).get(pk=todo.pk)
        changes = {
            name: [getattr(locked, name), value]
            for name, value in values.items()
            if name in FIELDS and getattr(locked, name) != value
        }
        for name in changes:
            setattr(locked, name, values[name])
        if changes:
            locked.save(update_fields=tuple(changes))
            record("todo_changed", kind=KIND, key=locked.key, label=locked.title, by=by, at=now, changes=changes)
    return locked


def end_todo(todo: Todo, _now: datetime) -> None:
    """The end of its time in the bin."""
    Todo.everything.filter(pk=todo.pk).delete()
