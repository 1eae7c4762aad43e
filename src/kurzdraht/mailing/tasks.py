"""Doors of the outbox for the worker."""

import logging

from django.utils import timezone

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.mailing.services.delivery import Delivery, sweep_stuck
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
