"""Mails of the public site."""

from datetime import date, datetime

from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.network.models import Network


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
