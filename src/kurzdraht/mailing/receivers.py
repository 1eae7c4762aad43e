"""A code for signing in cannot wait for the next full minute; what a provider reports is noted."""

from typing import Any

from anymail.signals import tracking
from django.dispatch import receiver

from kurzdraht.mailing.services.provider import note_provider_report
from kurzdraht.mailing.signals import access_mail_queued
from kurzdraht.mailing.tasks import deliver_outbox


@receiver(access_mail_queued)
def deliver_at_once(**kwargs: Any) -> None:
    """The job is a row of the same transaction: it runs once the mail is there, and not at all after a rollback."""
    deliver_outbox.enqueue()


@receiver(tracking)
def hear_provider(event: Any, esp_name: str, **kwargs: Any) -> None:
    note_provider_report(event, provider=esp_name)
