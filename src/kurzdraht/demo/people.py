"""The invented people of the demo: names that nobody takes for real ones, and one sign-in for each role."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from kurzdraht.network.enums import MandateKind

GIVEN_NAMES = (
    "Ada", "Ali", "Ayla", "Ben", "Carla", "Cem", "Dana", "Dirk", "Elif", "Enno", "Fatma", "Finn", "Greta", "Hannes",
    "Ida", "Ilja", "Jana", "Jonas", "Kai", "Lale", "Lena", "Levin", "Mara", "Mika", "Mira", "Murat", "Nele", "Nils",
    "Oda", "Olaf", "Paula", "Piet", "Ria", "Robin", "Samira", "Selim", "Tilda", "Tom", "Ulla", "Yara",
)  # fmt: skip
FAMILY_NAMES = (
    "Beispiel", "Muster", "Probe", "Vorlage", "Platzhalter", "Entwurf", "Versuch", "Skizze", "Modell", "Übung",
)  # fmt: skip
FUNCTIONS = (
    "Stadterneuerung", "Stadtplanung", "Bauverwaltung", "Denkmalpflege", "Liegenschaften", "Wirtschaftsförderung",
    "Quartiersentwicklung", "Städtebauförderung", "Stadtmarketing", "Bauordnung",
)  # fmt: skip


@dataclass(frozen=True)
class DemoRole:
    """A sign-in of the demo. `town` is a municipality's name; the address is <slug>@demo.example."""

    slug: str
    given_name: str
    function_title: str
    kinds: tuple[MandateKind, ...]
    town: str = ""
    employer: str = ""
    consortium: str = ""

    @property
    def email(self) -> str:
        return f"{self.slug}@demo.example"


OFFICE = "Geschäftsstelle (Demo)"
ADVICE = "Fachberatung (Demo)"
MINISTRY = "Ministerium für Stadtentwicklung (Demo)"
DISTRICT = "Bezirksregierung (Demo)"
ROLES = (
    DemoRole("buero", "Clara", "Geschäftsstelle", (MandateKind.OFFICE,), employer=OFFICE),
    DemoRole("fachberatung", "Dora", "Fachberatung", (MandateKind.ADVISOR,), employer=ADVICE, consortium="stadtumbau"),
    DemoRole("mitglied", "Anna", "Stadterneuerung", (MandateKind.MEMBER,), town="Soest"),
    DemoRole("mitglied2", "Bert", "Stadtplanung", (MandateKind.MEMBER,), town="Lemgo"),
    DemoRole("ansprechperson", "Gesa", "Leitung Stadtentwicklung", (MandateKind.CONTACT,), town="Soest"),
    DemoRole("gremium", "Hugo", "Stadtplanung", (MandateKind.MEMBER, MandateKind.BODY_SEAT), town="Ahlen"),
    DemoRole(
        "vorsitz",
        "Ines",
        "Leitung Stadterneuerung",
        (MandateKind.DELEGATE, MandateKind.CHAIR),
        town="Dortmund",
        consortium="stadtumbau",
    ),
    DemoRole(
        "quartier",
        "Jule",
        "Quartiersmanagement",
        (MandateKind.AREA_MANAGER,),
        town="Gelsenkirchen",
        employer="Stadtteilbüro (Demo)",
    ),
    DemoRole("ministerium", "Emil", "Referat Stadtentwicklung", (MandateKind.MINISTRY,), employer=MINISTRY),
    DemoRole(
        "bezirksregierung", "Karl", "Dezernat Städtebauförderung", (MandateKind.DISTRICT_GOVERNMENT,), employer=DISTRICT
    ),
    DemoRole("kasse", "Lotte", "Kasse", (MandateKind.CASHIER,), employer=OFFICE),
    DemoRole("redaktion", "Max", "Redaktion", (MandateKind.PAGE_EDITOR,), employer=OFFICE),
    DemoRole("admin", "Nora", "Administration", (MandateKind.ADMIN,), employer=OFFICE),
    DemoRole("ehemalig", "Felix", "früher Stadtplanung", (MandateKind.MEMBER,), town="Dortmund"),
    DemoRole("gesperrt", "Otto", "Stadtplanung", (MandateKind.MEMBER,), town="Siegen"),
)
ROLE_TOWNS = frozenset(role.town for role in ROLES if role.town)


def invented_names() -> Iterator[tuple[str, str]]:
    """Given and family names, all combinations first, then the same again, without end."""
    for number in count():
        yield GIVEN_NAMES[number % 40], FAMILY_NAMES[(number + number // 40) % 10]
