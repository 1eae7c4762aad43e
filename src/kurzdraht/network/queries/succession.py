"""Whom to ask when a person cannot be reached."""

from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When

from kurzdraht.network.enums import BELONGING
from kurzdraht.network.models import Mandate, Person


def colleague_to_ask(person: Person, *, on: date) -> Person | None:
    """Somebody else of the same organisation: the contact first, then who votes, their deputy, then the others."""
    own = Mandate.objects.filter(person=person).values("organisation")
    theirs = Q(organisation__in=own) | Q(organisation=person.organisation_id)
    rank = Case(
        *(When(kind=kind, then=Value(place)) for place, kind in enumerate(BELONGING)), output_field=IntegerField()
    )
    rows = Mandate.objects.in_force(on).filter(theirs, kind__in=BELONGING, organisation__isnull=False)
    found = rows.exclude(person=person).annotate(rank=rank).order_by("rank", "from_date", "pk")
    mandate = found.select_related("person").first()
    return mandate.person if mandate else None
