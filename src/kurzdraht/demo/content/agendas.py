"""Timetables that several demo events share."""

from kurzdraht.demo.content.plan import Row, Talk

ADVICE = Talk("Fachberatung der AG", is_moderation=True)
EXCHANGE = (
    Row(3, "Ankommen", "Wer ist da, was wollen wir wissen?"),
    Row(
        14,
        "Zwei Kommunen berichten",
        "",
        (Talk("Stadterneuerung", "eine große Stadt"), Talk("Bauverwaltung", "eine kleine Stadt")),
    ),
    Row(25, "Ihre Fragen", "Zuerst die, die schon vorliegen. Dann offen."),
    Row(3, "Was wir mitnehmen", "Die Fachberatung schreibt mit."),
)
HALF_DAY = (
    Row(20, "Begrüßung", "Worum es heute geht"),
    Row(
        60,
        "Zwei Beispiele aus der Praxis",
        "",
        (
            Talk("Stadtplanung", "eine Mittelstadt", "Was wir zuerst gefragt haben"),
            Talk("Projektleitung", "eine Großstadt", "Was wir heute anders machen würden"),
        ),
    ),
    Row(20, "Pause", is_break=True),
    Row(60, "Runden zum Mitmachen", "Jede Runde schreibt drei Sätze auf.", track="Runde 1: Recht"),
    Row(60, "Runden zum Mitmachen", "Jede Runde schreibt drei Sätze auf.", track="Runde 2: Geld"),
    Row(20, "Was wir mitnehmen"),
)
DAY = (
    Row(30, "Ankommen und Kaffee", is_break=True),
    Row(60, "Einführung", "Der Rahmen und die offenen Fragen", (Talk("Lehre und Forschung", "eine Hochschule"),)),
    Row(
        75,
        "Drei Berichte",
        "",
        (
            Talk("Stadterneuerung", "eine Großstadt"),
            Talk("Stadtplanung", "eine Mittelstadt"),
            Talk("Bauamt", "eine Gemeinde"),
        ),
    ),
    Row(60, "Mittag", is_break=True),
    Row(75, "Rundgang", "In zwei Gruppen durch das Quartier"),
    Row(30, "Abschluss", "Was nehmen wir mit, was bleibt offen?"),
)


def exchange_with(*towns: str) -> tuple[Row, ...]:
    """The 45 minutes with reports from these municipalities."""
    reports = tuple(Talk("Stadtplanung", town=town) for town in towns)
    return (EXCHANGE[0], Row(14, "Zwei Städte berichten", "", reports), *EXCHANGE[2:])
