"""Persons whose mails come back."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.mailing.enums import BounceSource, MailKind, MailState
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.mailing.services.bounces import Report, note_bounce
from kurzdraht.network.models import Person


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(User.objects.get(person=person))
    return client


def page_of(person: Person) -> str:
    return reverse("desk_person", args=(person.key,))


def send(person: Person, *, kind: MailKind = MailKind.SERVICE) -> OutgoingMail:
    mail = queue_mail(
        "accounts/mails/no_account",
        kind=kind,
        occasion=f"test:{OutgoingMail.objects.count()}",
        to=Recipient(person.email, str(person), key=person.key),
        context={},
        secrets={},
        now=timezone.now(),
    )
    assert mail is not None
    return mail


def bounce(mail: OutgoingMail) -> Bounce:
    OutgoingMail.objects.filter(pk=mail.pk).update(state=MailState.SENT)
    report = Report(reference=str(mail.key), status="5.1.1", words="550 User unknown")
    noted = note_bounce(mail, report, source=BounceSource.SMTP, now=timezone.now())
    assert noted is not None
    return noted
