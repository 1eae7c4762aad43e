"""Documents on paper: PDF/UA-1, tagged, with language and title, made by typst from a template and plain values."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from kurzdraht.core.text import printable

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "documents" / "fonts"


class NotRendered(Exception):
    """A template of ours does not hold together; never the fault of who asked for the document."""


def render_pdf(template: str, data: Mapping[str, Any], *, now: datetime) -> bytes:
    """`template` is a path below the package, as in "events/pdf/attendance.typ"; `data` are JSON values.

    They reach the template as values and are never read as markup. What is not conforming to PDF/UA-1 is not made at
    all: typst refuses it. So a letter that our font lacks becomes its plain form, or "?".
    """
    text = json.dumps(_printable(data), ensure_ascii=False)
    try:
        made = typst.compile(
            str(ROOT / template),
            root=str(ROOT),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=["ua-1"],
            timestamp=int(now.timestamp()),
        )
    except typst.TypstError as error:
        raise NotRendered(str(error)) from error
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _letters() -> frozenset[str]:
    """What both cuts of the font can show; written beside them when they were made."""
    return frozenset((FONTS / "letters.txt").read_text(encoding="utf-8"))


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(_shown(letter) for letter in unicodedata.normalize("NFC", printable(value)))
    if isinstance(value, Mapping):
        return {name: _printable(each) for name, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list | tuple) else value


def _shown(letter: str) -> str:
    if letter in _letters() or letter in "\n\t":
        return letter
    plain = unicodedata.normalize("NFKD", letter)[0]
    return plain if plain in _letters() else "?"
