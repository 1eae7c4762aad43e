"""Files for machines."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from kurzdraht.events.enums import Audience, EventState
from kurzdraht.website.models import HomePage, NewsIndexPage, NewsPage
from tests.factories.events import make_event
from tests.factories.network import Cast

BASE = "http://127.0.0.1:8000"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ATOM = "{http://www.w3.org/2005/Atom}"


def make_news(title: str, **values: object) -> NewsPage:
    page = NewsPage(title=title, **values)
    NewsIndexPage.objects.get(locale__language_code="de").add_child(instance=page)
    return page


def addresses(client: Client) -> set[str]:
    tree = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  # our own output
    return {str(element.text).removeprefix(BASE) for element in tree.iter(SITEMAP)}


def test_the_sitemap_names_what_everybody_may_read(cast: Cast, home: HomePage, client: Client) -> None:
    shown = make_event("Offen")
    make_event("Entwurf", state=EventState.DRAFT, slug="entwurf")
    make_event("Geladen", audience=Audience.INVITATION, slug="geladen")
    found = addresses(client)
    assert {"/", "/ueber-uns/", "/kommunen/soest/", "/ag/innenstadt/", f"/veranstaltungen/{shown.slug}/"} <= found
    assert found & {"/veranstaltungen/entwurf/", "/veranstaltungen/geladen/", "/impressum/"} == set()


def test_robots_stay_out_of_private_places(client: Client, db: None) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    private = {"/mein/", "/buero/", "/konto/", "/redaktion/", "/en/mein/", "/en/buero/", "/en/konto/"}
    assert private - {line.removeprefix("Disallow: ") for line in lines} == set()
    assert f"Sitemap: {BASE}/sitemap.xml" in lines


def test_the_security_contact_is_never_out_of_date(cast: Cast, client: Client) -> None:
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires_at = datetime.fromisoformat(fields["Expires"])
    now = datetime.now(UTC)
    assert now + timedelta(days=30) < expires_at < now + timedelta(days=365)
    assert fields["Contact"] == "mailto:netz@example.org"
    assert fields["Canonical"] == f"{BASE}/.well-known/security.txt"
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "content_type", "item"),
    [("atom", "application/atom+xml", f"{ATOM}entry"), ("rss", "application/rss+xml", "item")],
)
def test_news_can_be_read_in_a_feed_reader(
    home: HomePage, client: Client, path: str, content_type: str, item: str
) -> None:
    make_news("Neue Richtlinie", lead="Was sich ändert.")
    make_news("Noch nicht fertig", live=False)
    response = client.get(f"/aktuelles/feed.{path}")
    assert response["Content-Type"].startswith(content_type)
    tree = ET.fromstring(response.content)  # noqa: S314  # our own output
    assert len(list(tree.iter(item))) == 1
    assert f"{BASE}/aktuelles/neue-richtlinie/" in response.content.decode()


def test_news_are_listed_by_category_newest_first(home: HomePage, client: Client) -> None:
    today = timezone.localdate()
    make_news("Älteres", category="foerderung", date=today - timedelta(days=3))
    make_news("Neueres", category="foerderung", date=today)
    make_news("Anderes", category="termine", date=today)
    text = client.get("/aktuelles/?rubrik=foerderung").content.decode()
    assert text.index("Neueres") < text.index("Älteres")
    assert "Anderes" not in text
    assert client.get("/aktuelles/?rubrik=gibtesnicht&seite=99").status_code == 200


def test_a_browser_finds_an_icon(client: Client, db: None) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/core/favicon.svg"
