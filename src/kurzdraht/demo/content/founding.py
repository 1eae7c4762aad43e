"""The event that an older network site documents with every kind of information; facts carried over, told anew.

Source of the facts: public page "Netzwerkgespräch 1" of the initiative "Gemeinsam für das Quartier", 4 March 2021.
"""

from datetime import date

from kurzdraht.demo.content.plan import Plan, Record, Row, Talk

ASSOCIATION = "Verband für Wohnungswesen, Städtebau und Raumordnung"

PLAN = Plan(
    slug="netzwerkgespraech-1-gemeinsam-fuer-das-quartier",
    title="Auftakt „Gemeinsam für das Quartier“",
    subtitle="Zweite Runde: Was taugt gemeinsames Gestalten in der Praxis?",
    format="netzwerkgespraech",
    series="Gemeinsam für das Quartier",
    number=1,
    week=0,
    fixed_date=date(2021, 3, 4),
    start="11:00",
    minutes=120,
    audience="public",
    summary="Ein Jahr lang haben sich Kommunen, Verbände und Initiativen kennengelernt. Jetzt beginnt die Zeit zum Ausprobieren.",
    description=(
        "Im ersten Jahr brachte die Initiative Menschen aus Kommunen, Immobilien- und übriger Wirtschaft, Wohlfahrt, "
        "Kultur, Bildung und Zivilgesellschaft an einen Tisch. Im Dezember zogen sie gemeinsam Bilanz.\n\n"
        "Das Gespräch stellt vor, was in den nächsten achtzehn Monaten geplant ist, wie es zur Nationalen "
        "Stadtentwicklungspolitik passt und wie der Kreis wachsen kann."
    ),
    topics=("quartiersmanagement", "beteiligung"),
    taken=64,
    moderation=Talk("Geschäftsführung", ASSOCIATION, is_moderation=True),
    agenda=(
        Row(
            15,
            "Begrüßung und Einführung",
            "Was erwarten die Beteiligten von der Initiative, und was raten sie ihr?",
            (Talk("Präsidium", ASSOCIATION), Talk("Forschung", "Bundesinstitut für Bau-, Stadt- und Raumforschung")),
        ),
        Row(
            45,
            "Ein Programm mit Anstößen für Zentren und Quartiere",
            "Wie Zusammenarbeit sich selbst trägt\nGespräch über die Vorhaben der nächsten 18 Monate",
            (Talk("Stadtplanung", "Planungsbüro und Verein"), Talk("Lehre", "Hochschule und Verein")),
        ),
        Row(
            60,
            "Die Initiative und die Nationale Stadtentwicklungspolitik",
            "Was 2021 ansteht",
            (
                Talk(
                    "Leitung Referat Stadtentwicklungspolitik",
                    "Bundesministerium",
                    "Auf dem Weg zu einem Programm für Innenstädte",
                ),
                Talk("Referat Lebendige Zentren", "Bundesministerium", "Was die Initiative dazu beiträgt"),
                Talk(
                    "Geschäftsführung und Projektleitung", ASSOCIATION, "Rückmeldungen aus Verbänden und Organisationen"
                ),
            ),
        ),
    ),
    record=Record(
        heading="Die zweite Runde beginnt",
        findings=(
            (
                "Jetzt zählt die Praxis.",
                "Das Netz aus dem ersten Jahr prüft an Fällen, welche Formen der Zusammenarbeit tragen.",
            ),
            ("Drei Felder gehen vor.", "Zentren, Quartiere sowie kleine und mittlere Städte im ländlichen Raum."),
            (
                "Neue Partner gehören dazu.",
                "Wer in Kultur, Kreativwirtschaft und Zivilgesellschaft arbeitet, plant von Anfang an mit.",
            ),
        ),
        report=(
            "Die Initiative läuft seit Februar 2020 und geht nun in eine Phase des Entwickelns und Ausprobierens. Die "
            "Nationale Stadtentwicklungspolitik unterstützt sie dabei. Ziel sind Bündnisse, die vor Ort von allein weiterlaufen.\n\n"
            "Von März 2021 an zeigen Werkstätten im Netz gelungene Fälle, die erste am 15. März zu kleinen Städten und Dörfern. "
            "Im Herbst folgen Werkstätten vor Ort, die das Gelernte auf die Probe stellen."
        ),
        slides=("Folien zum Auftakt",),
        picture="Mitschrift des Gesprächs: drei Felder und die Wege dazwischen",
    ),
)
