"""Which municipalities resemble one, and which lie around it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import log

from django.utils.translation import gettext as _, gettext_lazy, ngettext

from kurzdraht.network.models import Affiliation, Consortium, Membership, Municipality

ALMOST_EQUAL = log(1.1)
SOMEWHAT = log(1.5)
SHARED_WEIGHT = 0.35
DENSITY_WEIGHT = 0.4
NAMED_CONSORTIA = 2
DENSITIES = {
    "dicht besiedelt": gettext_lazy("ebenfalls dicht besiedelt"),
    "mittlere Besiedlungsdichte": gettext_lazy("ähnlich dicht besiedelt"),
    "gering besiedelt": gettext_lazy("ebenfalls ländlich"),
}


@dataclass(frozen=True)
class SimilarMunicipality:
    """A member that resembles the one asked about, and a sentence that says why."""

    municipality: Municipality
    reason: str


@dataclass(frozen=True)
class Neighbourhood:
    """All municipalities by AGS with name, inhabitants and whether they are members; for the map of a section."""

    names: dict[str, str]
    slugs: dict[str, str]
    inhabitants: dict[str, int]
    members: frozenset[str]


def neighbourhood(*, on: date) -> Neighbourhood:
    """Two queries for the whole Land, for what lies in a section only the map knows."""
    rows = list(Municipality.objects.current().values_list("ags", "name", "slug", "inhabitants"))
    members = Membership.objects.in_force(on).values_list("organisation__municipality__ags", flat=True)
    return Neighbourhood(
        names={ags: name for ags, name, _slug, _count in rows},
        slugs={ags: slug for ags, _name, slug, _count in rows},
        inhabitants={ags: count for ags, _name, _slug, count in rows},
        members=frozenset(ags for ags in members if ags),
    )


def similar_municipalities(municipality: Municipality, *, on: date, limit: int = 3) -> list[SimilarMunicipality]:
    """The members closest in size, density and consortia. Three queries, however many there are."""
    consortia = {consortium.pk: consortium for consortium in Consortium.objects.order_by("position")}
    belonging: dict[int, set[int]] = defaultdict(set)
    for organisation, consortium in Affiliation.objects.in_force(on).values_list("organisation_id", "consortium_id"):
        belonging[organisation].add(consortium)
    own = belonging[municipality.organisation_id]
    members = Membership.objects.in_force(on).values("organisation")
    shown = ("organisation", "slug", "name", "sort_name", "inhabitants", "degree_of_urbanisation")
    others = Municipality.objects.current().filter(organisation__in=members).exclude(pk=municipality.pk).only(*shown)

    def distance(other: Municipality) -> tuple[float, str]:
        shared = len(own & belonging[other.organisation_id])
        differs = other.degree_of_urbanisation != municipality.degree_of_urbanisation
        return abs(_size(other, municipality)) + DENSITY_WEIGHT * differs - SHARED_WEIGHT * shared, other.sort_name

    nearest = sorted(others, key=distance)[:limit]
    shared = {other.pk: own & belonging[other.organisation_id] for other in nearest}
    return [
        SimilarMunicipality(
            other, _reason(other, municipality, [one for pk, one in consortia.items() if pk in shared[other.pk]])
        )
        for other in nearest
    ]


def _size(other: Municipality, municipality: Municipality) -> float:
    """How much larger, as a logarithm: 0 is equal."""
    return log(max(other.inhabitants, 1) / max(municipality.inhabitants, 1))


def _reason(other: Municipality, municipality: Municipality, shared: list[Consortium]) -> str:
    parts = [_size_words(_size(other, municipality))]
    if len(shared) > NAMED_CONSORTIA:
        parts.append(ngettext("eine gemeinsame AG", "%(count)d gemeinsame AGs", len(shared)) % {"count": len(shared)})
    elif shared:
        parts.append(_("auch in der %(consortia)s") % {"consortia": _joined(str(one) for one in shared)})
    elif municipality.degree_of_urbanisation == other.degree_of_urbanisation:
        parts.append(str(DENSITIES.get(other.degree_of_urbanisation, "")))
    sentence = ", ".join(part for part in parts if part)
    return sentence[:1].upper() + sentence[1:]


def _size_words(size: float) -> str:
    if abs(size) <= ALMOST_EQUAL:
        return _("fast gleich groß")
    if abs(size) <= SOMEWHAT:
        return _("etwas größer") if size > 0 else _("etwas kleiner")
    return _("größer") if size > 0 else _("kleiner")


def _joined(words: Iterable[str]) -> str:
    return str(_(" und der ")).join(words)
