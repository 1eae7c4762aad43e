"""The formats a network starts with; the office changes them afterwards as it likes."""

from kurzdraht.events.enums import Audience
from kurzdraht.events.models import EventFormat

EXCHANGE_AGENDA = [
    [3, "Ankommen", ""],
    [14, "Bericht aus der Praxis", ""],
    [25, "Ihre Fragen", ""],
    [3, "Was wir mitnehmen", ""],
]

# slug, name, description, minutes, online, on site, places, audience
_DEFAULTS = (
    (
        "austausch-45",
        "45-Minuten-Austausch",
        "Kurz, online, eine konkrete Frage.",
        45,
        True,
        False,
        24,
        Audience.NETWORK,
    ),
    (
        "netzwerktreffen",
        "Netzwerktreffen",
        "Regelmäßig, ein Thema, online oder vor Ort.",
        120,
        True,
        False,
        60,
        Audience.NETWORK,
    ),
    (
        "netzwerkgespraech",
        "Netzwerkgespräch",
        "Ein Gespräch, das allen offensteht.",
        120,
        True,
        False,
        None,
        Audience.PUBLIC,
    ),
    (
        "halbtag",
        "Halbtagesveranstaltung",
        "Ein Vormittag oder Nachmittag zu einem Thema.",
        180,
        True,
        False,
        80,
        Audience.NETWORK,
    ),
    ("tag", "Tagesveranstaltung", "Ein Tag mit Beiträgen und Gespräch.", 390, False, True, 80, Audience.NETWORK),
    ("werkstatt", "Werkstatt", "Gemeinsam am eigenen Fall arbeiten.", 300, False, True, 30, Audience.NETWORK),
    ("arbeitsgruppe", "Arbeitsgruppe", "Ein fester Kreis trifft sich vor Ort.", 300, False, True, 20, Audience.CIRCLE),
    (
        "fachgespraech",
        "Fachgespräch",
        "Unter Fachleuten, mit offenem Ende der Fragen.",
        180,
        True,
        False,
        40,
        Audience.NETWORK,
    ),
    ("fortbildung", "Fortbildung", "Lernen mit Übungen und Bescheinigung.", 450, False, True, 24, Audience.NETWORK),
    ("exkursion", "Exkursion", "Hingehen und ansehen.", 420, False, True, 25, Audience.NETWORK),
    ("studienfahrt", "Studienfahrt", "Unterwegs über mehr als einen Tag.", 1800, False, True, 40, Audience.NETWORK),
    ("tagung", "Tagung", "Der große Tag, offen für alle.", 420, False, True, 150, Audience.PUBLIC),
    ("infostand", "Infostand", "Das Netzwerk zeigt sich.", 480, False, True, None, Audience.PUBLIC),
    (
        "gremiensitzung",
        "Gremiensitzung",
        "Ein Gremium berät und beschließt.",
        180,
        False,
        True,
        None,
        Audience.CONSORTIA,
    ),
)


def create_default_formats() -> int:
    """Make the formats that are missing and leave existing ones alone; gives the number made."""
    known = set(EventFormat.everything.values_list("slug", flat=True))
    new = [
        EventFormat(
            slug=slug,
            name=name,
            description=description,
            position=position,
            duration_minutes=minutes,
            is_online=online,
            is_onsite=onsite,
            capacity=places,
            audience=audience,
            agenda=EXCHANGE_AGENDA if slug == "austausch-45" else [],
        )
        for position, (slug, name, description, minutes, online, onsite, places, audience) in enumerate(_DEFAULTS)
        if slug not in known
    ]
    return len(EventFormat.objects.bulk_create(new))
