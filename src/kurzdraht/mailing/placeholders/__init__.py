"""Words in braces: a text falls into parts once, and values are put in as they are; nothing is ever evaluated."""

from kurzdraht.mailing.placeholders.parts import OpenBrace, Part, Slot, names_in, parse, print_parts
from kurzdraht.mailing.placeholders.prose import Paragraph, Piece, one_line, paragraphs, plain
from kurzdraht.mailing.placeholders.refusals import LonelyBrace, PlaceholderMissing, UnknownPlaceholder

__all__ = [
    "LonelyBrace",
    "OpenBrace",
    "Paragraph",
    "Part",
    "Piece",
    "PlaceholderMissing",
    "Slot",
    "UnknownPlaceholder",
    "names_in",
    "one_line",
    "paragraphs",
    "parse",
    "plain",
    "print_parts",
]
