"""The page of one event as a record, with its files."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.events.enums import ContributionRole, EventState, FileRole
from kurzdraht.events.models import Contribution, Documentation, Event, EventSeries
from kurzdraht.network.models import Topic
from tests.events.event_pages import SOON, Outline, add_file, add_slot, main_of, soon
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db


def past_network_talk(cast: Cast) -> Event:
    """Every kind of information that an event and its record can have."""
    series = EventSeries.objects.create(slug="quartier", name="Gemeinsam für das Quartier")
    event = make_event(
        "Auftakt der zweiten Runde",
        format=make_format("Netzwerkgespräch", slug="gespraech"),
        series=series,
        number=1,
        starts_at=timezone.now() - SOON,
        venue="Online-Konferenz",
        subtitle="Praxis-Check",
        summary="Worum es geht.",
        description="Erster Absatz.\n\nZweiter Absatz.",
    )
    event.topics.add(Topic.objects.create(name="Quartier", slug="quartier"))
    slot = add_slot(event, 0, 45, "Begrüßung und Einführung", lines="Statements")
    talk = Contribution.objects.create(
        event=event, slot=slot, title="Ein Beitrag", function_title="Referat", organisation="Bund"
    )
    Contribution.objects.create(
        event=event, role=ContributionRole.MODERATION, function_title="Geschäftsführung", organisation="Verband"
    )
    record = Documentation.objects.create(
        event=event,
        heading="Die zweite Runde",
        report="Bericht.",
        participants=64,
        municipalities=38,
        published_at=NOW - SOON,
    )
    record.published_at = timezone.now() - timedelta(days=1)
    record.save(update_fields=("published_at",))
    record.findings.create(position=1, headline="Ein Träger zuerst.", text="Sonst schließt das Büro.")
    add_file(event, "Folien zum Auftakt", FileRole.SLIDES, is_accessible=True, contribution=talk)
    add_file(
        event, "Mitschrift", FileRole.PICTURE, content_type="image/png", alternative_text="Drei Tafeln", rights="Demo"
    )
    make_event("Zweites Gespräch", format=event.format, series=series, number=2, starts_at=timezone.now() + SOON)
    return event


def test_the_record_has_a_place_for_everything(client: Client, cast: Cast) -> None:
    event = past_network_talk(cast)
    html = main_of(client, event)
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    for words in (
        "Netzwerkgespräch 1 · Reihe „Gemeinsam für das Quartier“",
        "Auftakt der zweiten Runde Praxis-Check Worum es geht.",
        "Wo Online-Konferenz",
        "Wer war da 64 Menschen aus 38 Kommunen",
        "Was herauskam Ein Träger zuerst. Sonst schließt das Büro.",
        "Die zweite Runde Bericht.",
        "Folien zum Auftakt Referat, Bund PDF, 1,2 MB, barrierefrei",
        "Mitschrift Foto: Demo",
        "Darum ging es Erster Absatz. Zweiter Absatz.",
        "Themen: Quartier",
        "So geht es weiter Netzwerkgespräch 2: Zweites Gespräch",
        "Moderation: Geschäftsführung , Verband",
        "Begrüßung und Einführung Statements Ein Beitrag Referat , Bund",
        "Ende",
    ):
        assert words in text, words
    assert 'alt="Drei Tafeln"' in html
    assert "Platz sichern" not in html


def test_a_record_that_is_not_published_stays_hidden_with_its_files(client: Client, cast: Cast) -> None:
    event = past_network_talk(cast)
    file = event.files.get(role=FileRole.SLIDES).file
    path = f"{event.get_absolute_url()}dateien/{file.key}/"
    shown = client.get(path)
    assert shown.status_code == 200
    assert b"".join(shown) == b"%PDF-1.7"
    other = make_event("Anderes")
    assert client.get(f"{other.get_absolute_url()}dateien/{file.key}/").status_code == 404
    assert client.get(f"{event.get_absolute_url()}dateien/{uuid4()}/").status_code == 404
    Documentation.objects.update(published_at=timezone.now() + timedelta(hours=1))
    assert client.get(path).status_code == 404
    assert "Was herauskam" not in main_of(client, event)
    Documentation.objects.update(published_at=timezone.now() - timedelta(hours=1))
    Event.objects.filter(pk=event.pk).update(state=EventState.DRAFT)
    assert client.get(path).status_code == 404


def test_a_past_event_without_a_record_shows_only_its_head(client: Client, cast: Cast) -> None:
    html = main_of(client, soon(starts_at=timezone.now() - SOON))
    assert Outline(html).headings == [("h1", "Leerstand im Erdgeschoss")]


def test_the_page_costs_few_queries_whatever_it_holds(client: Client, cast: Cast) -> None:
    event = past_network_talk(cast)
    counts = []
    for number in (1, 2):
        for index in range(number):
            slot = add_slot(event, 100 + 10 * number + index, 1, f"Punkt {index}")
            Contribution.objects.create(event=event, slot=slot, function_title="Amt", municipality=cast.soest)
            add_file(event, f"Datei {index}", FileRole.SLIDES)
            make_registration(event, organisation=cast.soest.organisation)
        with CaptureQueriesContext(connection) as queries:
            main_of(client, event)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 25
