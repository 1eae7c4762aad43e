"""The map as a tag; in templates it is `<c-map>`, `<c-map-base>` and `<c-map-small>`."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from kurzdraht.network.cartography import drawing
from kurzdraht.network.cartography.parts import Mark
from kurzdraht.network.cartography.sheets import COARSE, FINE

register = template.Library()


@register.simple_tag
def draw_map(*, variant: str = FINE, **parts: Any) -> SafeString:
    """All parts that `drawing.land` knows. `fills`: AGS to class; `links`: AGS to (address, words)."""
    given = {name: part for name, part in parts.items() if part}
    return drawing.land(FINE if variant == FINE else COARSE, **given)


@register.simple_tag
def draw_map_base() -> SafeString:
    return drawing.base()


@register.simple_tag
def draw_small_map(*, members: Any = None, fill: str = "in", dot: str = "", title: str = "") -> SafeString:
    """`members`: AGS in the colour `fill`; `dot`: the AGS of one place."""
    dots = [Mark(dot, "dot")] if dot else []
    return drawing.small(members=members or (), fill=fill, dots=dots, title=title)
