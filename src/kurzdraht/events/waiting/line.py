"""The line: the first who can take a free place takes it; who cannot is passed over and keeps the place in line."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Seeker:
    """One who wants a place. `way`: how they take part; `group`: whose share they use, None for nobody's."""

    key: int
    way: str
    group: int | None = None
    may_come: bool = True


@dataclass(frozen=True)
class Limits:
    """Places for each way, None without limit (a way that is missing has none); the share of each group."""

    places: Mapping[str, int | None]
    per_group: int | None = None


@dataclass
class Taken:
    """Places that are gone, those held for an open offer included."""

    ways: Counter[str] = field(default_factory=Counter)
    groups: Counter[int] = field(default_factory=Counter)

    def take(self, seeker: Seeker) -> None:
        self.ways[seeker.way] += 1
        if seeker.group is not None:
            self.groups[seeker.group] += 1


def has_room(seeker: Seeker, *, limits: Limits, taken: Taken) -> bool:
    """Whether this one could have a place now."""
    places = limits.places.get(seeker.way, 0)
    if not seeker.may_come or (places is not None and taken.ways[seeker.way] >= places):
        return False
    return limits.per_group is None or seeker.group is None or taken.groups[seeker.group] < limits.per_group


def who_moves_up(line: Iterable[Seeker], *, limits: Limits, taken: Taken) -> list[Seeker]:
    """Those of the line, in its order, who get a place now. Afterwards nobody left in it could have one.

    One pass is enough: places only become fewer on the way, so who was passed over stays without room.
    """
    counted = Taken(Counter(taken.ways), Counter(taken.groups))
    chosen = []
    for seeker in line:
        if has_room(seeker, limits=limits, taken=counted):
            counted.take(seeker)
            chosen.append(seeker)
    return chosen
