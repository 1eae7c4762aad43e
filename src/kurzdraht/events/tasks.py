"""Doors for the worker."""

from django.utils import timezone

from kurzdraht.events import services
from kurzdraht.events.services import publishing
from kurzdraht.jobs.registry import job, scheduled


@scheduled("* * * * *")
@job(retries=2)
def expire_offers() -> None:
    services.expire_offers(now=timezone.now())


@scheduled("*/5 * * * *")
@job(retries=2)
def remind_participants() -> None:
    services.remind_participants(now=timezone.now())


@scheduled("* * * * *")
@job(retries=2)
def publish_due_events() -> None:
    publishing.publish_due_events(now=timezone.now())
