"""Writing into the outbox, and sending from it."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail


@dataclass(frozen=True)
class Recipient:
    """To whom: address, name as greeted, language of the mail, and the key of the person where there is one."""

    email: str
    name: str = ""
    language: str = "de"
    key: uuid.UUID | None = None


@dataclass(frozen=True)
class About:
    """The record a mail belongs to, so that the office finds its mails: kind and key."""

    kind: str
    key: uuid.UUID


def queue_mail(
    template: str,
    *,
    kind: MailKind,
    occasion: str,
    to: Recipient,
    context: Mapping[str, Any],
    secrets: Mapping[str, str],
    now: datetime,
    about: About | None = None,
    calendar: str = "",
    calendar_method: str = "",
    due_at: datetime | None = None,
) -> OutgoingMail | None:
    """Put one mail into the outbox, in the caller's transaction; None when this occasion has been written already.

    `template` names `X.subject.txt`, `X.txt` and `X.mjml` (`"events/mails/confirmation"`). `secrets` are codes and
    personal links: the templates receive a mark in their place ({{ manage_link }} prints ⟦manage_link⟧), the row
    keeps the values apart until the mail is delivered.
    """
    raise NotImplementedError
