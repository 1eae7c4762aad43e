"""Mails of the public site."""

from collections.abc import Sequence
from datetime import date, datetime

from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.network.models import Network
from kurzdraht.network.queries import the_network


def send_barrier_report(
    network: Network,
    *,
    occasion: str,
    description: str,
    page: str,
    email: str,
    soon: date,
    latest: date,
    now: datetime,
) -> OutgoingMail | None:
    """To the office; an answer goes straight to who reported."""
    return queue_mail(
        "website/mails/barrier_report",
        kind=MailKind.SERVICE,
        occasion=occasion,
        to=Recipient(email=network.email, name=network.name),
        context={"description": description, "page": page, "email": email, "soon": soon, "latest": latest},
        secrets={},
        now=now,
        reply_to=email,
    )


def send_letter(
    address: str, *, occasion: str, sender: str, reply_to: str, message: str, now: datetime
) -> OutgoingMail | None:
    """To the office or a consortium; an answer goes straight to who wrote."""
    return queue_mail(
        "website/mails/letter",
        kind=MailKind.SERVICE,
        occasion=occasion,
        to=Recipient(email=address, name=the_network().name),
        context={"sender": sender, "email": reply_to, "message": message},
        secrets={},
        now=now,
        reply_to=reply_to,
    )


def send_join_request(
    address: str,
    *,
    occasion: str,
    sender: str,
    reply_to: str,
    organisation: str,
    consortia: Sequence[str],
    message: str,
    now: datetime,
) -> OutgoingMail | None:
    return queue_mail(
        "website/mails/join_request",
        kind=MailKind.SERVICE,
        occasion=occasion,
        to=Recipient(email=address, name=the_network().name),
        context={
            "sender": sender,
            "email": reply_to,
            "organisation": organisation,
            "consortia": ", ".join(consortia),
            "message": message,
        },
        secrets={},
        now=now,
        reply_to=reply_to,
    )


def send_receipt(address: str, language: str, *, now: datetime) -> OutgoingMail | None:
    """Says that it arrived, and nothing of what was typed: anybody can type anybody's address.

    So a name that says something does not stand in it either, and nobody gets more than one in an hour.
    """
    return queue_mail(
        "website/mails/receipt",
        kind=MailKind.SERVICE,
        occasion=f"receipt:{now:%Y-%m-%dT%H}",
        to=Recipient(email=address, language=language),
        context={},
        secrets={},
        now=now,
    )
