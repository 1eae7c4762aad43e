"""Who we are and how to reach us, in English. Pages that the law asks for exist in German."""

from kurzdraht.website.default_pages import DefaultPage, Facts
from kurzdraht.website.default_pages.writing import heading, paragraph, points


def about(known: Facts) -> DefaultPage:
    return DefaultPage(
        kind="StandardPage",
        slug="ueber-uns",
        title="About us",
        lead="Towns and cities in North Rhine-Westphalia learn from each other. Those who have done something before "
        "tell those who are about to.",
        description=f"What the {known.network.name} is, how it works and how a municipality joins.",
        blocks=[
            heading("Who we are"),
            paragraph(
                "We are a voluntary network of municipalities. Five networks, some of them decades old, have worked "
                "under one roof since 2024, as its working communities. Each has its field; a municipality joins "
                "where it has questions or answers.",
            ),
            heading("How we work"),
            points(
                "<b>Short and online:</b> in 45 minutes a few municipalities settle one concrete question.",
                "<b>On site:</b> workshops, conferences and excursions show what was built and what was learned.",
                "<b>Lasting:</b> in working groups the same experts meet again and again.",
                "<b>Documented:</b> what came out stands on the page of the event afterwards.",
            ),
            paragraph('All dates: <a href="/en/veranstaltungen/">Events</a>. Talks are held in German.'),
            heading("Joining"),
            paragraph(
                "Every municipality in North Rhine-Westphalia can join; other institutions can become partners. "
                "As a rule the council decides, then a declaration to the office is enough.",
                'The <a href="/en/kontakt/">office</a> answers questions. '
                'The <a href="/en/kommunen/">map of municipalities</a> shows who is in.',
            ),
        ],
    )


def contact(known: Facts) -> DefaultPage:
    return DefaultPage(
        kind="ContactPage",
        slug="kontakt",
        title="Contact",
        lead="Here you reach people who know, or who know whom to ask.",
        description=f"How to reach the office and the working communities: {known.network.name}.",
    )
