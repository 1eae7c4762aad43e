"""The directory of municipalities, kept in step with the official one."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.errors import Refused
from kurzdraht.core.text import search_key, slug, sort_key
from kurzdraht.network.enums import MunicipalityKind, OrganisationKind
from kurzdraht.network.gazetteer.reading import read_municipalities
from kurzdraht.network.gazetteer.rows import MunicipalityRow, UnreadableFileError
from kurzdraht.network.models import District, Municipality, Organisation, Region

COMPARED = (
    "ars",
    "name",
    "official_name",
    "kind",
    "inhabitants",
    "inhabitants_date",
    "area_km2",
    "latitude",
    "longitude",
    "postal_code",
    "degree_of_urbanisation",
)
DERIVED = ("sort_name", "search_name", "district", "is_current", "merged_into")


class MunicipalityFileUnusable(Refused):
    sentence = _("Die Datei wurde nicht übernommen, nichts ist geändert.\n%(problems)s")
    field = "file"


class TooManyVanished(Refused):
    sentence = _(
        "In der Datei fehlen %(count)s von %(total)s Kommunen. So viele gehen nicht auf einmal in anderen auf: "
        "Nehmen Sie das vollständige Verzeichnis."
    )
    field = "file"


class SuccessorUnknown(Refused):
    sentence = _("Die Kommune %(ags)s, in der eine andere aufgegangen sein soll, steht nicht in der Datei.")
    field = "merged"


@dataclass
class ImportReport:
    """What an import did. `changed`: AGS to {column: [before, after]}; `merged`: AGS to its successor or ""."""

    added: list[str] = field(default_factory=list)
    changed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    unchanged: int = 0
    names: dict[str, str] = field(default_factory=dict)


def read_municipality_file(content: bytes) -> list[MunicipalityRow]:
    """The rows of an uploaded or named file; a file that is no directory is refused with line and column."""
    try:
        return read_municipalities(content)
    except UnreadableFileError as error:
        raise MunicipalityFileUnusable(problems=str(error)) from error


def shipped_municipalities() -> list[MunicipalityRow]:
    """The directory that comes with the product."""
    return read_municipality_file((files("kurzdraht.network") / "data" / "municipalities.csv").read_bytes())


@transaction.atomic
def import_municipalities(
    rows: Iterable[MunicipalityRow], *, by: Actor, now: datetime, merged: Mapping[str, str] | None = None
) -> ImportReport:
    """Bring the directory to the state of a complete list. May be repeated: the same list changes nothing.

    A municipality that the list no longer has is kept and marked as past; `merged` (old AGS to new AGS) or the
    row's own `merged_into` says where it went. Addresses of pages stay when a name changes.
    """
    listed = {row.ags: row for row in rows}
    successors = {row.ags: row.merged_into for row in listed.values() if row.merged_into} | dict(merged or {})
    living = {ags: row for ags, row in listed.items() if ags not in successors}
    known = {m.ags: m for m in Municipality.objects.select_for_update().select_related("organisation")}
    current = [m for m in known.values() if m.is_current]
    vanished = [m for m in current if m.ags not in living]
    if len(vanished) > max(3, len(current) // 10):
        raise TooManyVanished(count=len(vanished), total=len(current))
    for successor in successors.values():
        if successor not in living:
            raise SuccessorUnknown(ags=successor)

    districts = _keep_districts(living.values())
    report = ImportReport(names={row.ags: row.name for row in listed.values()} | {m.ags: m.name for m in vanished})
    _add([row for ags, row in living.items() if ags not in known], districts, report)
    for ags, row in living.items():
        if ags in known:
            _update(known[ags], row, districts, report, by=by, now=now)
    by_ags = {m.ags: m for m in Municipality.objects.filter(ags__in=successors.values())}
    for municipality in vanished:
        _retire(municipality, by_ags.get(successors.get(municipality.ags, "")), report, by=by, now=now)
    if report.added or report.changed or report.merged:
        totals = {"added": len(report.added), "changed": len(report.changed), "merged": len(report.merged)}
        record(
            "municipalities_imported",
            kind="municipality_import",
            key=uuid.uuid4(),
            label=f"Verzeichnis mit {len(living)} Kommunen",
            by=by,
            at=now,
            changes=totals,
        )
    return report


def _keep_districts(rows: Iterable[MunicipalityRow]) -> dict[str, District]:
    """Regions and districts of the rows, made or renamed."""
    regions: dict[str, Region] = {}
    districts: dict[str, District] = {}
    for row in rows:
        if row.region_code not in regions:
            name = {"name": row.region_name}
            regions[row.region_code] = Region.objects.update_or_create(
                code=row.region_code, defaults=name, create_defaults={**name, "slug": slug(row.region_name)}
            )[0]
        if row.district_ags not in districts:
            values = {"name": row.district_name, "region": regions[row.region_code]}
            districts[row.district_ags] = District.objects.update_or_create(
                ags=row.district_ags, defaults=values, create_defaults={**values, "slug": slug(row.district_name)}
            )[0]
    return districts


def _add(rows: list[MunicipalityRow], districts: dict[str, District], report: ImportReport) -> None:
    taken = set(Municipality.objects.values_list("slug", flat=True))
    names = set(Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).values_list("name", flat=True))
    organisations = Organisation.objects.bulk_create(
        Organisation(
            kind=OrganisationKind.MUNICIPALITY,
            name=_organisation_name(row, unless=names),
            short_name=row.name,
        )
        for row in rows
    )
    municipalities = []
    for row, organisation in zip(rows, organisations, strict=True):
        address = slug(row.name) if slug(row.name) not in taken else slug(f"{row.name} {row.district_name}")
        taken.add(address)
        values = {name: getattr(row, name) for name in COMPARED}
        municipalities.append(
            Municipality(
                organisation=organisation,
                ags=row.ags,
                slug=address,
                district=districts[row.district_ags],
                sort_name=sort_key(row.name),
                search_name=_search_name(row),
                **values,
            )
        )
    Municipality.objects.bulk_create(municipalities)
    report.added.extend(row.ags for row in rows)


def _update(
    municipality: Municipality,
    row: MunicipalityRow,
    districts: dict[str, District],
    report: ImportReport,
    *,
    by: Actor,
    now: datetime,
) -> None:
    changes = {
        name: [_plain(getattr(municipality, name)), _plain(value)]
        for name, value in asdict(row).items()
        if name in COMPARED and getattr(municipality, name) != value
    }
    district = districts[row.district_ags]
    if municipality.district_id != district.pk:
        changes["district"] = [municipality.district.name, district.name]
    if not municipality.is_current:
        changes["is_current"] = ["nein", "ja"]
    if not changes:
        report.unchanged += 1
        return
    for name in COMPARED:
        setattr(municipality, name, getattr(row, name))
    municipality.district = district
    municipality.is_current = True
    municipality.merged_into = None
    municipality.sort_name = sort_key(row.name)
    municipality.search_name = _search_name(row)
    municipality.save(update_fields=(*COMPARED, *DERIVED))
    organisation = municipality.organisation
    others = Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).exclude(pk=organisation.pk)
    organisation.name = _organisation_name(row, unless=set(others.values_list("name", flat=True)))
    organisation.short_name = row.name
    organisation.save(update_fields=("name", "short_name"))
    report.changed[row.ags] = changes
    record(
        "municipality_changed",
        kind="organisation",
        key=organisation.key,
        label=str(organisation),
        by=by,
        at=now,
        changes=changes,
    )


def _retire(
    municipality: Municipality, successor: Municipality | None, report: ImportReport, *, by: Actor, now: datetime
) -> None:
    municipality.is_current = False
    municipality.merged_into = successor
    municipality.save(update_fields=("is_current", "merged_into"))
    report.merged[municipality.ags] = successor.ags if successor else ""
    if successor:
        report.names[successor.ags] = successor.name
    record(
        "municipality_merged",
        kind="organisation",
        key=municipality.organisation.key,
        label=municipality.name,
        by=by,
        at=now,
        changes={"merged_into": ["", successor.name if successor else ""]},
    )


def _organisation_name(row: MunicipalityRow, *, unless: set[str]) -> str:
    """As "Stadt Soest"; with its AGS where a merged municipality already has that name."""
    name = f"{'Gemeinde' if row.kind == MunicipalityKind.VILLAGE else 'Stadt'} {row.name}"
    return f"{name} ({row.ags})" if name in unless else name


def _search_name(row: MunicipalityRow) -> str:
    """The words of the name, then those of the official one that say more than "Stadt"."""
    words = search_key(row.name).split()
    more = [word for word in search_key(row.official_name).split() if word not in {*words, "stadt"}]
    return f" {' '.join((*words, *more))}"[:240]


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)
