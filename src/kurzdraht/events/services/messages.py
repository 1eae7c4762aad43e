"""Writing to the people of an event."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events import mails
from kurzdraht.events.models import Event, Message
from kurzdraht.events.queries.messages import Group, fingerprint, occasion_of, places_in_line, recipients_of
from kurzdraht.events.services import journal, locking
from kurzdraht.mailing.registry import TEMPLATES, Words
from kurzdraht.mailing.services import About, Recalled, recall_mails
from kurzdraht.mailing.services.wordings import check_words


class NobodyMeant(Refused):
    sentence = _("In dieser Gruppe ist niemand. Wählen Sie eine andere, dann geht die Nachricht hinaus.")
    field = "states"


class GroupChanged(Refused):
    sentence = _(
        "Seit der Vorschau hat sich die Gruppe geändert. Noch ist nichts verschickt. Prüfen Sie unten, wer die "
        "Nachricht jetzt bekommt."
    )


def send_message(
    event: Event, words: Words, group: Group, *, key: UUID, seen: str = "", by: Actor, now: datetime
) -> Message:
    """One mail to each of the group, filled for each by itself. The same key a second time sends nothing more.

    `seen` is the fingerprint of those who were shown: when others are meant by now, nothing is sent.
    """
    words = fit_words(words)
    with locking.locked_event(event.pk) as locked:
        sent: Message | None = Message.objects.filter(key=key).first()
        if sent is not None:
            return sent
        rows = recipients_of(locked, group)
        if not rows:
            raise NobodyMeant
        if seen and seen != fingerprint(rows):
            raise GroupChanged
        message = Message.objects.create(
            key=key,
            event=locked,
            subject=words.subject,
            text=words.body,
            group=group.as_json(),
            recipients=len(rows),
            sent_at=now,
            sent_by=str(by)[:200],
        )
        changes = {"message": message.subject, "recipients": len(rows)}
        journal.note_event("message_sent", locked, by=by, now=now, changes=changes)
        places = places_in_line(locked)
        for row in rows:
            row.event = locked
            mails.send_message(row, words, occasion=occasion_of(message), place=places.get(row.pk, 0), now=now)
    return message


def recall_message(message: Message, *, by: Actor, now: datetime) -> Recalled:
    """What has not left yet stays here; the answer says how many had left already."""
    about = About("event", message.event.key)
    return recall_mails(about, occasion=occasion_of(message), by=by, now=now)


def fit_words(words: Words) -> Words:
    """Tidied; refuses a placeholder that is unknown, by its name."""
    return check_words(TEMPLATES[mails.MESSAGE], words)
