"""Somebody cannot be reached: a new address, a question to colleagues, or the person has left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.desk.queries.persons import bounces_at, guest_registrations, open_bounces_of
from kurzdraht.events.services.addresses import change_address
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.services.bounces import handle_bounce
from kurzdraht.mailing.services.resend import resend_mail
from kurzdraht.network.models import Person
from kurzdraht.network.services import ask_successor, change_email, end_all_mandates
from kurzdraht.todos.services.writing import Subject, write_todo

ANSWER = timedelta(days=14)


@dataclass(frozen=True)
class Reached:
    """How many mails went out once more, and how many could not."""

    resent: int
    kept_back: int


def give_new_address(person: Person, email: str, *, again: Iterable[OutgoingMail], by: Actor, now: datetime) -> Reached:
    """All follows the new address; what came back is seen to, and `again` goes out once more."""
    with transaction.atomic():
        bounces = list(open_bounces_of(person))
        changed = change_email(person, email, by=by, now=now)
        reached = _resend(again, changed.email, by=by, now=now)
        _handle(bounces, _("Neue Adresse: %(email)s") % {"email": changed.email}, by=by, now=now)
    return reached


def give_guest_new_address(
    bounce: Bounce, email: str, *, again: Iterable[OutgoingMail], by: Actor, now: datetime
) -> Reached:
    """The same for an address that belongs to nobody we know: its coming registrations move."""
    with transaction.atomic():
        bounces = list(bounces_at(bounce.email))
        for registration in guest_registrations(bounce.email, now=now):
            change_address(registration, email, by=by, now=now)
        reached = _resend(again, email.strip().lower(), by=by, now=now)
        _handle(bounces, _("Neue Adresse: %(email)s") % {"email": email}, by=by, now=now)
    return reached


def ask_who_follows(person: Person, email: str, *, name: str, by: Actor, now: datetime) -> None:
    """The question goes out; what came back counts as seen to, and a task looks after the answer."""
    with transaction.atomic():
        bounces = list(open_bounces_of(person))
        ask_successor(person, email, name=name, by=by, now=now)
        _handle(bounces, _("Nachfolge erfragt bei %(email)s") % {"email": email}, by=by, now=now)
        write_todo(
            title=_("Nachfolge von %(person)s: Ist die Antwort da?") % {"person": person},
            due_date=timezone.localdate(now + ANSWER),
            subject=Subject("person", person.key, str(person)),
            by=by,
            now=now,
        )


def note_that_left(person: Person, *, until: date | None, by: Actor, now: datetime) -> int:
    """All functions end; gives their number."""
    with transaction.atomic():
        bounces = list(open_bounces_of(person))
        number = end_all_mandates(person, until=until, by=by, now=now)
        _handle(bounces, _("Person ist ausgeschieden"), by=by, now=now)
    return number


def handle_address(bounce: Bounce, outcome: str, *, by: Actor, now: datetime) -> None:
    """Everything that came back from this address is seen to, in the office's own words."""
    with transaction.atomic():
        _handle(list(bounces_at(bounce.email)), outcome, by=by, now=now)


def _resend(mails: Iterable[OutgoingMail], email: str, *, by: Actor, now: datetime) -> Reached:
    resent = kept_back = 0
    for mail in mails:
        try:
            resend_mail(mail, to_email=email, by=by, now=now)
        except Refused:
            kept_back += 1
        else:
            resent += 1
    return Reached(resent, kept_back)


def _handle(bounces: Iterable[Bounce], outcome: str, *, by: Actor, now: datetime) -> None:
    for bounce in bounces:
        handle_bounce(bounce, outcome, by=by, now=now)
