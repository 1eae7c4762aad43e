"""A registration follows its person, or its guest, to another address."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events.models import Registration
from kurzdraht.events.services import journal, locking
from kurzdraht.network.models import Person
from kurzdraht.network.services.persons import checked_address


class RegisteredThere(Refused):
    sentence = _("Unter %(email)s ist schon jemand für diese Veranstaltung angemeldet.")
    field = "email"


def change_address(registration: Registration, email: str, *, by: Actor, now: datetime) -> Registration:
    """The place stays; the personal link in earlier mails goes on, for it names the registration."""
    address = checked_address(email)
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        twins = Registration.objects.filter(event=event, email=address).standing().exclude(pk=current.pk)
        if twins.exists():
            raise RegisteredThere(email=address)
        if current.email != address:
            current.email = address
            current.changed_at = now
            current.save(update_fields=("email", "changed_at"))
            journal.note("registration_address_changed", current, by=by, now=now)
        return current


def follow_person(person: Person, old: str, *, by: Actor, now: datetime) -> int:
    """All that stand for coming events and were made under the old address; gives how many moved.

    Where the new address is registered already, that registration is enough and the old one stays as it is.
    """
    rows = Registration.objects.of(person).kept().standing().filter(event__ends_at__gte=now)
    theirs = rows | Registration.objects.kept().standing().filter(event__ends_at__gte=now, person=None, email=old)
    moved = 0
    for registration in theirs.filter(email=old).order_by("event__starts_at", "pk"):
        try:
            change_address(registration, person.email, by=by, now=now)
        except Refused:
            continue
        moved += 1
    return moved
