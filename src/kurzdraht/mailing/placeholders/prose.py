"""From parts and values to paragraphs, which say of each piece whether it was typed or put in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kurzdraht.mailing.placeholders.parts import Part, Slot

_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class Piece:
    """`is_typed`: stands in the text itself; otherwise it is somebody's value, and nothing in it means anything."""

    text: str
    is_typed: bool


Paragraph = tuple[Piece, ...]


def paragraphs(parts: Iterable[Part], values: Mapping[str, str]) -> list[Paragraph]:
    """Split at empty lines that were typed; a value never splits. A paragraph in which nothing is left falls away."""
    found: list[list[Piece]] = [[]]
    for part in parts:
        if isinstance(part, Slot):
            found[-1].append(Piece(values[part.name], is_typed=False))
            continue
        first, *others = _EMPTY_LINES.split(part)
        found[-1].append(Piece(first, is_typed=True))
        found.extend([Piece(other, is_typed=True)] for other in others)
    return [tuple(piece for piece in pieces if piece.text) for pieces in found if _has_words(pieces)]


def plain(paragraph: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in paragraph)


def one_line(parts: Iterable[Part], values: Mapping[str, str]) -> str:
    """For a subject: every break and every row of spaces is one space."""
    text = "".join(values[part.name] if isinstance(part, Slot) else part for part in parts)
    return _SPACES.sub(" ", " ".join(text.split()))


def _has_words(pieces: Iterable[Piece]) -> bool:
    return bool(plain(pieces).strip())
