"""The first page shows what is true today."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kurzdraht.website.models import HomePage
from tests.factories.events import NOW, make_event
from tests.factories.network import Cast, make_membership, make_municipality

LIMIT = 30


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def test_the_first_page_stands_before_the_editors_have_made_theirs(cast: Cast, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Die Antwort liegt oft eine Stadt weiter." in page


def test_it_counts_the_members_of_today(cast: Cast, home: HomePage, client: Client) -> None:
    assert "2 Kommunen in Nordrhein-Westfalen helfen sich gegenseitig" in client.get("/").content.decode()
    make_membership(make_municipality("Hagen").organisation, cast.stadtumbau)
    assert "3 Kommunen in Nordrhein-Westfalen helfen sich gegenseitig" in client.get("/").content.decode()


def test_it_shows_coming_events_and_no_past_ones(cast: Cast, home: HomePage, client: Client) -> None:
    make_event("Wer mietet für ein Jahr?", consortium=cast.stadtumbau)
    make_event("Schon vorbei", starts_at=NOW - timedelta(days=9))
    page = client.get("/").content.decode()
    assert "Wer mietet für ein Jahr?" in page
    assert "Schon vorbei" not in page


def test_what_is_empty_has_no_heading(cast: Cast, home: HomePage, client: Client) -> None:
    page = client.get("/").content.decode()
    assert [text for text in ("Nächste Termine", "Was herauskam", "Alle Nachrichten") if text in page] == []


def test_the_editors_words_replace_ours(cast: Cast, home: HomePage, client: Client) -> None:
    home.headline = "Reden wir."
    home.save_revision().publish()
    page = client.get("/").content.decode()
    assert "Reden wir." in page
    assert "Die Antwort liegt oft" not in page


def test_the_number_of_queries_does_not_grow(
    cast: Cast, home: HomePage, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counted = []
    for _round in range(2):
        for number in range(3):
            make_event(f"Termin {number}", consortium=cast.stadtumbau)
        client.get("/")
        with django_assert_max_num_queries(LIMIT) as captured:
            client.get("/")
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_a_guest_gets_no_cookie_and_no_token(cast: Cast, home: HomePage, client: Client) -> None:
    response = client.get("/")
    assert response.cookies == {}
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert "Cookie" not in response.get("Vary", "")
