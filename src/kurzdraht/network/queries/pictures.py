"""What the maps of the public pages show; `<c-map>` draws it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _, ngettext

from kurzdraht.network.cartography.parts import Label, inset_box, meets, window_around, with_room
from kurzdraht.network.cartography.sheets import FINE, Box, sheet
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.network.queries.directory import Directory, DirectoryRow
from kurzdraht.network.queries.neighbours import neighbourhood

MOST_INK = 4
LANDMARKS = {
    "05515000": "Münster",
    "05711000": "Bielefeld",
    "05334002": "Aachen",
    "05970040": "Siegen",
    "05315000": "Köln",
    "05913000": "Dortmund",
}
LETTERS = 31


@dataclass(frozen=True)
class Picture:
    """The parts of one map, as the component takes them; `letters` is the height of names in units."""

    variant: str = FINE
    fills: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
    window: Box | None = None
    letters: float = 0


def land_picture(found: Directory, consortium: Consortium | None, *, address: str) -> Picture:
    """The whole Land: ink for the number of consortia, or the colour of the one that was chosen.

    `address` is that of a municipality with the slug "x".
    """
    fills = {row.ags: fill for row in found.everyone if (fill := _fill(row, consortium))}
    links = {row.ags: (_filled(address, row.slug), _words(row)) for row in found.everyone}
    known = sheet(FINE).centres
    labels = tuple(Label(ags, name, is_minor=True) for ags, name in LANDMARKS.items() if ags in known and ags in links)
    return Picture(fills=fills, links=links, labels=labels)


def consortium_picture(members: Iterable[Municipality], consortium: Consortium, *, address: str) -> Picture:
    """The municipalities of one consortium in its colour, each a link."""
    chosen = list(members)
    return Picture(
        fills={one.ags: consortium.mark for one in chosen},
        links={one.ags: (_filled(address, one.slug), one.name) for one in chosen},
    )


def section_picture(municipality: Municipality, *, on: date, address: str) -> Picture | None:
    """Where a municipality lies, with the names of those around it; nothing when the map does not know it."""
    drawn = sheet(FINE)
    if municipality.ags not in drawn.municipalities:
        return None
    around = neighbourhood(on=on)
    window = window_around(municipality.ags, drawn)
    inside = [ags for ags, box in drawn.boxes.items() if meets(box, window) and ags in around.names]
    fills = {ags: "in" for ags in inside if ags in around.members} | {municipality.ags: "here"}
    near = set(drawn.neighbours.get(municipality.ags, ()))
    others = sorted(set(inside) - {municipality.ags}, key=lambda ags: (ags not in near, -around.inhabitants[ags]))
    letters = round(window[2] / LETTERS, 1)
    own = Label(municipality.ags, _shortened(municipality.name), is_strong=True)
    candidates = [own, *(Label(ags, _shortened(around.names[ags]), is_minor=True) for ags in others)]
    return Picture(
        fills=fills,
        links={ags: (_filled(address, around.slugs[ags]), around.names[ags]) for ags in inside},
        labels=tuple(with_room(candidates, drawn, window=window, size=letters, taken=(inset_box(window),))),
        window=window,
        letters=letters,
    )


def _fill(row: DirectoryRow, consortium: Consortium | None) -> str:
    if consortium is not None:
        return consortium.mark if consortium in row.consortia else ""
    count = min(len(row.consortia), MOST_INK)
    return f"i{count}" if count else "in" if row.is_member else ""


def _words(row: DirectoryRow) -> str:
    if not row.is_member:
        return _("%(name)s, noch nicht dabei") % {"name": row.name}
    count = len(row.consortia)
    told = ngettext("in einer AG", "in %(count)d AGs", count) % {"count": count} if count else _("Mitglied")
    return f"{row.name}, {told}"


def _filled(address: str, slug: str) -> str:
    return address.replace("/x/", f"/{slug}/")


def _shortened(name: str) -> str:
    """Without what stands in brackets."""
    return name.partition(" (")[0]
