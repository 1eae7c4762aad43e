"""SVG of the Land. Colours come from classes alone; coordinates are those of the sheet, 1000 units wide.

A map with links is hidden from screen readers and from the tab order: the table beside it is the equal way in.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kurzdraht.core.marks import SHAPES
from kurzdraht.network.cartography.clipping import clipped, runs_inside
from kurzdraht.network.cartography.parts import Label, Mark, Wire, is_within, meets
from kurzdraht.network.cartography.sheets import COARSE, Box, Sheet, sheet

SYMBOL = "kd-land"
MARK_SIZE = 20
BEND = 0.22


def land(
    variant: str,
    *,
    fills: Mapping[str, str] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    marks: Iterable[Mark] = (),
    wires: Iterable[Wire] = (),
    labels: Iterable[Label] = (),
    window: Box | None = None,
    letters: float = 0,
    title: str = "",
) -> SafeString:
    """All municipalities, each with the class that `fills` gives its AGS, or those in the window.

    What belongs to an AGS that the shipped map does not have (a merger of this year) is left out.
    `links` gives an AGS its address and what a pointer reads there; `letters` is the height of names in a window.
    """
    drawn = sheet(variant)
    fills = fills or {}
    paths = [
        _municipality(ags, path, fills.get(ags, ""), (links or {}).get(ags)) for ags, path in _outlines(drawn, window)
    ]
    inner = [
        f'<g class="kd-map__land"{drawn.scale}>{"".join(paths)}</g>',
        f'<path class="kd-map__lines"{drawn.scale} d="{_lines(drawn, window)}"/>',
        *(_wire(wire, drawn) for wire in wires if {wire.start, wire.end} <= drawn.centres.keys()),
        *(_mark(mark, drawn) for mark in marks if mark.ags in drawn.centres),
        f'<g font-size="{letters:g}">' if letters else "<g>",
        *(_label(label, drawn) for label in labels if label.ags in drawn.centres),
        "</g>",
    ]
    view_box = drawn.view_box if window is None else " ".join(f"{number:g}" for number in window)
    return _svg(f"kd-map kd-map--{variant}", view_box, "".join(inner), title="" if links else title)


def base() -> SafeString:
    """The quiet Land, once for each page that draws several small maps of it."""
    drawn = sheet(COARSE)
    return mark_safe(  # noqa: S308 - shipped paths only
        '<svg class="kd-map-base" width="0" height="0" aria-hidden="true" focusable="false">'
        f'<symbol id="{SYMBOL}" viewBox="{drawn.view_box}"><path class="kd-map__base" d="{drawn.land}"/>'
        f'<path class="kd-map__base-lines" d="{drawn.districts}"/></symbol></svg>'
    )


def small(*, members: Iterable[str] = (), fill: str = "in", dots: Iterable[Mark] = (), title: str = "") -> SafeString:
    """A small map on the base: these municipalities in one colour, signs at others. Needs `base()` on the page."""
    drawn = sheet(COARSE)
    joined = "".join(drawn.municipalities[ags] for ags in members if ags in drawn.municipalities)
    inner = [f'<use href="#{SYMBOL}"/>']
    if joined:
        inner.append(f'<path class="{escape(fill)}" d="{joined}"/>')
    inner += [_mark(dot, drawn, size=110) for dot in dots if dot.ags in drawn.centres]
    return _svg("kd-map kd-map--small", drawn.view_box, "".join(inner), title=title)


def _svg(classes: str, view_box: str, inner: str, *, title: str) -> SafeString:
    role = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return mark_safe(  # noqa: S308 - paths are shipped, all else is escaped or a number
        f'<svg class="{classes}" viewBox="{view_box}" {role} focusable="false">{inner}</svg>'
    )


def _lines(drawn: Sheet, window: Box | None) -> str:
    """The borders of the Kreise."""
    return drawn.districts if window is None else runs_inside(drawn.districts, drawn.frame(window))


def _outlines(drawn: Sheet, window: Box | None) -> Iterator[tuple[str, str]]:
    """AGS and path of each municipality, in a window only of those in it and cut to it."""
    if window is None:
        yield from drawn.municipalities.items()
        return
    frame = drawn.frame(window)
    for ags, path in drawn.municipalities.items():
        if meets(drawn.boxes[ags], window):
            yield ags, path if is_within(drawn.boxes[ags], window) else clipped(path, frame)


@lru_cache(maxsize=8192)
def _shape(ags: str, path: str, fill: str) -> str:
    return f'<path class="{escape(fill)}" d="{path}"/>' if fill else f'<path d="{path}"/>'


def _municipality(ags: str, path: str, fill: str, link: tuple[str, str] | None) -> str:
    shape = _shape(ags, path, fill)
    if link is None:
        return shape
    return f'<a href="{escape(link[0])}" tabindex="-1"><title>{escape(link[1])}</title>{shape}</a>'


def _wire(wire: Wire, drawn: Sheet) -> str:
    (x1, y1), (x2, y2) = drawn.centres[wire.start], drawn.centres[wire.end]
    side = 1 if x2 < x1 else -1
    cx = (x1 + x2) / 2 + side * (y2 - y1) * BEND
    cy = (y1 + y2) / 2 - side * (x2 - x1) * BEND
    curve = f"M{x1:g} {y1:g}Q{cx:.1f} {cy:.1f} {x2:g} {y2:g}"
    return f'<path class="kd-map__wire kd-map__wire--{escape(wire.kind)}" d="{curve}"/>'


def _mark(mark: Mark, drawn: Sheet, *, size: float = MARK_SIZE) -> str:
    x, y = drawn.centres[mark.ags]
    title = f"<title>{escape(mark.title)}</title>" if mark.title else ""
    if mark.mark not in SHAPES:
        kind = "ring" if mark.mark == "ring" else "dot"
        return f'<g>{title}<circle class="kd-map__{kind}" cx="{x:g}" cy="{y:g}" r="{size * 0.42:g}"/></g>'
    place = f"translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({size / 24:.3f})"
    return f'<g class="kd-map__mark kd-mark--{mark.mark}" transform="{place}">{title}{SHAPES[mark.mark]}</g>'


def _label(label: Label, drawn: Sheet) -> str:
    x, y = drawn.centres[label.ags]
    shift = {"start": 14, "end": -14}.get(label.side, 0)
    anchor = label.side if label.side in {"start", "end"} else "middle"
    weight = " kd-map__name--strong" if label.is_strong else " kd-map__name--minor" if label.is_minor else ""
    more = (
        f'<tspan class="kd-map__more" x="{x + shift:g}" dy="1.25em">{escape(label.more)}</tspan>' if label.more else ""
    )
    return (
        f'<text class="kd-map__name{weight}" x="{x + shift:g}" y="{y:g}" dy=".35em" text-anchor="{anchor}">'
        f"{escape(label.text)}{more}</text>"
    )
