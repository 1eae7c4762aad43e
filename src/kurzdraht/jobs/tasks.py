"""The queue's own housekeeping."""

from django.utils import timezone

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.jobs.services import queue


@scheduled("17 3 * * *")
@job(retries=2)
def prune_jobs() -> None:
    queue.prune_jobs(now=timezone.now())
