"""Who in the directory may be meant by a few words."""

from datetime import date

from django.db.models import Q, QuerySet

from kurzdraht.core.text import search_key
from kurzdraht.events.models import Event
from kurzdraht.network.models import Organisation, Person
from kurzdraht.network.queries import Roles
from kurzdraht.network.queries.persons import persons_for

MOST = 8
WORDS = 5


def known_persons(roles: Roles, event: Event, *, on: date) -> QuerySet[Person]:
    """Those whom this planner sees in the directory, and who stands on the programme already."""
    seen = persons_for(roles, on=on)
    there = event.contributions.filter(person__isnull=False).values("person")
    rows = Person.objects.select_related("organisation", "organisation__municipality")
    return rows.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=there))


def find_contributors(words: str, *, roles: Roles, on: date) -> list[Person]:
    """By name or organisation, each word by its beginning; nobody for a word too short to mean somebody."""
    keys = [key for key in search_key(words).split() if len(key) > 1][:WORDS]
    if not keys:
        return []
    rows = persons_for(roles, on=on)
    for key in keys:
        towns = Organisation.objects.filter(municipality__search_name__contains=f" {key}")
        named = Organisation.objects.filter(Q(name__icontains=key) | Q(short_name__icontains=key))
        rows = rows.filter(
            Q(search_name__contains=f" {key}")
            | Q(organisation__in=towns.values("pk"))
            | Q(organisation__in=named.values("pk"))
        )
    return list(rows.order_by("family_name", "given_name", "pk")[:MOST])
