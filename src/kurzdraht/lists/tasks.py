"""Doors for the worker."""

from django.utils import timezone

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.lists import services


@scheduled("20 3 * * *")
@job(retries=2)
def forget_ways_back() -> None:
    services.forget_ways_back(now=timezone.now())
