"""What the address of a list says, without what nobody understands, and how to say it with a change."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from django.http import QueryDict

COLUMNS, ORDER, SIZE, PAGE, FILE = "spalten", "sortierung", "zeilen", "seite", "datei"
SIZES = (25, 50, 100, 200)
USUAL_SIZE = 50
LONGEST, MOST = 200, 60
Pairs = list[tuple[str, str]]


class Address:
    """`groups` are the parameters of each filter. `standing` are values that hold unless the address says otherwise."""

    def __init__(
        self,
        asked: QueryDict,
        groups: Sequence[Sequence[str]],
        standing: dict[str, list[str]],
        usual_size: int = USUAL_SIZE,
    ) -> None:
        self.asked, self.groups, self.standing, self.usual_size = asked, groups, standing, usual_size

    @property
    def parameters(self) -> list[str]:
        return [name for group in self.groups for name in group]

    def lifts(self, group: Sequence[str]) -> bool:
        """The address speaks of this filter, so what stands for it elsewhere does not count."""
        return any(name in self.asked for name in group)

    @property
    def pairs(self) -> Pairs:
        """Each said once; an empty one only where it lifts a standing value. The page is not part of it."""
        lifting = {group[0] for group in self.groups if set(group) & set(self.standing)}
        found = [
            (name, value)
            for name in (*self.parameters, COLUMNS, ORDER, SIZE)
            for value in dict.fromkeys(self.asked.getlist(name))
            if len(value) <= LONGEST and (value or name in lifting)
        ]
        return found[:MOST]

    @property
    def query(self) -> str:
        return urlencode(self.pairs)

    def with_changes(self, **changes: str) -> str:
        """The query with these parameters said anew; an empty one is dropped."""
        kept = [(name, value) for name, value in self.pairs if name not in changes]
        return urlencode([*kept, *((name, value) for name, value in changes.items() if value)])

    def hidden(self, without: Iterable[str]) -> Pairs:
        """What a form with the other parameters must carry along."""
        return [(name, value) for name, value in self.pairs if name not in set(without)]

    def filter_data(self) -> QueryDict:
        """What the filters read: the address, and what stands for the filters it does not speak of."""
        data = QueryDict(mutable=True)
        for group in self.groups:
            is_lifted = self.lifts(group)
            for name in group:
                data.setlist(name, self.asked.getlist(name) if is_lifted else self.standing.get(name, []))
        return data

    @property
    def column_names(self) -> list[str]:
        return [name for said in self.asked.getlist(COLUMNS) for name in said[:LONGEST].split(",") if name]

    @property
    def order(self) -> str:
        return self.asked.get(ORDER, "")[:LONGEST]

    @property
    def size(self) -> int:
        said = self.asked.get(SIZE, "")
        return next((size for size in SIZES if said == str(size)), self.usual_size)
