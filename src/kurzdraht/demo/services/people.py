"""Memberships, persons, logins and mandates of the demo: deterministic, in bulk."""

import random
from datetime import date, timedelta
from itertools import islice

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from kurzdraht.accounts.models import User
from kurzdraht.accounts.services import set_page_editor
from kurzdraht.core.text import slug
from kurzdraht.demo.people import FUNCTIONS, ROLE_TOWNS, ROLES, DemoRole, invented_names
from kurzdraht.network.enums import MandateKind, OrganisationKind
from kurzdraht.network.models import (
    Affiliation,
    Body,
    Consortium,
    Mandate,
    Membership,
    Municipality,
    Organisation,
    Person,
)

PERSONS_PER_NETWORK = 400
MEMBERS = 148
FOUNDED = date(2024, 1, 1)


def load_memberships(rng: random.Random) -> list[Municipality]:
    """About 148 municipalities join, each in one to four consortia; which ones is invented."""
    everyone = list(Municipality.objects.filter(is_current=True).select_related("organisation").order_by("ags"))
    needed = [town for town in everyone if town.name in ROLE_TOWNS]
    others = [town for town in everyone if town.name not in ROLE_TOWNS]
    members = needed + rng.sample(others, MEMBERS - len(needed))
    consortia = list(Consortium.objects.order_by("position"))
    Membership.objects.bulk_create(
        Membership(organisation=town.organisation, from_date=FOUNDED + timedelta(days=30 * rng.randrange(24)))
        for town in members
    )
    Affiliation.objects.bulk_create(
        Affiliation(
            organisation=town.organisation, consortium=consortium, from_date=date(rng.randrange(2010, 2025), 1, 1)
        )
        for town in members
        for consortium in _consortia_of(town, consortia, rng)
    )
    return members


def _consortia_of(town: Municipality, consortia: list[Consortium], rng: random.Random) -> list[Consortium]:
    number = rng.choices((1, 2, 3, 4), weights=(35, 35, 20, 10))[0]
    chosen = rng.sample(consortia, number)
    if town.name in ROLE_TOWNS:
        chosen += [c for c in consortia if c.slug in {"stadtumbau", "soziale-stadt"} and c not in chosen]
    return chosen


def load_persons(members: list[Municipality], *, anchor: date, scale: int, rng: random.Random) -> None:
    """`scale` times 400 persons with logins, the first of each municipality its contact, then the demo's roles.

    Whose function is over had the last day eight weeks before the anchor: retention would take an older one at night.
    """
    names = invented_names()
    organisations = [town.organisation for town in members]
    persons = [
        Person(
            given_name=given,
            family_name=family,
            email=f"{slug(given)}.{slug(family)}.{number}@demo.example",
            organisation=organisations[number % len(organisations)],
            function_title=rng.choice(FUNCTIONS),
        )
        for number, (given, family) in enumerate(islice(names, PERSONS_PER_NETWORK * scale))
    ]
    _save_with_logins(persons)
    Mandate.objects.bulk_create(
        (
            Mandate(
                person=person,
                organisation=person.organisation,
                kind=MandateKind.CONTACT if number < len(organisations) else MandateKind.MEMBER,
                from_date=FOUNDED,
            )
            for number, person in enumerate(persons)
        ),
        batch_size=2000,
    )
    _load_roles(anchor - timedelta(weeks=8))


def _save_with_logins(persons: list[Person]) -> None:
    password = make_password(None)
    users = User.objects.bulk_create(
        (User(email=person.email, password=password) for person in persons), batch_size=2000
    )
    for person, user in zip(persons, users, strict=True):
        person.user = user
    EmailAddress.objects.bulk_create(
        (EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users), batch_size=2000
    )
    Person.objects.bulk_create(persons, batch_size=2000)


def _load_roles(former_until: date) -> None:
    kinds = {"Geschäftsstelle (Demo)": OrganisationKind.AGENCY, "Fachberatung (Demo)": OrganisationKind.AGENCY}
    kinds |= {"Ministerium für Stadtentwicklung (Demo)": OrganisationKind.MINISTRY}
    kinds |= {"Bezirksregierung (Demo)": OrganisationKind.DISTRICT_GOVERNMENT}
    kinds |= {"Stadtteilbüro (Demo)": OrganisationKind.OTHER}
    employers = {name: Organisation.objects.get_or_create(kind=kind, name=name)[0] for name, kind in kinds.items()}
    towns = {
        town.name: town for town in Municipality.objects.select_related("organisation").filter(name__in=ROLE_TOWNS)
    }
    persons = []
    for role in ROLES:
        town = towns[role.town].organisation if role.town else None
        persons.append(
            Person(
                given_name=role.given_name,
                family_name="Beispiel",
                email=role.email,
                organisation=employers.get(role.employer, town),
                function_title=role.function_title,
            )
        )
    _save_with_logins(persons)
    for role, person in zip(ROLES, persons, strict=True):
        organisation = towns[role.town].organisation if role.town else person.organisation
        _give_role(role, person, organisation, until=former_until if role.slug == "ehemalig" else None)


def _give_role(role: DemoRole, person: Person, organisation: Organisation | None, *, until: date | None) -> None:
    consortium = Consortium.objects.filter(slug=role.consortium).first()
    body = Body.objects.filter(consortium__slug="stadtumbau").order_by("pk").first()
    Mandate.objects.bulk_create(
        Mandate(
            person=person,
            kind=kind,
            organisation=organisation if kind not in {MandateKind.ADVISOR, MandateKind.CHAIR} else None,
            consortium=consortium if kind in {MandateKind.ADVISOR, MandateKind.CHAIR} else None,
            body=body if kind == MandateKind.BODY_SEAT else None,
            from_date=FOUNDED,
            until_date=until,
        )
        for kind in role.kinds
    )
    if MandateKind.PAGE_EDITOR in role.kinds and person.user:
        set_page_editor(person.user, is_editor=True)
    if role.slug == "gesperrt":
        User.objects.filter(person=person).update(is_active=False)
