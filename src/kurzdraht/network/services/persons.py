"""An address that no longer works, a person who has left."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzdraht.accounts.models import User
from kurzdraht.audit.services import Actor, record
from kurzdraht.core.errors import Refused
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network import mails
from kurzdraht.network.models import Mandate, Person
from kurzdraht.network.services.mandates import AddressTaken, end_mandate
from kurzdraht.network.signals import person_email_changed


class NotAnAddress(Refused):
    sentence = _("Das ist keine E-Mail-Adresse. Prüfen Sie die Schreibweise.")
    field = "email"


class SameAddress(Refused):
    sentence = _("Diese Adresse steht schon da. Tragen Sie die neue ein.")
    field = "email"


class AddressOfAnother(Refused):
    sentence = _("Unter %(email)s steht schon %(person)s.")
    field = "email"


class AskedToday(Refused):
    sentence = _("An %(email)s ging heute schon diese Frage. Warten Sie die Antwort ab.")
    field = "to"


class NothingToEnd(Refused):
    sentence = _("%(person)s hat keine Funktion mehr.")


@transaction.atomic
def change_email(person: Person, email: str, *, by: Actor, now: datetime) -> Person:
    """The person is reached and signs in under the new address; the journal keeps the old one.

    Sessions and personal links go on: they name the user and the registration, not an address.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    new, old = checked_address(email), person.email.strip().lower()
    if new == old:
        raise SameAddress
    other = Person.objects.filter(email__iexact=new).exclude(pk=person.pk).first()
    if other is not None:
        raise AddressOfAnother(email=new, person=other)
    if person.user is not None:
        _move_login(person.user, new)
    changes = {"email": [person.email, new]}
    person.email = new
    person.save(update_fields=("email",))
    record("person_email_changed", kind="person", key=person.key, label=str(person), by=by, at=now, changes=changes)
    person_email_changed.send(Person, person=person, old=old, by=by, now=now)
    return person


@transaction.atomic
def ask_successor(person: Person, email: str, *, name: str = "", by: Actor, now: datetime) -> OutgoingMail:
    """A mail that asks who follows; the answer reaches the office."""
    to = checked_address(email, field="to")
    mail = mails.send_successor_question(person, to, name=name, now=now)
    if mail is None:
        raise AskedToday(email=to)
    changes = {"email": to}
    record("successor_asked", kind="person", key=person.key, label=str(person), by=by, at=now, changes=changes)
    return mail


@transaction.atomic
def end_all_mandates(person: Person, *, until: date | None = None, by: Actor, now: datetime) -> int:
    """The person has left: all functions end, those that begin later are taken back; gives their number.

    `until` is the last day; without it they end at once, and with them every right.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    mandates = list(Mandate.objects.filter(person=person).reaching(timezone.localdate(now)).order_by("from_date", "pk"))
    if not mandates:
        raise NothingToEnd(person=person)
    for mandate in mandates:
        is_later = until is not None and mandate.from_date > until
        end_mandate(mandate, until=None if is_later else until, by=by, now=now)
    return len(mandates)


def checked_address(email: str, *, field: str = "email") -> str:
    """In small letters, or refused."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        refusal = NotAnAddress()
        refusal.field = field
        raise refusal from error
    return address


def _move_login(user: User, email: str) -> None:
    taken = User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists()
    if taken or EmailAddress.objects.filter(email__iexact=email).exclude(user=user).exists():
        raise AddressTaken(email=email)
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    user.email = email
    user.save(update_fields=("email",))
