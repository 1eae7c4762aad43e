"""The directory of municipalities, read once and read again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import SYSTEM
from kurzdraht.network.gazetteer.rows import MunicipalityRow
from kurzdraht.network.models import District, Municipality, Organisation, Region
from kurzdraht.network.services import ImportReport, import_municipalities, shipped_municipalities
from kurzdraht.network.services.municipalities import SuccessorUnknown, TooManyVanished
from tests.factories.events import NOW
from tests.factories.network import make_membership

ROWS = shipped_municipalities()
SOEST, WERL = "05974040", "05974052"


def load(rows: list[MunicipalityRow], **merged: str) -> ImportReport:
    return import_municipalities(rows, by=SYSTEM, now=NOW, merged={key.strip("_"): ags for key, ags in merged.items()})


def changed(ags: str, **values: object) -> list[MunicipalityRow]:
    return [replace(row, **values) if row.ags == ags else row for row in ROWS]  # type: ignore[arg-type]


def without(*gone: str) -> list[MunicipalityRow]:
    return [row for row in ROWS if row.ags not in gone]


@pytest.fixture
def land(db: None) -> None:
    load(ROWS)


@pytest.mark.usefixtures("land")
def test_the_whole_land_is_there() -> None:
    assert Municipality.objects.count() == 396
    assert (Region.objects.count(), District.objects.count()) == (5, 53)
    assert sum(Municipality.objects.values_list("inhabitants", flat=True)) == 18_190_422
    soest = Municipality.objects.select_related("organisation", "district__region").get(ags=SOEST)
    assert (soest.slug, str(soest.organisation), soest.organisation.name) == ("soest", "Soest", "Stadt Soest")
    assert (soest.district.name, soest.district.region.name) == ("Kreis Soest", "Arnsberg")
    assert (soest.ars, soest.inhabitants, soest.inhabitants_date) == ("059740040040", 48_250, date(2023, 12, 31))


@pytest.mark.usefixtures("land")
def test_the_same_list_again_changes_nothing() -> None:
    entries = JournalEntry.objects.count()
    report = load(ROWS)
    assert (report.added, report.changed, report.merged, report.unchanged) == ([], {}, {}, 396)
    assert JournalEntry.objects.count() == entries


@pytest.mark.usefixtures("land")
def test_a_new_year_is_told_column_by_column_and_the_address_stays() -> None:
    report = load(changed(SOEST, name="Soest am Hellweg", inhabitants=48_300))
    assert report.changed == {SOEST: {"name": ["Soest", "Soest am Hellweg"], "inhabitants": ["48250", "48300"]}}
    soest = Municipality.objects.get(ags=SOEST)
    assert (soest.slug, soest.inhabitants, soest.organisation.name) == ("soest", 48_300, "Stadt Soest am Hellweg")
    entry = JournalEntry.objects.get(action="municipality_changed")
    assert (entry.subject_key, entry.changes) == (soest.organisation.key, report.changed[SOEST])


@pytest.mark.usefixtures("land")
def test_a_merged_municipality_keeps_its_records() -> None:
    werl = Municipality.objects.get(ags=WERL)
    make_membership(werl.organisation)
    report = load(without(WERL), **{f"_{WERL}": SOEST})
    werl.refresh_from_db()
    assert report.merged == {WERL: SOEST}
    assert (werl.is_current, werl.merged_into) == (False, Municipality.objects.get(ags=SOEST))
    assert werl.organisation.memberships.count() == 1
    assert load(without(WERL), **{f"_{WERL}": SOEST}).merged == {}
    assert load(ROWS).changed == {WERL: {"is_current": ["nein", "ja"]}}


@pytest.mark.usefixtures("land")
def test_a_successor_with_the_name_of_the_old_one_gets_its_own_address() -> None:
    new = [replace(row, ags="05974099", ars="059740099099") if row.ags == WERL else row for row in ROWS]
    report = load(new, **{f"_{WERL}": "05974099"})
    assert (report.added, report.merged) == (["05974099"], {WERL: "05974099"})
    assert Municipality.objects.get(ags="05974099").slug == "werl-kreis-soest"
    assert Organisation.objects.filter(short_name="Werl").count() == 2


@pytest.mark.usefixtures("land")
def test_half_a_list_is_refused() -> None:
    with pytest.raises(TooManyVanished) as refusal:
        load(ROWS[:200])
    assert "196 von 396" in str(refusal.value)
    assert Municipality.objects.current().count() == 396


@pytest.mark.usefixtures("land")
def test_a_successor_must_be_in_the_list() -> None:
    with pytest.raises(SuccessorUnknown):
        load(without(WERL), **{f"_{WERL}": "05999999"})


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import_municipalities", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes], str]:
    def save(content: bytes) -> str:
        path = tmp_path / "kommunen.csv"
        path.write_bytes(content)
        return str(path)

    return save


@pytest.mark.usefixtures("land")
def test_the_command_reports_in_words(saved: Callable[[bytes], str]) -> None:
    source = Path("src/kurzdraht/network/data/municipalities.csv").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if not line.startswith(WERL)]
    told = run(saved("\n".join(lines).replace(",48250,", ",48300,").encode()), "--merged", f"{WERL}={SOEST}")
    assert told.splitlines() == [
        "Neu: 0 · geändert: 1 · aufgegangen: 1 · unverändert: 394",
        "  geändert: Soest (05974040): einwohner 48250 → 48300",
        "  aufgegangen: Werl (05974052) in Soest (05974040)",
    ]


@pytest.mark.django_db
def test_a_bad_file_leaves_nothing_behind(saved: Callable[[bytes], str]) -> None:
    source = Path("src/kurzdraht/network/data/municipalities.csv").read_text(encoding="utf-8")
    with pytest.raises(CommandError, match=r"Zeile 397, Spalte einwohner: „viele“"):
        run(saved(source.rstrip().rsplit("\n", 1)[0].encode() + b"\n" + _last(source)))
    assert (Municipality.objects.count(), Region.objects.count(), Organisation.objects.count()) == (0, 0, 0)


def test_a_missing_file_and_a_bad_pair_are_told() -> None:
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        run("gibt-es-nicht.csv")
    with pytest.raises(CommandError, match="ALT=NEU"):
        run("--merged", "1=2")


def _last(source: str) -> bytes:
    cells = source.rstrip().rsplit("\n", 1)[1].split(",")
    place = next(index for index, cell in enumerate(cells) if cell == "2023-12-31") - 1
    return ",".join([*cells[:place], "viele", *cells[place + 1 :]]).encode()
