"""The mails about access. None of them says by itself whether an address is known."""

import uuid
from datetime import datetime

from kurzdraht.accounts.models import User
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.services import Recipient, queue_mail

CODE_MINUTES = 10


def send_code(email: str, *, code: str, language: str, now: datetime) -> None:
    queue_mail(
        "accounts/mails/code",
        kind=MailKind.ACCESS,
        occasion=f"sign-in-code:{uuid.uuid4()}",
        to=Recipient(email=email, language=language),
        context={"minutes": CODE_MINUTES},
        secrets={"code": code},
        now=now,
    )


def send_no_account(email: str, *, language: str, now: datetime) -> None:
    """To an address without a login: it costs the same time as a code, and helps who typed another of their own."""
    queue_mail(
        "accounts/mails/no_account",
        kind=MailKind.ACCESS,
        occasion=f"sign-in-unknown:{uuid.uuid4()}",
        to=Recipient(email=email, language=language),
        context={},
        secrets={},
        now=now,
    )


def send_password_set(user: User, *, now: datetime) -> None:
    queue_mail(
        "accounts/mails/password_set",
        kind=MailKind.ACCESS,
        occasion=f"password-set:{uuid.uuid4()}",
        to=Recipient(email=user.email, language=user.language),
        context={},
        secrets={},
        now=now,
    )
