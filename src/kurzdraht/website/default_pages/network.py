"""Who we are and how to reach us."""

from kurzdraht.website.default_pages import DefaultPage, Facts
from kurzdraht.website.default_pages.writing import heading, paragraph, points


def about(known: Facts) -> DefaultPage:
    return DefaultPage(
        kind="StandardPage",
        slug="ueber-uns",
        title="Über uns",
        in_menu=True,
        lead="Städte und Gemeinden in Nordrhein-Westfalen lernen voneinander. Wer etwas schon einmal gemacht hat, "
        "erzählt es denen, die es vorhaben.",
        description=f"Wer das {known.network.name} ist, wie es arbeitet und wie eine Kommune Mitglied wird.",
        blocks=[
            heading("Wer wir sind"),
            paragraph(
                "Wir sind eine freiwillige Arbeitsgemeinschaft von Kommunen. Fünf Netzwerke, die es zum Teil seit "
                "Jahrzehnten gab, arbeiten seit 2024 unter einem Dach: heute heißen sie Arbeitsgemeinschaften (AG). "
                "Jede hat ihr Fachgebiet; eine Kommune macht dort mit, wo sie Fragen hat oder Antworten.",
            ),
            heading("Wie wir arbeiten"),
            points(
                "<b>Kurz und online:</b> In 45 Minuten klären wenige Kommunen eine konkrete Frage.",
                "<b>Vor Ort:</b> Werkstätten, Fachtage und Exkursionen zeigen, was gebaut und was gelernt wurde.",
                "<b>Dauerhaft:</b> In Arbeitsgruppen treffen sich dieselben Fachleute immer wieder.",
                "<b>Dokumentiert:</b> Was herauskam, steht hinterher auf der Seite der Veranstaltung.",
            ),
            paragraph('Alle Termine finden Sie unter <a href="/veranstaltungen/">Veranstaltungen</a>.'),
            heading("Wer entscheidet"),
            paragraph(
                "Die Mitglieder wählen die Themen. Jede Arbeitsgemeinschaft beschließt ihr Jahresprogramm selbst; "
                "der Vorstand aus Kommunen und Ministerium steuert das Ganze. Die Geschäftsstelle organisiert, "
                "Fachberatungen unterstützen die Arbeitsgemeinschaften.",
            ),
            heading("Mitglied werden"),
            paragraph(
                "Jede Kommune in Nordrhein-Westfalen kann Mitglied werden, andere Einrichtungen können als "
                "Kooperationspartner dazukommen. In der Regel beschließt der Rat den Beitritt; danach genügt eine "
                "Erklärung an die Geschäftsstelle. Der Jahresbeitrag richtet sich nach der Einwohnerzahl, und eine "
                "Mitgliedschaft gilt für alle Arbeitsgemeinschaften.",
                'Fragen dazu beantwortet die <a href="/kontakt/">Geschäftsstelle</a>. '
                'Wer schon dabei ist, zeigt die <a href="/kommunen/">Karte der Kommunen</a>.',
            ),
        ],
    )


def contact(known: Facts) -> DefaultPage:
    return DefaultPage(
        kind="ContactPage",
        slug="kontakt",
        title="Kontakt",
        lead="Sie erreichen hier Menschen, die weiterwissen oder jemanden kennen.",
        description=f"So erreichen Sie die Geschäftsstelle und die Arbeitsgemeinschaften: {known.network.name}.",
    )


def news(known: Facts) -> DefaultPage:
    return DefaultPage(
        kind="NewsIndexPage",
        slug="aktuelles",
        title="Aktuelles",
        in_menu=True,
        lead="Nachrichten aus dem Netzwerk, zu Förderung und zu Terminen.",
        description=f"Nachrichten: {known.network.name}.",
    )
