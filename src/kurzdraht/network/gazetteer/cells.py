"""One cell at a time: from text to value, or a German sentence that says what belongs there."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_noop

KINDS = {"kreisfreie Stadt": "independent_city", "kreisangehörige Stadt": "town", "Gemeinde": "village"}
URBANISATION = (
    "",
    gettext_noop("dicht besiedelt"),
    gettext_noop("mittlere Besiedlungsdichte"),
    gettext_noop("gering besiedelt"),
)
_NAME = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ .,()/'’-]*")


class CellError(ValueError):
    """Its text is the sentence for the user."""


def digits(length: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not re.fullmatch(rf"[0-9]{{{length}}}", text):
            raise CellError(
                f"„{text[:40]}“ hat nicht {length} Ziffern. Führende Nullen gehen beim Öffnen in einer "
                "Tabellenkalkulation leicht verloren, die Spalte muss Text sein."
            )
        return text

    return read


def name(length: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text:
            raise CellError("Der Name fehlt.")
        if "Ã" in text or "�" in text:
            raise CellError(f"„{text[:40]}“ hat zerstörte Umlaute. Speichern Sie die Datei neu als UTF-8.")
        if len(text) > length or not _NAME.fullmatch(text):
            raise CellError(
                f"„{text[:40]}“ ist kein Name: nur Buchstaben, Leerzeichen und . , ( ) / ' -, höchstens {length}."
            )
        return text

    return read


def optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: read(text) if text else ""


def one_of(values: dict[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in values:
            raise CellError(f"„{text[:40]}“ kennen wir nicht. Möglich sind: {', '.join(v for v in values if v)}.")
        return values[text]

    return read


def whole_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,8}", text):
        raise CellError(f"„{text[:40]}“ ist keine ganze Zahl. Schreiben Sie nur Ziffern, ohne Punkte.")
    return int(text)


def day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise CellError(f"„{text[:40]}“ ist kein Datum. Schreiben Sie es so: 2024-12-31.") from None


def decimal(low: str, high: str) -> Callable[[str], Decimal]:
    """A number between `low` (excluded) and `high`, with point or comma."""

    def read(text: str) -> Decimal:
        try:
            value = Decimal(text.replace(",", ".")) if re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,9})?", text) else None
        except InvalidOperation:
            value = None
        if value is None or not Decimal(low) < value <= Decimal(high):
            raise CellError(f"„{text[:40]}“ passt nicht. Hier steht eine Zahl zwischen {low} und {high}.")
        return value

    return read


COLUMNS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "ags": ("ags", digits(8)),
    "ars": ("ars", digits(12)),
    "name": ("name", name(80)),
    "name_amtlich": ("official_name", name(120)),
    "typ": ("kind", one_of(KINDS)),
    "kreis_ags": ("district_ags", digits(5)),
    "kreis": ("district_name", optional(name(80))),
    "regierungsbezirk": ("region_name", name(40)),
    "einwohner": ("inhabitants", whole_number),
    "einwohner_stichtag": ("inhabitants_date", day),
    "flaeche_km2": ("area_km2", decimal("0", "5000")),
    "breite": ("latitude", decimal("47", "56")),
    "laenge": ("longitude", decimal("5", "16")),
}
OPTIONAL_COLUMNS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "plz_verwaltungssitz": ("postal_code", optional(digits(5))),
    "verstaedterung": ("degree_of_urbanisation", one_of({word: word for word in URBANISATION})),
    "aufgegangen_in": ("merged_into", optional(digits(8))),
}
