"""The outbox as a list."""

from django.db.models import Q, QuerySet

from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.queries import outbox


def mails_for_list(*, state: str, kind: str, words: str) -> QuerySet[OutgoingMail]:
    """The outbox, narrowed by state, kind and words in subject, name or address; unknown ones narrow nothing."""
    rows = outbox()
    if state in MailState.values:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(subject__icontains=word) | Q(recipient_name__icontains=word) | Q(recipient_email__icontains=word)
        )
    return rows
