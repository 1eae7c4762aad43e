"""What visitors write: to the office, to a consortium, or that they would like to join."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.audit.services import SYSTEM
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries import the_network
from kurzdraht.network.queries.calendar import working_day
from kurzdraht.todos.services import Subject, write_todo
from kurzdraht.website import mails

ANSWER_AFTER_DAYS = 3


@dataclass(frozen=True)
class Sender:
    """Who writes, as typed; `language` is that of the answer."""

    name: str
    email: str
    language: str = "de"


@transaction.atomic
def write_letter(sender: Sender, message: str, *, consortium: Consortium | None, now: datetime) -> OutgoingMail | None:
    """A mail to the office or the consortium, a receipt to the sender, and a task for whoever answers."""
    letter = mails.send_letter(
        (consortium.email if consortium else "") or the_network().email,
        occasion=f"letter:{uuid.uuid4()}",
        sender=sender.name,
        reply_to=sender.email,
        message=message,
        now=now,
    )
    _receipt_and_task(sender, letter, title=_("Antworten: %(name)s") % {"name": sender.name}, to=consortium, now=now)
    return letter


@transaction.atomic
def ask_to_join(
    sender: Sender, organisation: str, *, consortia: Sequence[Consortium], message: str, now: datetime
) -> OutgoingMail | None:
    """The same to the office, from somebody who thinks of joining the network."""
    letter = mails.send_join_request(
        the_network().email,
        occasion=f"join-request:{uuid.uuid4()}",
        sender=sender.name,
        reply_to=sender.email,
        organisation=organisation,
        consortia=[str(consortium) for consortium in consortia],
        message=message,
        now=now,
    )
    title = _("%(organisation)s möchte Mitglied werden") % {"organisation": organisation}
    _receipt_and_task(sender, letter, title=title, to=None, now=now)
    return letter


def _receipt_and_task(
    sender: Sender, letter: OutgoingMail | None, *, title: str, to: Consortium | None, now: datetime
) -> None:
    if letter is None:
        return
    mails.send_receipt(sender.email, sender.language, now=now)
    write_todo(
        title=title[:160],
        due_date=working_day(timezone.localdate(now), days_before=-ANSWER_AFTER_DAYS),
        consortium=to,
        subject=Subject("mail", letter.key, letter.subject),
        by=SYSTEM,
        now=now,
    )
