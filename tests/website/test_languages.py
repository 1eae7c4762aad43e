"""The German tree and the English one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from kurzdraht.website.enums import NewsCategory
from kurzdraht.website.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from kurzdraht.website.services import publish_news
from kurzdraht.website.services.pages import create_default_pages
from tests.factories.events import NOW

ONLY_GERMAN = "This text is in German only"


def english(client: Client, path: str) -> str:
    response = client.get(f"/en{path}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_with_an_english_version_is_read_in_english(home: HomePage, client: Client) -> None:
    text = english(client, "/ueber-uns/")
    assert "<h1>About us</h1>" in text
    assert 'lang="de"' not in text.partition("<article")[2].partition("</article>")[0]
    assert "<h1>Über uns</h1>" in client.get("/ueber-uns/").content.decode()


def test_a_page_without_one_is_read_in_german_within_the_english_site(home: HomePage, client: Client) -> None:
    text = english(client, "/leichte-sprache/")
    assert "<h1>Leichte Sprache</h1>" in text
    assert '<html lang="en"' in text
    assert 'lang="de"' in text.partition("<article")[2].partition(">")[0]


def test_both_versions_name_each_other_for_search_engines(home: HomePage, client: Client) -> None:
    for path in ("/ueber-uns/", "/en/ueber-uns/"):
        text = client.get(path).content.decode()
        assert 'hreflang="de" href="http://testserver/ueber-uns/"' in text.replace(
            "http://127.0.0.1:8000", "http://testserver"
        )
        assert 'hreflang="en" href="http://testserver/en/ueber-uns/"' in text.replace(
            "http://127.0.0.1:8000", "http://testserver"
        )


def test_a_version_under_another_name_is_found_from_the_switch(home: HomePage, client: Client) -> None:
    german = StandardPage(title="Leerstand", slug="leerstand")
    home.add_child(instance=german)
    tree = HomePage.objects.get(slug="start-en")
    own = StandardPage(
        title="Vacancy",
        slug="vacancy",
        locale=Locale.objects.get(language_code="en"),
        translation_key=german.translation_key,
    )
    tree.add_child(instance=own)
    assert client.get("/en/leerstand/").headers["Location"] == "/en/vacancy/"
    assert client.get("/vacancy/").headers["Location"] == "/leerstand/"
    assert client.get("/en/vacancy/").status_code == 200


def test_an_english_page_without_a_german_version_keeps_its_address(home: HomePage, client: Client) -> None:
    locale = Locale.objects.get(language_code="en")
    HomePage.objects.get(slug="start-en").add_child(instance=StandardPage(title="Guests", slug="guests", locale=locale))
    assert client.get("/en/guests/").status_code == 200
    assert client.get("/guests/").headers["Location"] == "/en/guests/"


def test_the_menu_speaks_the_readers_language(home: HomePage, client: Client) -> None:
    text = english(client, "/")
    assert "About us" in text.partition("<main")[0]
    assert "Über uns" not in text.partition("<main")[0]


def test_translated_news_take_the_place_of_their_german_version(home: HomePage, client: Client) -> None:
    publish_news("Neu", lead="", paragraphs=["Text."], category=NewsCategory.NETWORK, day=NOW.date(), slug="neu")
    publish_news(
        "Nur deutsch", lead="", paragraphs=["Text."], category=NewsCategory.NETWORK, day=NOW.date(), slug="nur"
    )
    german = NewsPage.objects.get(slug="neu")
    locale = Locale.objects.get(language_code="en")
    index = NewsIndexPage(
        title="News", slug="aktuelles", locale=locale, translation_key=NewsIndexPage.objects.get().translation_key
    )
    HomePage.objects.get(slug="start-en").add_child(instance=index)
    index.add_child(
        instance=NewsPage(
            title="New", slug="new", date=NOW.date(), locale=locale, translation_key=german.translation_key
        )
    )
    text = english(client, "/aktuelles/")
    assert ("New</a>" in text, "Neu</a>" in text, "Nur deutsch</a>" in text) == (True, False, True)
    text = client.get("/aktuelles/").content.decode()
    assert ("New</a>" in text, "Neu</a>" in text, "Nur deutsch</a>" in text) == (False, True, True)


def test_the_list_of_news_asks_no_more_for_more_of_them(home: HomePage, client: Client) -> None:
    publish_news("Neu", lead="", paragraphs=["Text."], category=NewsCategory.NETWORK, day=NOW.date(), slug="neu")
    client.get("/aktuelles/")  # what Wagtail keeps for the process is read the first time
    with CaptureQueriesContext(connection) as one:
        client.get("/aktuelles/")
    for number in range(3):
        title = f"Neu {number}"
        publish_news(
            title, lead="", paragraphs=["Text."], category=NewsCategory.NETWORK, day=NOW.date(), slug=f"neu-{number}"
        )
    with CaptureQueriesContext(connection) as four:
        client.get("/aktuelles/")
    assert len(four) == len(one)


def test_editors_translate_a_page(home: HomePage, editing: Client) -> None:
    page = StandardPage.objects.get(slug="impressum")
    locale = Locale.objects.get(language_code="en")
    address = f"/redaktion/translation/submit/page/{page.pk}/"
    assert editing.get(address).status_code == 200
    assert editing.post(address, {"locales": [locale.pk]}).status_code == 302
    copy = StandardPage.objects.get(slug="impressum", locale=locale)
    assert (copy.live, copy.get_parent().slug) == (False, "start-en")


def test_both_trees_are_made_once(home: HomePage) -> None:
    assert create_default_pages(NOW) == []


@pytest.mark.parametrize("path", ["/en/gibt-es-nicht/", "/gibt-es-nicht/"])
def test_what_stands_in_no_tree_is_not_found(home: HomePage, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
