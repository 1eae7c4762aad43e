"""Persons as a list for the desk, with what they are today."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Affiliation, Consortium, Mandate, Membership, Person
from kurzdraht.network.queries.roles import Roles


def persons_for(roles: Roles, *, on: date) -> QuerySet[Person]:
    """Office and administration see all; an adviser those who work for members of the own consortia today."""
    rows = Person.objects.select_related("organisation", "organisation__municipality")
    if roles.is_office or MandateKind.ADMIN in roles.kinds:
        return rows
    members = Membership.objects.in_force(on).values("organisation")
    return rows.filter(
        organisation__in=_taking_part(on, consortium__in=roles.advised_consortia).filter(organisation__in=members)
    )


def of_consortia(rows: QuerySet[Person], slugs: Sequence[str], *, on: date) -> QuerySet[Person]:
    """Those who work for an organisation that takes part today in one of these."""
    return rows.filter(organisation__in=_taking_part(on, consortium__slug__in=slugs))


def with_function(rows: QuerySet[Person], kind: str, *, on: date) -> QuerySet[Person]:
    return rows.filter(Exists(Mandate.objects.filter(person=OuterRef("pk"), kind=kind).in_force(on)))


def without_function(rows: QuerySet[Person], *, on: date) -> QuerySet[Person]:
    """Former ones: nothing holds today."""
    return rows.filter(~Exists(Mandate.objects.filter(person=OuterRef("pk")).in_force(on)))


def _taking_part(on: date, **condition: object) -> Any:
    return Affiliation.objects.filter(**condition).in_force(on).values("organisation")


def with_what_they_are(persons: Sequence[Any], *, on: date) -> None:
    """Give each person `functions` (mandate kinds) and `consortia` (of the organisation), in two queries for all."""
    functions: dict[int, list[str]] = defaultdict(list)
    held = Mandate.objects.filter(person__in=[person.pk for person in persons]).in_force(on).order_by("pk")
    for person, kind in held.values_list("person", "kind"):
        label = str(MandateKind(kind).label)
        if label not in functions[person]:
            functions[person].append(label)
    organisations = {person.organisation_id for person in persons if person.organisation_id}
    consortia: dict[int, list[Consortium]] = defaultdict(list)
    parts = Affiliation.objects.filter(organisation__in=organisations).in_force(on).select_related("consortium")
    for part in parts.order_by("consortium__position"):
        if part.consortium not in consortia[part.organisation_id]:
            consortia[part.organisation_id].append(part.consortium)
    for person in persons:
        person.functions = functions.get(person.pk, [])
        person.consortia = consortia.get(person.organisation_id, [])
