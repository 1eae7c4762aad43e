"""Every installation has the pages that the law and other pages ask for."""

import re

import pytest
from django.test import Client
from wagtail.models import Page, Site

from kurzdraht.core.models import Installation
from kurzdraht.website.addresses import FIXED_PAGES
from kurzdraht.website.models import HomePage, StandardPage
from kurzdraht.website.services import create_default_pages
from tests.factories.events import NOW
from tests.factories.network import make_network


@pytest.fixture
def demo(db: None) -> None:
    make_network()
    Installation.objects.create(pk=1, is_demo=True)
    create_default_pages(NOW)


def test_all_fixed_addresses_answer_in_the_demo(demo: None, client: Client) -> None:
    answers = {slug: client.get(f"/{slug}/").status_code for slug in FIXED_PAGES.values()}
    assert answers == dict.fromkeys(FIXED_PAGES.values(), 200)


def test_english_addresses_show_the_german_text_as_german(demo: None, client: Client) -> None:
    page = client.get("/en/impressum/").content.decode()
    assert '<html lang="en">' in page
    assert re.search(r'<article[^>]* lang="de"', page)


def test_making_them_twice_makes_them_once(demo: None) -> None:
    before = Page.objects.count()
    assert create_default_pages(NOW) == []
    assert Page.objects.count() == before


def test_a_changed_page_is_left_alone(demo: None) -> None:
    page = StandardPage.objects.get(slug="ueber-uns", locale__language_code="de")
    page.lead = "Neu geschrieben."
    page.save_revision().publish()
    create_default_pages(NOW)
    assert StandardPage.objects.get(slug="ueber-uns", locale__language_code="de").lead == "Neu geschrieben."


def test_outside_the_demo_pages_with_gaps_stay_drafts(home: HomePage, client: Client) -> None:
    drafts = set(home.get_children().filter(live=False).values_list("slug", flat=True))
    assert drafts == {"impressum", "datenschutz"}
    assert client.get("/impressum/").status_code == 404


def test_the_site_knows_its_first_page_and_wagtails_welcome_is_gone(home: HomePage) -> None:
    assert Site.objects.get().root_page_id == home.pk
    assert list(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["start", "start-en"]


def test_every_link_in_the_texts_leads_somewhere(demo: None, client: Client) -> None:
    dead = []
    for slug in FIXED_PAGES.values():
        text = client.get(f"/{slug}/").content.decode()
        article = text[text.index("<article") : text.index("</article>")]
        links = {link for link in re.findall(r'href="(/[^"#?]*)', article) if not link.startswith("/ag/")}
        dead += [(slug, link) for link in links if client.get(link).status_code != 200]
    assert dead == []
