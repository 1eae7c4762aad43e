"""Marks stand for secrets: ⟦name⟧ in a stored mail, the value only in the mail that leaves."""

import re
from collections.abc import Iterable, Mapping

_MARK = re.compile("⟦([a-z0-9_]+)⟧")
HIDDEN = "•••••"


def mark(name: str) -> str:
    """What a template prints in place of the secret `name`."""
    return f"⟦{name}⟧"


def marks_for(names: Iterable[str]) -> dict[str, str]:
    return {name: mark(name) for name in names}


def names_in(*texts: str) -> set[str]:
    """Which secrets these texts wait for."""
    return {name for text in texts for name in _MARK.findall(text)}


def reveal(text: str, values: Mapping[str, str]) -> str:
    """Put the values in; a mark without a value becomes dots, so that a sent mail shows that something stood there."""
    return _MARK.sub(lambda found: values.get(found[1], HIDDEN), text)
