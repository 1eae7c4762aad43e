"""Makers for the network, and the stable cast that the tests speak of."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from kurzdraht.accounts.models import User
from kurzdraht.core.text import search_key, slug, sort_key
from kurzdraht.network.enums import MandateKind, MunicipalityKind, OrganisationKind
from kurzdraht.network.models import (
    Affiliation,
    Consortium,
    District,
    Mandate,
    Membership,
    Municipality,
    Network,
    Organisation,
    Person,
    Region,
)

LONG_AGO = date(2024, 1, 1)
MARKS = ("square", "triangle", "circle", "diamond", "arch")
_numbers = count(1)


def make_network(**values: Any) -> Network:
    defaults = {"name": "Netzwerk Stadtentwicklung NRW", "short_name": "Netzwerk", "email": "netz@example.org"}
    return Network.objects.update_or_create(pk=1, defaults=defaults | values)[0]


def make_consortium(short_name: str = "Stadtumbau", **values: Any) -> Consortium:
    position = Consortium.objects.count() + 1
    defaults = {
        "slug": slug(short_name),
        "name": f"Arbeitsgemeinschaft {short_name}",
        "mark": values.pop("mark", MARKS[(position - 1) % 5]),
        "position": position,
        "tagline": "Quartiere und Gebäude erneuern.",
        "purpose": "Kommunen tauschen sich aus.",
        "email": f"{slug(short_name)}@example.org",
    }
    return Consortium.objects.create(short_name=short_name, **(defaults | values))


def make_municipality(name: str = "Dortmund", **values: Any) -> Municipality:
    number = next(_numbers)
    region, _ = Region.objects.get_or_create(code="059", defaults={"name": "Arnsberg", "slug": "arnsberg"})
    district, _ = District.objects.get_or_create(
        ags="05913", defaults={"name": "Dortmund", "slug": "dortmund", "region": region}
    )
    organisation = Organisation.objects.create(
        kind=OrganisationKind.MUNICIPALITY, name=f"Stadt {name}", short_name=name
    )
    defaults = {
        "ags": f"{5900000 + number:08d}",
        "ars": f"{59000000000 + number:012d}",
        "official_name": f"{name}, Stadt",
        "sort_name": sort_key(name),
        "search_name": f" {search_key(name)}",
        "slug": slug(name),
        "kind": MunicipalityKind.TOWN,
        "district": district,
        "inhabitants": 50_000,
        "inhabitants_date": date(2023, 12, 31),
        "area_km2": "100.00",
        "latitude": "51.5",
        "longitude": "7.5",
    }
    return Municipality.objects.create(organisation=organisation, name=name, **(defaults | values))


def make_membership(organisation: Organisation, *consortia: Consortium, since: date = LONG_AGO) -> Membership:
    for consortium in consortia:
        Affiliation.objects.create(organisation=organisation, consortium=consortium, from_date=since)
    return Membership.objects.create(organisation=organisation, from_date=since)


def make_person(given_name: str = "Nora", *, login: bool = True, **values: Any) -> Person:
    """A person, with a login unless told otherwise. The address is made from the name and a number."""
    email = values.pop("email", f"{given_name.lower()}{next(_numbers)}@example.org")
    user = User.objects.create_user(email) if login else None
    return Person.objects.create(
        given_name=given_name, family_name=values.pop("family_name", "Beispiel"), email=email, user=user, **values
    )


def make_mandate(person: Person, kind: MandateKind, *, since: date = LONG_AGO, **values: Any) -> Mandate:
    return Mandate.objects.create(person=person, kind=kind, from_date=since, **values)


@dataclass(frozen=True)
class Cast:
    """Anna, member in Dortmund (AG Stadtumbau); Bert, other municipality (AG Innenstadt); Clara, office.

    Dora, adviser of AG Stadtumbau; Emil, ministry; Felix, former member.
    """

    stadtumbau: Consortium
    innenstadt: Consortium
    dortmund: Municipality
    soest: Municipality
    anna: Person
    bert: Person
    clara: Person
    dora: Person
    emil: Person
    felix: Person


def make_cast() -> Cast:
    make_network()
    stadtumbau = make_consortium("Stadtumbau", mark="triangle")
    innenstadt = make_consortium("Innenstadt", mark="diamond")
    dortmund = make_municipality("Dortmund")
    soest = make_municipality("Soest")
    make_membership(dortmund.organisation, stadtumbau)
    make_membership(soest.organisation, innenstadt)
    agency = Organisation.objects.create(kind=OrganisationKind.AGENCY, name="Büro Beispiel")
    ministry = Organisation.objects.create(kind=OrganisationKind.MINISTRY, name="Ministerium Beispiel")
    anna = make_person("Anna", organisation=dortmund.organisation, function_title="Stadterneuerung")
    make_mandate(anna, MandateKind.CONTACT, organisation=dortmund.organisation)
    bert = make_person("Bert", organisation=soest.organisation, function_title="Stadtplanung")
    make_mandate(bert, MandateKind.MEMBER, organisation=soest.organisation)
    clara = make_person("Clara", organisation=agency)
    make_mandate(clara, MandateKind.OFFICE)
    dora = make_person("Dora", organisation=agency)
    make_mandate(dora, MandateKind.ADVISOR, consortium=stadtumbau)
    emil = make_person("Emil", organisation=ministry)
    make_mandate(emil, MandateKind.MINISTRY, organisation=ministry)
    felix = make_person("Felix", organisation=dortmund.organisation)
    make_mandate(felix, MandateKind.MEMBER, organisation=dortmund.organisation, until_date=date(2025, 12, 31))
    return Cast(stadtumbau, innenstadt, dortmund, soest, anna, bert, clara, dora, emil, felix)
