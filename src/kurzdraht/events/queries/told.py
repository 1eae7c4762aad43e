"""Who learns what when an event does not take place as announced."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail


@dataclass(frozen=True)
class Concerned:
    """Those who get a mail, by what they have; whoever has no address any more gets none."""

    with_place: int = 0
    waiting: int = 0

    @property
    def number(self) -> int:
        return self.with_place + self.waiting


def concerned_by(event: Event) -> Concerned:
    rows = Registration.objects.filter(event=event).standing().exclude(email="")
    states = Counter(rows.values_list("state", flat=True))
    with_place = states.pop(RegistrationState.CONFIRMED, 0)
    return Concerned(with_place, sum(states.values()))


def notice_of(event: Event) -> str:
    """How the occasions end of the mails that told of the event's present state."""
    return f":event:{event.sequence}:{event.state}"


def mails_told(event: Event) -> int:
    """How many mails told of the present state."""
    return _mails(event).count()


def addresses_told(event: Event) -> set[str]:
    """Whom a mail about the present state has reached or will reach: all but those whose mail was called back."""
    return set(_mails(event).exclude(state=MailState.RECALLED).values_list("recipient_email", flat=True))


def waiting_mails(event: Event) -> int:
    """How many of them have not left yet and can be called back."""
    return _mails(event).filter(state=MailState.QUEUED).count()


def _mails(event: Event) -> QuerySet[OutgoingMail]:
    rows = OutgoingMail.objects.filter(subject_kind="event", subject_key=event.key)
    return rows.filter(occasion__endswith=notice_of(event))
