"""Pausing the sending of one kind, and going on."""

import uuid
from datetime import datetime

from django.db import transaction

from kurzdraht.audit.services import Actor, record
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.errors import AccessIsNeverHeld
from kurzdraht.mailing.models import Hold

_REASON_LENGTH = 200


def hold_sending(kind: MailKind, reason: str, *, by: Actor, now: datetime) -> Hold:
    """Nothing of this kind leaves from now on, but for a mail that is being handed over; a second hold is the first."""
    if kind == MailKind.ACCESS:
        raise AccessIsNeverHeld
    with transaction.atomic():
        hold, is_new = Hold.objects.get_or_create(
            kind=kind, defaults={"reason": reason.strip()[:_REASON_LENGTH], "since_at": now, "held_by": str(by)[:200]}
        )
        if is_new:
            _record("sending_held", kind, hold.reason, by=by, now=now)
    return hold


def resume_sending(kind: MailKind, *, by: Actor, now: datetime) -> bool:
    """What has waited leaves, as the rate allows; False when nothing was held."""
    with transaction.atomic():
        hold = Hold.objects.select_for_update().filter(kind=kind).first()
        if hold is None:
            return False
        hold.delete()
        _record("sending_resumed", kind, hold.reason, by=by, now=now)
    return True


def _record(action: str, kind: MailKind, reason: str, *, by: Actor, now: datetime) -> None:
    """A kind of mail is no record: its key in the journal is made from its name."""
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"kurzdraht:mail-kind:{kind.value}")
    changes = {"reason": ["", reason]} if action == "sending_held" else {"reason": [reason, ""]}
    record(action, kind="sending", key=key, label=str(kind.label), by=by, at=now, changes=changes)
