"""Who works, and what repeats when. The queue itself is the table of django-tasks-db."""

from typing import Any, TypeAlias

from django.db import models
from django_tasks_db.models import DBTaskResult

Job: TypeAlias = DBTaskResult[Any, Any]


class Heartbeat(models.Model):
    """One row for each worker that runs; written every ten seconds, removed when the worker ends in peace."""

    worker_id = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker_id


class NextRun(models.Model):
    """When a repeating task is due next. Moving `next_at` on is the claim: whoever moves it enqueues the task."""

    task_path = models.CharField(max_length=200, unique=True)
    cron = models.CharField(max_length=100)
    next_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.task_path} {self.cron}"
