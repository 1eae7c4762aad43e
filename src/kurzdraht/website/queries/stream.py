"""The raw values of a page's body, whatever they are nested in."""

from collections.abc import Iterator
from typing import Any

from kurzdraht.website.models import EditorialPage

Piece = tuple[str, Any, dict[str, Any]]


def pieces_of(page: EditorialPage) -> Iterator[Piece]:
    """Each value that holds no others: its name, itself, and the values beside it."""
    return _pieces("", page.body.get_prep_value(), {})


def _pieces(name: str, value: Any, beside: dict[str, Any]) -> Iterator[Piece]:
    if isinstance(value, list):
        for one in value:
            yield from _pieces(name, one, beside)
    elif isinstance(value, dict):
        for own_name, one in value.items():
            yield from _pieces(own_name, one, value)
    else:
        yield name, value, beside
