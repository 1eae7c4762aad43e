"""What becomes of a task: done, put off, given away; and back, as long as nobody decided anew."""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.dates import monday_of
from kurzdraht.core.errors import Refused
from kurzdraht.network.models import Person
from kurzdraht.network.queries.calendar import working_day
from kurzdraht.todos.models import Handling, Todo
from kurzdraht.todos.queries import WRITTEN, Task, colleagues

A_YEAR = timedelta(days=366)
OF_TODO = ("due_date", "assignee_id", "done_at", "done_by")
OF_HANDLING = ("mark", "assignee_id", "deferred_until_date", "done_at", "handled_by", "handled_at")
DAYS = ("due_date", "deferred_until_date")
MOMENTS = ("done_at", "handled_at")


class DayIsPast(Refused):
    sentence = _("Wählen Sie einen Tag nach heute, höchstens ein Jahr später.")
    field = "until"


class NotAColleague(Refused):
    sentence = _("Übergeben können Sie an die Geschäftsstelle und an die Fachberatung dieser AG.")
    field = "assignee"


class ChangedSince(Refused):
    sentence = _("„%(title)s“ ist inzwischen anders entschieden. Es bleibt dabei.")


@dataclass(frozen=True)
class Decision:
    """Everything that takes it back, as JSON: the row before and after. `before` None: there was no row."""

    act: str
    source: str
    key: str
    subject_kind: str
    title: str
    before: dict[str, Any] | None
    after: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def next_working_day(today: date) -> date:
    """Tomorrow; after a weekend or holiday the first day on which one works."""
    return working_day(today, days_before=-1)


def next_monday(today: date) -> date:
    """Of the next week; a holiday gives way to the day after."""
    return working_day(monday_of(today) + timedelta(days=6), days_before=-1)


def settle_task(task: Task, *, by: Actor, now: datetime) -> Decision:
    """Done. A found task shows again as soon as its cause changes."""
    if task.todo is not None:
        return _change_todo(task, {"done_at": now, "done_by": str(by)[:200]}, act="done", by=by, now=now)
    return _change_handling(task, {"done_at": now, "deferred_until_date": None}, act="done", by=by, now=now)


def defer_task(task: Task, *, until: date, by: Actor, now: datetime) -> Decision:
    """Out of sight until the day; what was written down is due then."""
    today = timezone.localdate(now)
    if not today < until <= today + A_YEAR:
        raise DayIsPast
    if task.todo is not None:
        return _change_todo(task, {"due_date": until}, act="deferred", by=by, now=now)
    return _change_handling(task, {"deferred_until_date": until, "done_at": None}, act="deferred", by=by, now=now)


def give_task(task: Task, *, to: Person | None, by: Actor, now: datetime) -> Decision:
    """To a colleague of this task's AG; to nobody in particular with None."""
    today = timezone.localdate(now)
    if to is not None and not colleagues([task.found.consortium], on=today).filter(pk=to.pk).exists():
        raise NotAColleague
    given = {"assignee_id": to.pk if to else None}
    if task.todo is not None:
        return _change_todo(task, given, act="given", by=by, now=now)
    return _change_handling(task, given, act="given", by=by, now=now)


def undo_decision(decision: Decision, *, by: Actor, now: datetime) -> None:
    """As it was before, unless somebody has decided anew since."""
    key = UUID(decision.key)
    with transaction.atomic():
        rows: QuerySet[Any] = Todo.objects.filter(key=key)
        names: tuple[str, ...] = OF_TODO
        if decision.source != WRITTEN:
            rows, names = Handling.objects.filter(source=decision.source, subject_key=key), OF_HANDLING
        row = rows.select_for_update(of=("self",)).first()
        if row is None or _as_json(row, names) != decision.after:
            raise ChangedSince(title=decision.title)
        if decision.before is None:
            row.delete()
        else:
            for name, value in decision.before.items():
                setattr(row, name, _from_json(name, value))
            row.save(update_fields=names)
        record("task_undone", kind=decision.subject_kind, key=key, label=decision.title, by=by, at=now)


def _change_todo(task: Task, values: dict[str, Any], *, act: str, by: Actor, now: datetime) -> Decision:
    with transaction.atomic():
        row = Todo.objects.select_for_update(of=("self",)).get(key=task.key)
        before = _as_json(row, OF_TODO)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=tuple(values))
        return _noted(task, act, before, _as_json(row, OF_TODO), by=by, now=now)


def _change_handling(task: Task, values: dict[str, Any], *, act: str, by: Actor, now: datetime) -> Decision:
    """A decision about an older state of things keeps only who has it."""
    with transaction.atomic():
        known = {"source": task.source, "subject_key": task.key}
        row = Handling.objects.select_for_update(of=("self",)).filter(**known).first()
        before = _as_json(row, OF_HANDLING) if row else None
        row = row or Handling(**known)
        if row.mark != task.found.mark:
            row.done_at = row.deferred_until_date = None
        for name, value in values.items():
            setattr(row, name, value)
        row.mark, row.handled_by, row.handled_at = task.found.mark, str(by)[:200], now
        row.save()
        return _noted(task, act, before, _as_json(row, OF_HANDLING), by=by, now=now)


def _noted(
    task: Task, act: str, before: dict[str, Any] | None, after: dict[str, Any], *, by: Actor, now: datetime
) -> Decision:
    kind, title = task.found.subject_kind, task.found.title
    record(f"task_{act}", kind=kind, key=task.key, label=title, by=by, at=now)
    return Decision(act, task.source, str(task.key), kind, title, before, after)


def _as_json(row: Todo | Handling, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _from_json(name: str, value: Any) -> Any:
    if isinstance(value, str) and name in DAYS:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if isinstance(value, str) and name in MOMENTS else value
