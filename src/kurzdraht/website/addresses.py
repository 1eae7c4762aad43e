"""Addresses of the public site that do not change, and words that no page may take as its address."""

FIXED_PAGES = {
    "about": "ueber-uns",
    "news": "aktuelles",
    "contact": "kontakt",
    "imprint": "impressum",
    "privacy": "datenschutz",
    "accessibility": "barrierefreiheit",
    "easy_language": "leichte-sprache",
    "sign_language": "gebaerdensprache",
}
TAKEN = frozenset(
    {
        "ag",
        "anmeldung",
        "barriere-melden",
        "buero",
        "dateien",
        "en",
        "healthz",
        "kommunen",
        "konto",
        "mail",
        "mein",
        "mitglied-werden",
        "quellen",
        "redaktion",
        "schreiben",
        "static",
        "veranstaltungen",
    }
)
PLACES_IN_MENU = 5
BUILT_IN_PLACES = 2
