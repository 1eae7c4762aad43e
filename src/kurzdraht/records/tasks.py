"""Doors for the worker."""

from django.utils import timezone

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.records import services
from kurzdraht.records.queries.presence import SILENCE


@scheduled("10 3 * * *")
@job(retries=3)
def empty_bin() -> None:
    services.end_old_ones(now=timezone.now())


@scheduled("*/15 * * * *")
@job()
def forget_presences() -> None:
    services.forget_presences(timezone.now() - SILENCE)
