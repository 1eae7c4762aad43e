"""Who is in the network and in which consortia, on a day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet

from kurzdraht.network.models import Affiliation, Consortium, Membership, Organisation
from kurzdraht.network.querysets import in_force


@dataclass(frozen=True)
class Belonging:
    """An organisation's place in one consortium; `areas` names historic cores where those are what belongs."""

    consortium: Consortium
    since: date
    areas: tuple[str, ...] = field(default=())


def members_on(day: date) -> QuerySet[Organisation]:
    """Organisations in the network on this day, partners included."""
    return Organisation.objects.filter(pk__in=Membership.objects.in_force(day).values("organisation"))


def count_members(*, on: date) -> int:
    """How many of today's municipalities are in the network on this day."""
    return members_on(on).filter(municipality__is_current=True).count()


def members_per_consortium(*, on: date) -> dict[int, int]:
    """How many municipalities take part in each consortium on this day, by its primary key."""
    return dict(
        Affiliation.objects.in_force(on)
        .filter(in_force(on, "organisation__memberships__"), organisation__municipality__is_current=True)
        .values_list("consortium")
        .annotate(Count("organisation", distinct=True))
    )


def ags_by_consortium(*, on: date) -> dict[int, list[str]]:
    """The municipalities that take part in each consortium on this day, by its primary key. One query."""
    rows = (
        Affiliation.objects.in_force(on)
        .filter(in_force(on, "organisation__memberships__"), organisation__municipality__is_current=True)
        .order_by("organisation__municipality__sort_name", "organisation__municipality__ags")
        .values_list("consortium_id", "organisation__municipality__ags")
        .distinct()
    )
    found: dict[int, list[str]] = defaultdict(list)
    for consortium, ags in rows:
        found[consortium].append(ags)
    return dict(found)


def partners_of(consortium: Consortium, *, on: date) -> QuerySet[Organisation]:
    """Those in a consortium on this day that are no municipality, by name."""
    taking_part = Affiliation.objects.in_force(on).filter(
        in_force(on, "organisation__memberships__"), consortium=consortium, organisation__municipality__isnull=True
    )
    return Organisation.objects.filter(pk__in=taking_part.values("organisation")).order_by("name")


def membership_of(organisation: Organisation, *, on: date) -> Membership | None:
    """The membership that holds on this day."""
    membership: Membership | None = Membership.objects.filter(organisation=organisation).in_force(on).first()
    return membership


def belongings_of(organisation: Organisation, *, on: date) -> list[Belonging]:
    """The consortia of an organisation on this day, in their order, with the first day of the oldest period."""
    rows = (
        Affiliation.objects.filter(organisation=organisation)
        .in_force(on)
        .select_related("consortium", "area")
        .order_by("consortium__position", "from_date", "pk")
    )
    found: dict[int, Belonging] = {}
    for row in rows:
        before = found.get(row.consortium_id)
        areas = (*(before.areas if before else ()), *((row.area.name,) if row.area else ()))
        found[row.consortium_id] = Belonging(row.consortium, before.since if before else row.from_date, areas)
    return list(found.values())
