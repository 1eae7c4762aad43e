"""The two shipped maps, read once for each process."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FINE, COARSE = "fine", "coarse"
MARGIN = 2
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Sheet:
    """Paths by AGS in `steps` parts of a unit; boxes and centres in units, of which the Land is 1000 wide."""

    width: int
    height: int
    steps: int
    municipalities: dict[str, str]
    boxes: dict[str, Box]
    centres: dict[str, tuple[float, float]]
    districts: str
    land: str
    neighbours: dict[str, tuple[str, ...]]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    def frame(self, window: Box) -> tuple[int, int, int, int]:
        """The window (x, y, width, height) in steps as left, top, right, bottom, with room for the strokes."""
        x, y, width, height = window
        sides = (x - MARGIN, y - MARGIN, x + width + MARGIN, y + height + MARGIN)
        left, top, right, bottom = (round(side * self.steps) for side in sides)
        return left, top, right, bottom

    @property
    def scale(self) -> str:
        """What brings the paths to units, as an attribute; nothing where a step is a unit."""
        return "" if self.steps == 1 else f' transform="scale({1 / self.steps:g})"'


@cache
def sheet(variant: str) -> Sheet:
    """The map "fine" (from 400 px on) or "coarse"."""
    text = (files("kurzdraht.network") / "data" / f"map_{variant}.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Sheet(
        width=read["width"],
        height=read["height"],
        steps=read["steps"],
        municipalities=read["municipalities"],
        boxes={ags: (box[0], box[1], box[2], box[3]) for ags, box in read["boxes"].items()},
        centres={ags: (x, y) for ags, (x, y) in read["centres"].items()},
        districts=read["districts"],
        land=read["land"],
        neighbours={ags: tuple(others) for ags, others in read.get("neighbours", {}).items()},
    )
