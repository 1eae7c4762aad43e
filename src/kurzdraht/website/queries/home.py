"""What the first page shows besides the editors' text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import cos, hypot, radians

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.network.queries.belonging import ags_by_consortium, members_on

APART_KM = 10.5
NEAR_KM = 26.0
DEGREE_KM = 111.3
MIDDLE_LATITUDE = 51.5
ENOUGH_FOR_WIRES = 12
WIRE_KM = (55.0, 100.0, 150.0)


@dataclass(frozen=True)
class ConsortiumOnHome:
    """A consortium and the municipalities (AGS) that take part today."""

    consortium: Consortium
    members: Sequence[str]


@dataclass(frozen=True)
class HomeMark:
    """A sign on the map: of one consortium, or the "dot" or "ring" at the ends of a wire."""

    ags: str
    mark: str
    title: str = ""


@dataclass(frozen=True)
class HomeWire:
    start: str
    end: str
    kind: str = "yes"


@dataclass(frozen=True)
class Place:
    ags: str
    name: str
    x: float
    y: float

    def distance(self, other: "Place") -> float:
        """Kilometres, as the crow flies."""
        return hypot(self.x - other.x, self.y - other.y)


@dataclass
class Home:
    """Members are municipalities; `fills` colours them on the map, `marks` show one consortium for some of them."""

    member_count: int
    consortia: list[ConsortiumOnHome]
    fills: dict[str, str] = field(default_factory=dict)
    marks: list[HomeMark] = field(default_factory=list)
    wires: list[HomeWire] = field(default_factory=list)


@remembered
def home_overview(*, on: date) -> Home:
    """Three queries, however large the network is."""
    members = _member_places(on)
    by_consortium = ags_by_consortium(on=on)
    consortia = [
        ConsortiumOnHome(consortium, by_consortium.get(consortium.pk, []))
        for consortium in Consortium.objects.order_by("position")
    ]
    placed = list(_spread(members, consortia))
    wires = _wires([place for place, _consortium in placed])
    ends = {wire.end for wire in wires}
    marks = [
        HomeMark(place.ags, consortium.mark, f"{place.name}, {consortium}")
        for place, consortium in placed
        if place.ags not in ends and all(wire.start != place.ags for wire in wires)
    ]
    marks += [HomeMark(ags, "dot") for ags in sorted(ends)] + [HomeMark(wire.start, "ring") for wire in wires[:1]]
    return Home(len(members), consortia, {place.ags: "in" for place in members}, marks, wires)


def _member_places(on: date) -> list[Place]:
    rows = (
        Municipality.objects.current()
        .filter(organisation__in=members_on(on).values("pk"))
        .order_by("ags")
        .values_list("ags", "name", "longitude", "latitude")
    )
    width = DEGREE_KM * cos(radians(MIDDLE_LATITUDE))
    return [Place(ags, name, float(east) * width, float(north) * DEGREE_KM) for ags, name, east, north in rows]


def _spread(members: Sequence[Place], consortia: Iterable[ConsortiumOnHome]) -> Iterator[tuple[Place, Consortium]]:
    """As many marks as keep apart; a municipality in several consortia shows the one that is rare around it."""
    options = [(row.consortium, frozenset(row.members)) for row in consortia]
    placed: list[tuple[Place, Consortium]] = []
    for place in sorted(members, key=lambda member: member.ags[::-1]):
        near = [(other, mark) for other, mark in placed if place.distance(other) < NEAR_KM]
        if any(place.distance(other) < APART_KM for other, _mark in near):
            continue
        around = Counter(mark.pk for _other, mark in near)
        total = Counter(mark.pk for _other, mark in placed)
        own = [consortium for consortium, ags in options if place.ags in ags]
        if own:
            chosen = min(own, key=lambda one: (around[one.pk], total[one.pk], one.position))
            placed.append((place, chosen))
            yield place, chosen


def _wires(places: Sequence[Place]) -> list[HomeWire]:
    """The picture of the network's idea: from the easternmost mark to three others. It says nothing about them."""
    if len(places) < ENOUGH_FOR_WIRES:
        return []
    start = max(places, key=lambda place: (place.x + place.y, place.ags))
    ends: list[str] = []
    for wanted in WIRE_KM:
        end = min(
            (place for place in places if place.ags != start.ags and place.ags not in ends),
            key=lambda place: (abs(place.distance(start) - wanted), place.ags),
        )
        ends.append(end.ags)
    return [HomeWire(start.ags, end) for end in ends]
