"""The queue's own housekeeping, and that of the floor below."""

from django.utils import timezone

from kurzdraht.core.page_cache.stamps import thin_out
from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.jobs.services import queue, statistics


@scheduled("17 3 * * *")
@job(retries=2)
def prune_jobs() -> None:
    queue.prune_jobs(now=timezone.now())


@scheduled("37 3 * * *")
@job()
def renew_statistics() -> None:
    statistics.renew_statistics()


@scheduled("*/5 * * * *")
@job()
def thin_out_page_stamps() -> None:
    """For core, which stands below and has no jobs of its own."""
    thin_out()
