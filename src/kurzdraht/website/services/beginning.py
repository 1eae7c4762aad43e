"""The first day of an installation."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.services.formats import create_default_formats
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Municipality, Person
from kurzdraht.network.services import (
    give_login,
    give_mandate,
    import_municipalities,
    set_up_network,
    shipped_municipalities,
)
from kurzdraht.website.services.pages import create_default_pages


@dataclass(frozen=True)
class FirstPerson:
    """Who runs the installation and gives all others their functions."""

    given_name: str
    family_name: str
    email: str


def set_up_installation(first: FirstPerson, *, mail_domain: str, now: datetime) -> Person:
    """Consortia, municipalities, formats and pages, and one person who may do everything at the desk.

    May be repeated: what exists stays as it is, and a second person of another address gets the same functions.
    """
    with transaction.atomic():
        set_up_network(by=SYSTEM, now=now, mail_domain=mail_domain)
        if not Municipality.objects.exists():
            import_municipalities(shipped_municipalities(), by=SYSTEM, now=now)
        create_default_formats()
        create_default_pages(now)
        email = first.email.strip().lower()
        names = {"given_name": first.given_name, "family_name": first.family_name}
        person, is_new = Person.objects.get_or_create(email=email, defaults=names)
        if is_new:
            for kind in (MandateKind.ADMIN, MandateKind.OFFICE, MandateKind.PAGE_EDITOR):
                give_mandate(person, kind, since=timezone.localdate(now), by=SYSTEM, now=now)
        give_login(person, by=SYSTEM, now=now)
    return person
