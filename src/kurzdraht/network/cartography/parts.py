"""What can lie on the map besides the municipalities, and where names find room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kurzdraht.network.cartography.sheets import Box, Sheet

LETTER_WIDTH = 0.56
LINE_HEIGHT = 1.25
LARGER = 1.6
INSET = 0.33


@dataclass(frozen=True)
class Mark:
    """The sign of a consortium ("square" … "arch") at the centre of a municipality; "dot" and "ring" are places."""

    ags: str
    mark: str
    title: str = ""


@dataclass(frozen=True)
class Wire:
    """A line between two municipalities: "yes" (helps), "asked", "suggested"."""

    start: str
    end: str
    kind: str = "yes"


@dataclass(frozen=True)
class Label:
    """Words beside a centre. `side` is "middle", "start" (to the right of it) or "end" (to the left).

    Minor ones are left out on small screens.
    """

    ags: str
    text: str
    more: str = ""
    side: str = "middle"
    is_strong: bool = False
    is_minor: bool = False


def window_around(ags: str, sheet: Sheet, *, ratio: float = 4 / 3, smallest: float = 230) -> Box:
    """A section (x, y, width, height) around a municipality that shows its neighbours, inside the Land's own box."""
    left, top, right, bottom = sheet.boxes[ags]
    width = min(max(smallest, (right - left) * 3.2, (bottom - top) * 3.2 * ratio), sheet.width)
    height = width / ratio
    x = (left + right - width) / 2
    y = (top + bottom - height) / 2
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def meets(box: Box, window: Box) -> bool:
    x, y, width, height = window
    return box[0] < x + width and box[2] > x and box[1] < y + height and box[3] > y


def is_within(box: Box, window: Box) -> bool:
    x, y, width, height = window
    return box[0] >= x and box[2] <= x + width and box[1] >= y and box[3] <= y + height


def inset_box(window: Box) -> Box:
    """The corner of a section that the small map of the Land takes."""
    x, y, width, height = window
    return x + width * (1 - INSET), y + height - width * INSET, x + width, y + height


def with_room(
    labels: Sequence[Label], sheet: Sheet, *, window: Box, size: float, taken: Sequence[Box] = ()
) -> list[Label]:
    """Those of the labels, first come first served, whose words stay in the window and off each other's words.

    What also has room in large letters, as small screens need them, is not minor any more.
    """
    large = _placed(labels, sheet, window=window, size=size * LARGER, boxes=taken)
    normal = _placed([*large, *labels], sheet, window=window, size=size, boxes=taken)
    return [replace(label, is_minor=label not in large) for label in normal]


def _placed(labels: Iterable[Label], sheet: Sheet, *, window: Box, size: float, boxes: Iterable[Box]) -> list[Label]:
    x, y, width, height = window
    boxes = list(boxes)
    kept: list[Label] = []
    for label in labels:
        left, top = sheet.centres[label.ags]
        half = len(label.text) * LETTER_WIDTH * size / 2
        tall = LINE_HEIGHT * size / 2
        box = (left - half, top - tall, left + half, top + tall)
        is_inside = box[0] > x + 1 and box[2] < x + width - 1 and box[1] > y + 1 and box[3] < y + height - 1
        if is_inside and label not in kept and not any(_overlap(box, other) for other in boxes):
            boxes.append(box)
            kept.append(label)
    return kept


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
