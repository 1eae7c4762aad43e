"""Formats: what the network holds, and what a new event takes from it. The office changes them as it likes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.errors import Refused
from kurzdraht.events.models import EventFormat, FormatTask
from kurzdraht.events.services.format_defaults import PROPOSALS
from kurzdraht.events.services.format_proposal import Proposal
from kurzdraht.events.services.slugs import slug_among


class FormatChangedMeanwhile(Refused):
    sentence = _("Inzwischen hat jemand anders diese Vorlage geändert. Es ist noch nichts überschrieben.")


class FormatNameTaken(Refused):
    sentence = _("Es gibt schon ein Format mit diesem Namen. Wählen Sie einen anderen.")
    field = "name"


@dataclass(frozen=True)
class TaskDraft:
    """A task as typed, so many days before the event or, negative, after it."""

    title: str
    days_before: int


def create_default_formats() -> int:
    """Make the formats that are missing and leave existing ones alone; gives the number made."""
    known = set(EventFormat.everything.values_list("slug", flat=True))
    new = [(_row(one, position), one) for position, one in enumerate(PROPOSALS) if one.slug not in known]
    EventFormat.objects.bulk_create(row for row, _one in new)
    FormatTask.objects.bulk_create(
        FormatTask(format=row, position=position, days_before=days, title=title)
        for row, one in new
        for position, (days, title) in enumerate(one.tasks)
    )
    return len(new)


def _row(one: Proposal, position: int) -> EventFormat:
    return EventFormat(
        slug=one.slug,
        name=one.name,
        description=one.description,
        position=position,
        duration_minutes=one.minutes,
        is_online=not one.is_onsite,
        is_onsite=one.is_onsite,
        capacity=one.capacity,
        audience=one.audience,
        agenda=[list(row) for row in one.agenda],
        reminder_hours=one.reminder_hours,
        early_reminder_hours=one.early_reminder_hours,
        summary=one.summary,
        cost=one.cost,
        is_documented=one.is_documented,
    )


def create_format(values: Mapping[str, Any], tasks: Sequence[TaskDraft], *, by: Actor, now: datetime) -> EventFormat:
    """A format of the office's own, at the end of the list; its address is made from its name and stays."""
    with transaction.atomic():
        _refuse_taken_name(values["name"])
        last = EventFormat.everything.aggregate(last=Max("position"))["last"]
        row = EventFormat(
            slug=slug_among(EventFormat, values["name"], length=40, otherwise="format"),
            position=0 if last is None else last + 1,
            **values,
        )
        row.save(force_insert=True)
        _write_tasks(row, tasks)
        _note("format_created", row, by=by, now=now, changes={})
    return row


def change_format(
    row: EventFormat,
    values: Mapping[str, Any],
    tasks: Sequence[TaskDraft],
    *,
    by: Actor,
    now: datetime,
    seen: int | None = None,
) -> dict[str, list[Any]]:
    """Set the given fields and tasks; gives {field: [before, after]}. Events that are planned stay as they are.

    `seen` is the sequence as it was shown: whoever saw an older state overwrites nobody's work.
    """
    with transaction.atomic():
        locked = EventFormat.objects.select_for_update().get(pk=row.pk)
        if seen not in {None, locked.sequence}:
            raise FormatChangedMeanwhile
        _refuse_taken_name(values.get("name", locked.name), but=locked)
        changes = {
            name: [getattr(locked, name), value] for name, value in values.items() if getattr(locked, name) != value
        }
        before = tasks_of(locked)
        _write_tasks(locked, tasks)
        after = tasks_of(locked)
        if before != after:
            changes["tasks"] = [before, after]
        if not changes:
            return {}
        for name, value in values.items():
            setattr(locked, name, value)
        locked.sequence += 1
        locked.save()
        _note("format_changed", locked, by=by, now=now, changes=changes)
    return changes


def tasks_of(row: EventFormat) -> list[list[Any]]:
    """As the journal keeps them: [days before, title]."""
    rows = row.tasks.order_by("position", "pk").values_list("days_before", "title")
    return [[days, title] for days, title in rows]


def _write_tasks(row: EventFormat, tasks: Sequence[TaskDraft]) -> None:
    """A task of the same title keeps its row, by which planned events know it; else one in the same place does."""
    known = list(row.tasks.order_by("position", "pk"))
    by_title = {task.title: task for task in known}
    kept = {draft.title: by_title[draft.title] for draft in tasks if draft.title in by_title}
    others = {task.position: task for task in known if task not in kept.values()}
    for position, draft in enumerate(tasks):
        task = kept.pop(draft.title, None) or others.pop(position, None) or FormatTask(format=row)
        task.title, task.days_before, task.position = draft.title, draft.days_before, position
        task.save()
        known = [one for one in known if one.pk != task.pk]
    row.tasks.filter(pk__in=[task.pk for task in known]).delete()


def _refuse_taken_name(name: str, *, but: EventFormat | None = None) -> None:
    same = EventFormat.objects.filter(name__iexact=name)
    if same.exclude(pk=but.pk if but else None).exists():
        raise FormatNameTaken


def _note(action: str, row: EventFormat, *, by: Actor, now: datetime, changes: dict[str, list[Any]]) -> None:
    """With values as they are, for whoever asks later which planned events still have the old one."""
    record(action, kind="format", key=row.key, label=row.name, by=by, at=now, changes=changes)
