"""Mails about people of the network."""

from datetime import datetime

from django.utils import timezone

from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import About, Recipient, queue_mail
from kurzdraht.network.models import Person
from kurzdraht.network.queries import the_network


def send_successor_question(person: Person, email: str, *, name: str, now: datetime) -> OutgoingMail | None:
    """To whoever stands for the same organisation; the answer goes to the office. Once a day for each address."""
    return queue_mail(
        "network/mails/successor",
        kind=MailKind.SERVICE,
        occasion=f"successor:{person.key}:{timezone.localdate(now)}",
        to=Recipient(email=email, name=name),
        context={
            "person": str(person),
            "organisation": str(person.organisation) if person.organisation else "",
            "function": person.function_title,
        },
        secrets={},
        now=now,
        about=About("person", person.key),
        reply_to=the_network().email,
    )
