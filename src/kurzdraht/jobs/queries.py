"""Questions about workers and the queue."""

from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import get_date_max

from kurzdraht.jobs.models import Heartbeat, Job

SILENCE = timedelta(seconds=60)
"""A worker that has not written for so long is dead: six beats missed."""


def is_worker_alive(now: datetime) -> bool:
    return Heartbeat.objects.filter(beat_at__gt=now - SILENCE).exists()


def living_workers(now: datetime) -> set[str]:
    return set(Heartbeat.objects.filter(beat_at__gt=now - SILENCE).values_list("worker_id", flat=True))


def waiting_jobs(now: datetime) -> int:
    """How many jobs could run now and do not yet."""
    return Job.objects.filter(due(now)).count()


def failed_jobs(since: datetime) -> int:
    return Job.objects.filter(status=TaskResultStatus.FAILED, finished_at__gte=since).count()


def due(now: datetime) -> Q:
    """Ready to run; a job without a time of its own carries the last day of the calendar."""
    return Q(status=TaskResultStatus.READY) & (Q(run_after=get_date_max()) | Q(run_after__lte=now))
