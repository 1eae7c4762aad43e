"""The members on a map within a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.network.queries import in_consortium
from kurzdraht.network.queries.belonging import members_on


@dataclass(frozen=True)
class MemberMap:
    """`fills` says by AGS how `<c-map>` fills a municipality; `count` municipalities are filled."""

    fills: Mapping[str, str]
    count: int
    consortium: Consortium | None


@remembered
def member_map(slug: str, *, on: date) -> MemberMap:
    """All member municipalities, or those of one consortium in its colour; an unknown slug counts as all."""
    consortium = Consortium.objects.filter(slug=slug).first() if slug else None
    if consortium:
        found = [one.ags for one in in_consortium(consortium, on=on)]
    else:
        members = Municipality.objects.current().filter(organisation__in=members_on(on).values("pk"))
        found = list(members.values_list("ags", flat=True))
    return MemberMap(dict.fromkeys(found, consortium.mark if consortium else "in"), len(found), consortium)
