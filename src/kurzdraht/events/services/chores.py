"""What the office does for an event because its format says so: made with it, moved with it, gone with it."""

from datetime import datetime

from django.utils import timezone

from kurzdraht.audit.services import Actor
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.todos.services.planning import PlannedTask, drop_todos, plan_todos


def follow_event(event: Event, *, are_all: bool = False, by: Actor, now: datetime) -> None:
    """Bring the tasks in line with the event; may be repeated. Call it whenever its day or its state has changed.

    `are_all`: what its format no longer asks for goes too.
    """
    if event.deleted_at is not None or event.state == EventState.CANCELLED:
        drop_todos("event", event.key)
        return
    tasks = [PlannedTask(source_of(task.pk), task.title, task.days_before) for task in event.format.tasks.all()]
    day = timezone.localdate(event.starts_at)
    plan_todos(
        "event",
        event.key,
        event.title,
        tasks,
        day=day,
        consortium=event.consortium,
        are_all=are_all,
        by=by,
        now=now,
    )


def source_of(task: int) -> str:
    return f"format_task:{task}"
