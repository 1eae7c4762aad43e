"""What repeats by the clock. A run that was missed (no worker) is made up for once, not once for each time missed."""

from datetime import UTC, datetime

from cronsim import CronSim
from django.db import transaction
from django_tasks.base import TaskResultStatus

from kurzdraht.core.dates import BERLIN
from kurzdraht.jobs.models import Job, NextRun
from kurzdraht.jobs.registry import SCHEDULES


def next_time(cron: str, *, after: datetime) -> datetime:
    """The next moment of a cron line read in Europe/Berlin, on both nights of the changing clock too."""
    return next(CronSim(cron, after.astimezone(BERLIN))).astimezone(UTC)


def sync_schedule(*, now: datetime) -> None:
    """Bring the table in line with the code: new lines start at their next time, changed ones too, old ones go."""
    NextRun.objects.exclude(task_path__in=SCHEDULES).delete()
    known = {row.task_path: row for row in NextRun.objects.all()}
    for path, schedule in SCHEDULES.items():
        row = known.get(path)
        if row is None:
            NextRun.objects.get_or_create(
                task_path=path, defaults={"cron": schedule.cron, "next_at": next_time(schedule.cron, after=now)}
            )
        elif row.cron != schedule.cron:
            NextRun.objects.filter(pk=row.pk).update(cron=schedule.cron, next_at=next_time(schedule.cron, after=now))


def enqueue_due(*, now: datetime) -> int:
    """Enqueue what is due, once, however many workers ask; returns how many. A task still waiting is not doubled."""
    return sum(_enqueue_once(row, now=now) for row in NextRun.objects.filter(next_at__lte=now, task_path__in=SCHEDULES))


def _enqueue_once(row: NextRun, *, now: datetime) -> bool:
    """Compare and set: of two workers that read the same `next_at`, one moves it."""
    with transaction.atomic():
        is_mine = NextRun.objects.filter(pk=row.pk, next_at=row.next_at).update(next_at=next_time(row.cron, after=now))
        if not is_mine or Job.objects.filter(task_path=row.task_path, status=TaskResultStatus.READY).exists():
            return False
        SCHEDULES[row.task_path].task.enqueue()
    return True
