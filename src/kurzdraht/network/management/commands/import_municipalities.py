"""`kurzdraht import_municipalities FILE`: the official directory, read again each year."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kurzdraht.audit.services import SYSTEM
from kurzdraht.core.errors import Refused
from kurzdraht.network.gazetteer.cells import COLUMNS, OPTIONAL_COLUMNS
from kurzdraht.network.services import (
    ImportReport,
    import_municipalities,
    read_municipality_file,
    shipped_municipalities,
)

WORDS = {field: column for column, (field, _) in (COLUMNS | OPTIONAL_COLUMNS).items()} | {
    "district": "kreis",
    "is_current": "besteht",
}


class Command(BaseCommand):
    help = "Liest ein Verzeichnis der Kommunen (CSV) und sagt, was neu, anders oder aufgegangen ist."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="CSV-Datei; ohne Angabe das mitgelieferte Verzeichnis")
        parser.add_argument(
            "--merged",
            action="append",
            default=[],
            metavar="ALT=NEU",
            help="AGS einer aufgegangenen Kommune und AGS der Nachfolgerin",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path | None = options["file"]
        try:
            rows = shipped_municipalities() if path is None else read_municipality_file(path.read_bytes())
            report = import_municipalities(rows, by=SYSTEM, now=timezone.now(), merged=_pairs(options["merged"]))
        except OSError as error:
            raise CommandError(f"Die Datei lässt sich nicht lesen: {error.strerror}.") from error
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_told(report))


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = {}
    for pair in given:
        old, _, new = pair.partition("=")
        if not (len(old) == len(new) == len("05111000")):
            raise CommandError(f"„{pair}“ ist nicht ALT=NEU mit zwei achtstelligen AGS.")
        pairs[old] = new
    return pairs


def _told(report: ImportReport) -> str:
    def named(ags: str) -> str:
        return f"{report.names[ags]} ({ags})"

    counts = (len(report.added), len(report.changed), len(report.merged), report.unchanged)
    lines = ["Neu: {} · geändert: {} · aufgegangen: {} · unverändert: {}".format(*counts)]
    if report.changed or report.merged or report.unchanged:
        lines += [f"  neu: {named(ags)}" for ags in report.added]
    for ags, changes in report.changed.items():
        told = ", ".join(
            f"{WORDS[field]} {before or '(leer)'} → {after or '(leer)'}" for field, (before, after) in changes.items()
        )
        lines.append(f"  geändert: {named(ags)}: {told}")
    for ags, successor in report.merged.items():
        lines.append(
            f"  aufgegangen: {named(ags)} in {named(successor) if successor else 'unbekannt, mit --merged angeben'}"
        )
    return "\n".join(lines)
