"""The directory of municipalities: who is in which consortium, found by name, place and consortium."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kurzdraht.network.enums import MunicipalityKind
from kurzdraht.network.models import Affiliation, Consortium, District, Membership, Municipality, Region
from kurzdraht.network.querysets import MunicipalityQuerySet, in_force

REGION_PREFIX = "bezirk-"
FACTS = ("ags", "name", "slug", "kind", "inhabitants")


@dataclass(frozen=True)
class Selection:
    """What a reader wants to see. `place` is the slug of a district, or of a region with "bezirk-" before it."""

    typed: str = ""
    consortium: str = ""
    place: str = ""
    by_inhabitants: bool = False

    @property
    def is_narrow(self) -> bool:
        return bool(self.typed.strip() or self.consortium or self.place)

    def narrow(self, municipalities: MunicipalityQuerySet) -> MunicipalityQuerySet:
        """Name and place; the consortium depends on the day and is looked at in `directory`."""
        municipalities = municipalities.found_by(self.typed)
        if self.place.startswith(REGION_PREFIX):
            return municipalities.filter(district__region__slug=self.place.removeprefix(REGION_PREFIX))
        return municipalities.filter(district__slug=self.place) if self.place else municipalities


@dataclass(frozen=True)
class DirectoryRow:
    """One municipality. `slots` has a place for each consortium, empty where it does not take part."""

    ags: str
    name: str
    slug: str
    kind: str
    inhabitants: int
    district: str
    region: str
    is_member: bool
    slots: tuple[Consortium | None, ...]

    @property
    def consortia(self) -> list[Consortium]:
        return [consortium for consortium in self.slots if consortium]

    @property
    def words(self) -> str:
        """What a screen reader hears in place of the marks."""
        if not self.is_member:
            return _("noch nicht dabei")
        return ", ".join(str(consortium) for consortium in self.consortia) or _("Mitglied, noch in keiner AG")

    @property
    def kind_label(self) -> str:
        return str(MunicipalityKind(self.kind).label)


@dataclass
class Directory:
    """`everyone` is the whole Land, `rows` what was asked for; `counts` municipalities by consortium."""

    consortia: list[Consortium]
    everyone: list[DirectoryRow]
    rows: list[DirectoryRow]
    counts: dict[int, int] = field(default_factory=dict)

    @property
    def member_count(self) -> int:
        return sum(row.is_member for row in self.everyone)

    @property
    def found_member_count(self) -> int:
        return sum(row.is_member for row in self.rows)


def directory(selection: Selection, *, on: date) -> Directory:
    """Five queries, however many municipalities and consortia there are."""
    consortia = list(Consortium.objects.order_by("position"))
    members = set(Membership.objects.in_force(on).values_list("organisation_id", flat=True))
    belonging: dict[int, set[int]] = defaultdict(set)
    for organisation, consortium in Affiliation.objects.in_force(on).values_list("organisation_id", "consortium_id"):
        if organisation in members:
            belonging[organisation].add(consortium)
    everyone: list[tuple[int, DirectoryRow]] = []
    counts: dict[int, int] = defaultdict(int)
    for facts in _facts():
        organisation = facts["organisation_id"]
        theirs = belonging[organisation]
        slots = tuple(consortium if consortium.pk in theirs else None for consortium in consortia)
        everyone.append((facts["pk"], _row(facts, is_member=organisation in members, slots=slots)))
        for consortium in theirs:
            counts[consortium] += 1
    rows = [row for _pk, row in everyone]
    if selection.is_narrow:
        found = set(selection.narrow(Municipality.objects.current()).values_list("pk", flat=True))
        rows = [row for pk, row in everyone if pk in found and _takes_part(row, selection.consortium)]
    if selection.by_inhabitants:
        rows = sorted(rows, key=lambda row: -row.inhabitants)
    return Directory(consortia, [row for _pk, row in everyone], rows, dict(counts))


def find_municipalities(typed: str) -> MunicipalityQuerySet:
    """Today's municipalities with a word that begins so, by name."""
    found: MunicipalityQuerySet = Municipality.objects.current().found_by(typed).order_by("sort_name", "pk")
    return found


def places() -> list[Region]:
    """The regions with their districts, to choose from; two queries."""
    districts = Prefetch("districts", queryset=District.objects.order_by("name"))
    return list(Region.objects.order_by("name").prefetch_related(districts))


def in_consortium(consortium: Consortium, *, on: date) -> MunicipalityQuerySet:
    """The municipalities that take part in a consortium on this day, by name."""
    taking_part = Affiliation.objects.in_force(on).filter(
        in_force(on, "organisation__memberships__"), consortium=consortium
    )
    found: MunicipalityQuerySet = (
        Municipality.objects.current()
        .filter(organisation__in=taking_part.values("organisation"))
        .order_by("sort_name", "pk")
    )
    return found


def _facts() -> Iterable[dict[str, Any]]:
    return (
        Municipality.objects.current()
        .order_by("sort_name", "pk")
        .values("pk", "organisation_id", *FACTS, "district__name", "district__region__name")
    )


def _row(facts: dict[str, Any], *, is_member: bool, slots: tuple[Consortium | None, ...]) -> DirectoryRow:
    return DirectoryRow(
        **{name: facts[name] for name in FACTS},
        district=facts["district__name"],
        region=facts["district__region__name"],
        is_member=is_member,
        slots=slots,
    )


def _takes_part(row: DirectoryRow, consortium: str) -> bool:
    return not consortium or any(one.slug == consortium for one in row.consortia)


def town_names() -> list[str]:
    """Today's municipalities by name, for a field that offers them while one types."""
    return list(Municipality.objects.current().order_by("sort_name").values_list("name", flat=True))
