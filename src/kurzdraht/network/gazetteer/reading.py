"""From the bytes of a CSV file to checked rows. All problems are found at once; one problem and nothing is used."""

import codecs
import csv
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kurzdraht.network.gazetteer.cells import COLUMNS, OPTIONAL_COLUMNS, CellError
from kurzdraht.network.gazetteer.rows import MunicipalityRow, Problem, UnreadableFileError

LARGEST_FILE = 5 * 1024 * 1024
SHOWN_PROBLEMS = 20
_STEP = Decimal("0.000001")


def read_municipalities(content: bytes) -> list[MunicipalityRow]:
    """The rows of a file in UTF-8, UTF-16 with a mark or Windows-1252, parted by comma or semicolon.

    Raises UnreadableFileError with up to 20 problems.
    """
    lines = _lines(_text(content))
    problems: list[Problem] = []
    rows: list[MunicipalityRow] = []
    for number, line in lines:
        row = _row(number, line, problems)
        if row is not None:
            rows.append(row)
    if not problems:
        problems = _contradictions(rows, [number for number, _ in lines])
    if problems:
        rest = len(problems) - SHOWN_PROBLEMS
        more = [Problem(0, "", f"Und {rest} weitere Stellen.")] if rest > 0 else []
        raise UnreadableFileError(problems[:SHOWN_PROBLEMS] + more)
    return rows


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise _refusal("Die Datei ist größer als 5 MB. Ein Verzeichnis der Kommunen ist viel kleiner.")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _refusal("Das ist keine Textdatei. Speichern Sie die Tabelle als CSV in UTF-8.")


def _lines(text: str) -> list[tuple[int, dict[str, str]]]:
    """Filled lines with their number, cells trimmed; refuses missing and doubled columns."""
    head = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True
    )
    try:
        table = [(reader.line_num, [cell.strip() for cell in line]) for line in reader]
    except csv.Error:
        raise _refusal("Die Anführungszeichen gehen nicht auf.", line=reader.line_num) from None
    if not table:
        raise _refusal("Die Datei ist leer.")
    header = [cell.casefold() for cell in table[0][1]]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise _refusal(f"Diese Spalten fehlen: {', '.join(missing)}.", line=1)
    doubled = sorted({column for column in header if column and header.count(column) > 1})
    if doubled:
        raise _refusal(f"Diese Spalten stehen doppelt da: {', '.join(doubled)}.", line=1)
    filled = [(number, cells) for number, cells in table[1:] if any(cells)]
    if not filled:
        raise _refusal("Unter der Kopfzeile steht keine Kommune.")
    for number, cells in filled:
        if len(cells) != len(header):
            raise _refusal(f"Hier stehen {len(cells)} statt {len(header)} Felder.", line=number)
    return [(number, dict(zip(header, cells, strict=True))) for number, cells in filled]


def _row(number: int, line: dict[str, str], problems: list[Problem]) -> MunicipalityRow | None:
    values: dict[str, Any] = {}
    before = len(problems)
    for column, (field, read) in (COLUMNS | OPTIONAL_COLUMNS).items():
        if column not in line:
            continue
        try:
            values[field] = read(line[column])
        except CellError as error:
            problems.append(Problem(number, column, str(error)))
    if len(problems) > before:
        return None
    row = MunicipalityRow(region_code=values["ags"][:3], **values)
    problems.extend(_own_contradictions(number, row))
    return replace(
        row,
        district_name=row.district_name or row.name,
        area_km2=row.area_km2.quantize(Decimal("0.01")),
        latitude=row.latitude.quantize(_STEP),
        longitude=row.longitude.quantize(_STEP),
    )


def _own_contradictions(number: int, row: MunicipalityRow) -> list[Problem]:
    found = []
    if row.ars[:5] + row.ars[9:] != row.ags:
        found.append(Problem(number, "ars", f"Der Regionalschlüssel {row.ars} gehört nicht zum AGS {row.ags}."))
    if row.district_ags != row.ags[:5]:
        found.append(Problem(number, "kreis_ags", f"{row.district_ags} ist nicht der Anfang des AGS {row.ags}."))
    if row.kind != "independent_city" and not row.district_name:
        found.append(Problem(number, "kreis", "Der Kreis fehlt. Nur kreisfreie Städte haben keinen."))
    return found


def _contradictions(rows: list[MunicipalityRow], numbers: list[int]) -> list[Problem]:
    """What no row can know alone: keys that stand twice, a Kreis with two names, lost successors."""
    found: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    named: dict[str, str] = {}
    keys = {row.ags for row in rows if not row.merged_into}
    for number, row in zip(numbers, rows, strict=True):
        for column, value in (("ags", row.ags), ("ars", row.ars)):
            first = seen.setdefault((column, value), number)
            if first != number:
                found.append(Problem(number, column, f"{value} steht schon in Zeile {first}."))
        for column, code, name in (
            ("kreis", row.district_ags, row.district_name),
            ("regierungsbezirk", row.region_code, row.region_name),
        ):
            if named.setdefault(code, name) != name:
                found.append(Problem(number, column, f"{code} heißt hier {name}, weiter oben {named[code]}."))
        if row.merged_into and row.merged_into not in keys:
            found.append(Problem(number, "aufgegangen_in", f"{row.merged_into} steht nicht in der Datei."))
    return found


def _refusal(sentence: str, *, line: int = 0) -> UnreadableFileError:
    return UnreadableFileError([Problem(line, "", sentence)])
