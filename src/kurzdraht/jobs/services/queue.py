"""Claiming a job, and what becomes of it."""

import traceback
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django_tasks.base import TaskResultStatus

from kurzdraht.jobs.models import Job
from kurzdraht.jobs.queries import due, living_workers
from kurzdraht.jobs.registry import RETRIES

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200))
LOST_LIMIT = 3
"""A job may take this many workers down with it before it is given up, whatever its retries."""


def claim_job(worker_id: str, *, now: datetime) -> Job | None:
    """Take the most urgent due job, so that no other worker runs it; None when there is nothing to do.

    An idle worker only reads: on SQLite a claim takes the write lock, and must not do so each second for nothing.
    """
    waiting = Job.objects.filter(due(now))
    if not waiting.exists():
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        found = waiting.first()
        if found is None:
            return None
        found.status = TaskResultStatus.RUNNING
        found.started_at = now
        found.worker_ids = [*found.worker_ids, worker_id]
        found.save(update_fields=("status", "started_at", "worker_ids"))
    return found


def finish_job(job: Job, value: Any, *, now: datetime) -> bool:
    """Mark it done; False when it was taken away meanwhile (this worker counted as dead), then nothing is changed."""
    return _settle(job, status=TaskResultStatus.SUCCESSFUL, finished_at=now, return_value=value)


def fail_job(job: Job, error: Exception, *, now: datetime) -> bool:
    """Put it back with a growing pause while retries are left, else mark it failed: one update, so nothing is lost."""
    attempt = len(job.worker_ids)
    told = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(traceback.format_exception(error)),
    }
    if attempt <= RETRIES.get(job.task_path, 0):
        pause = PAUSES[min(attempt, len(PAUSES)) - 1]
        return _settle(job, status=TaskResultStatus.READY, run_after=now + pause, **told)
    return _settle(job, status=TaskResultStatus.FAILED, finished_at=now, **told)


def put_back(job: Job) -> bool:
    """The worker was told to stop at once: the job is ready for the next one."""
    return _settle(job, status=TaskResultStatus.READY, started_at=None)


def reap(*, now: datetime, asking: str = "") -> int:
    """Give jobs of dead workers back to the queue, or give them up after `LOST_LIMIT` deaths; returns how many.

    The worker that asks has empty hands: a job marked as its own was claimed in a commit whose answer got lost.
    A worker that only seemed dead goes on with its job and cannot mark it any more; so a job may run twice.
    """
    living = living_workers(now) - {asking}
    orphans = [
        job
        for job in Job.objects.filter(status=TaskResultStatus.RUNNING)
        if not job.worker_ids or job.worker_ids[-1] not in living
    ]
    return sum(_take_from_dead(job, now=now) for job in orphans)


def prune_jobs(*, now: datetime) -> int:
    """Forget what was done a day ago and what failed a month ago; returns how many rows went."""
    done = Job.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - timedelta(days=1))
    failed = Job.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - timedelta(days=30))
    return done.delete()[0] + failed.delete()[0]


def _take_from_dead(job: Job, *, now: datetime) -> bool:
    if len(job.worker_ids) < max(LOST_LIMIT, RETRIES.get(job.task_path, 0) + 1):
        return _settle(job, status=TaskResultStatus.READY)
    return _settle(
        job,
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path="kurzdraht.jobs.errors.WorkerLost",
        traceback=f"The worker died {len(job.worker_ids)} times while running this job.",
    )


def _settle(job: Job, **values: Any) -> bool:
    """Write the outcome of this very attempt: `started_at` is its token."""
    mine = Job.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
    return bool(mine.update(**values))
