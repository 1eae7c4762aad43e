"""Writing into the outbox (`queue_mail`), and sending from it (`deliver_next`)."""

from kurzdraht.mailing.errors import HeaderRefused
from kurzdraht.mailing.services.outbox import About, Recipient, queue_mail

__all__ = ["About", "HeaderRefused", "Recipient", "queue_mail"]
