"""What the first page shows besides the editors' text."""

from datetime import date

from django.db.models import Count, QuerySet

from kurzdraht.network.models import Consortium, Membership
from kurzdraht.network.querysets import in_force


def count_member_municipalities(*, on: date) -> int:
    """How many municipalities are members today."""
    memberships = Membership.objects.in_force(on).filter(organisation__municipality__isnull=False)
    return memberships.values("organisation").distinct().count()


def consortia_with_members(*, on: date) -> QuerySet[Consortium]:
    """The consortia in their order; in `member_count` municipalities that take part today and are members."""
    taking_part = in_force(on, "affiliations__") & in_force(on, "affiliations__organisation__memberships__")
    municipalities = Count("affiliations__organisation__municipality", filter=taking_part, distinct=True)
    return Consortium.objects.annotate(member_count=municipalities).order_by("position")
