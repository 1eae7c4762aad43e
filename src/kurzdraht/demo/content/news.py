"""Invented news of the demo; the number is the days before the week in which the demo is loaded."""

from dataclasses import dataclass

from kurzdraht.website.enums import NewsCategory


@dataclass(frozen=True)
class Item:
    days_before: int
    slug: str
    category: NewsCategory
    title: str
    lead: str
    paragraphs: tuple[str, ...]


NEWS = (
    Item(
        5,
        "jahresprogramm",
        NewsCategory.EVENTS,
        "Das Jahresprogramm steht",
        "Fünf Arbeitsgemeinschaften haben ihre Themen gewählt. Alle Termine sind jetzt auf der Website.",
        (
            (
                "Im Herbst haben die Mitglieder abgestimmt, worüber sie im neuen Jahr sprechen wollen. Vorn liegen leere "
                "Ladenlokale, Verfügungsfonds und die Frage, wie kleine Gemeinden Bauland entwickeln."
            ),
            (
                "Zwei Dinge sind neu: Der 45-Minuten-Austausch findet öfter statt, und jede Exkursion lässt sich zur Hälfte "
                "auch online verfolgen."
            ),
        ),
    ),
    Item(
        19,
        "fragen-zur-staedtebaufoerderung",
        NewsCategory.FUNDING,
        "Fragen zur Städtebauförderung: Wir sammeln sie",
        "Was hakt bei Anträgen und Verwendungsnachweisen? Schreiben Sie es der Geschäftsstelle bis Monatsende.",
        (
            (
                "Die Geschäftsstelle bündelt die Fragen und bringt sie in das nächste Gespräch mit dem Ministerium ein. "
                "Die Antworten stehen danach an dieser Stelle."
            ),
            "Ein Satz genügt. Schreiben Sie dazu, ob Ihre Kommune genannt werden darf.",
        ),
    ),
    Item(
        40,
        "anmelden-ohne-konto",
        NewsCategory.NETWORK,
        "Anmelden geht jetzt ohne Konto",
        "Name und E-Mail-Adresse genügen. Wer absagen will, nimmt den Link aus der Bestätigung.",
        (
            (
                "Ist eine Veranstaltung voll, kommen Sie auf die Warteliste und sehen Ihren Platz. Wird etwas frei, rücken "
                "Sie nach und bekommen sofort eine Mail mit Kalendereintrag."
            ),
        ),
    ),
)
