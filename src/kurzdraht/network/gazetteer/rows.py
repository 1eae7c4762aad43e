"""One line of the directory, checked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class MunicipalityRow:
    """A municipality as the file tells it; `kind` is a value of MunicipalityKind, `merged_into` an AGS or empty."""

    ags: str
    ars: str
    name: str
    official_name: str
    kind: str
    district_ags: str
    district_name: str
    region_code: str
    region_name: str
    inhabitants: int
    inhabitants_date: date
    area_km2: Decimal
    latitude: Decimal
    longitude: Decimal
    postal_code: str = ""
    degree_of_urbanisation: str = ""
    merged_into: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong where; `line` counts as a spreadsheet does, the header is line 1."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (f"Zeile {self.line}" if self.line else "", f"Spalte {self.column}" if self.column else "")
            if part
        )
        return f"{place}: {self.sentence}" if place else self.sentence


class UnreadableFileError(Exception):
    """The file is no such directory; `problems` says where, nothing of it may be used."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
