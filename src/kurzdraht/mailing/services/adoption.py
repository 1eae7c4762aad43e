"""Turning sending on again after a backup was put back."""

import uuid
from datetime import datetime

from django.db import transaction

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.queries import is_copy
from kurzdraht.core.services import adopt_mark
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail


def adopt_database(*, recall_waiting: bool, by: Actor, now: datetime) -> int:
    """Make this database the original: mails leave again. Gives the number of those called back.

    What waits in a backup has mostly left since: with `recall_waiting` nothing of it leaves, not even a sign-in code,
    which is long void. Nothing happens to a database that is the original already.
    """
    if not is_copy():
        return 0
    with transaction.atomic():
        recalled = 0
        if recall_waiting:
            waiting = OutgoingMail.objects.filter(state__in=(MailState.QUEUED, MailState.SENDING))
            recalled = waiting.update(state=MailState.RECALLED, secrets={})
        key = uuid.uuid5(uuid.NAMESPACE_URL, "kurzdraht:installation")
        changes = {"mails": [recalled, 0]} if recalled else {}
        record("database_adopted", kind="installation", key=key, label="Kurzdraht", by=by, at=now, changes=changes)
    adopt_mark()
    return recalled
