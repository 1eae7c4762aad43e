"""Doors of the outbox for the worker."""

import logging

from django.utils import timezone

from kurzdraht.core.queries import is_copy
from kurzdraht.core.services import renew_mark
from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.mailing.services.delivery import Delivery, sweep_stuck
from kurzdraht.mailing.services.mailbox import fetch_bounces
from kurzdraht.mailing.services.relay import Relay

log = logging.getLogger(__name__)
_URGENT = 50


@scheduled("* * * * *")
@job(priority=_URGENT)
def deliver_outbox() -> None:
    """Send all that is due, as far as the rate allows; the clock is read anew for each mail."""
    if found := sweep_stuck(now=timezone.now()):
        log.warning("Took up %s mails whose worker had died.", found)
    with Relay() as relay, Delivery(relay) as delivery:
        while delivery.send_next(now=timezone.now()):
            pass


@scheduled("*/5 * * * *")
@job()
def fetch_bounce_mailbox() -> None:
    """Not in a restored copy: it would take the original's bounces away."""
    if is_copy():
        return
    if found := fetch_bounces(now=timezone.now()):
        log.info("%s mails came back.", found)


@scheduled("7 * * * *")
@job()
def renew_installation_mark() -> None:
    """So a backup is recognised as one an hour after it was made."""
    renew_mark()
