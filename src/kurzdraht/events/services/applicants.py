"""Who asks for a place, and who acts on it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext

from kurzdraht.events.queries.audience import Claim
from kurzdraht.network.models import Organisation, Person
from kurzdraht.network.queries import own_organisation, roles_of_person


@dataclass(frozen=True)
class Applicant:
    """A name and an address, and what is known beside them. `organisation` uses the share of that organisation."""

    name: str
    email: str
    person: Person | None = None
    organisation: Organisation | None = None
    organisation_name: str = ""
    function_title: str = ""
    language: str = "de"

    @property
    def claim(self) -> Claim:
        return Claim(
            person=self.person.pk if self.person else None,
            email=self.email,
            organisation=self.organisation.pk if self.organisation else None,
        )


class _Guest:
    """Whoever holds the form or the personal link, without having signed in; the journal keeps no name."""

    key: uuid.UUID | None = None

    def __str__(self) -> str:
        return gettext("Gast")


GUEST = _Guest()


def applicant_of(person: Person, *, now: datetime) -> Applicant:
    """A signed-in person registers themselves."""
    organisation = _own_organisation(person, now=now)
    return Applicant(
        name=str(person),
        email=tidy_address(person.email),
        person=person,
        organisation=organisation,
        organisation_name=str(organisation or ""),
        function_title=person.function_title,
        language=person.language,
    )


def guest_applicant(*, name: str, email: str, organisation_name: str, language: str, now: datetime) -> Applicant:
    """Somebody unknown types an address. If it is a person's of the network, the place counts as theirs."""
    address = tidy_address(email)
    person = _person_at(address)
    return Applicant(
        name=name,
        email=address,
        person=person,
        organisation=_own_organisation(person, now=now) if person else None,
        organisation_name=organisation_name,
        language=language,
    )


def colleague_applicant(*, name: str, email: str, organisation: Organisation, language: str) -> Applicant:
    """A member registers somebody of the own organisation; a known person of another one is not taken for theirs."""
    address = tidy_address(email)
    person = _person_at(address)
    is_own = person is not None and person.organisation_id == organisation.pk
    return Applicant(
        name=name,
        email=address,
        person=person if is_own else None,
        organisation=organisation,
        organisation_name=str(organisation),
        language=person.language if is_own and person else language,
    )


def tidy_address(email: str) -> str:
    return email.strip().lower()


def distinct(applicants: Sequence[Applicant]) -> list[Applicant]:
    """The first of each address."""
    return list({applicant.email: applicant for applicant in reversed(applicants)}.values())[::-1]


def _own_organisation(person: Person, *, now: datetime) -> Organisation | None:
    return own_organisation(roles_of_person(person, on=timezone.localdate(now)))


def _person_at(address: str) -> Person | None:
    """By the index of addresses in small letters: `iexact` would read every person."""
    known = Person.objects.alias(address=Lower("email")).filter(address=address)
    return known.select_related("organisation").first()
