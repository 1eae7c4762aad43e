"""The frame of all pages, and pages that say that something is wrong."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views import defaults
from django.views.csrf import csrf_failure

from tests.core.rendered import leftovers
from tests.factories.network import make_network


def visit(path: str = "/gibt-es-nicht/") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


@pytest.fixture
def page(db: None) -> str:
    make_network()
    return render_to_string("404.html", request=visit())


def test_the_frame_has_landmarks_and_a_way_past_them(page: str) -> None:
    assert '<html lang="de">' in page
    assert page.index('<a class="kd-skip" href="#inhalt">') < page.index("<header") < page.index('<main id="inhalt"')
    assert page.count("<h1") == 1
    assert leftovers(page) == []


def test_the_foot_offers_what_the_law_asks(page: str) -> None:
    foot = page[page.index("<footer") :]
    wanted = [
        "/barriere-melden/",
        "/barrierefreiheit/",
        "/leichte-sprache/",
        "/gebaerdensprache/",
        "/impressum/",
        "/datenschutz/",
    ]
    assert [url for url in wanted if f'href="{url}"' not in foot] == []


def test_the_frame_is_the_same_for_all_who_are_not_signed_in(db: None, client: Client) -> None:
    make_network()
    response = client.get("/gibt-es-nicht/")
    html = response.content.decode()
    assert response.status_code == 404
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in html
    assert "nonce" not in html


def test_the_switch_leads_to_the_same_page(db: None) -> None:
    make_network()
    html = " ".join(render_to_string("404.html", request=visit("/barriere-melden/?von=x")).split())
    assert 'href="/en/barriere-melden/?von=x" hreflang="en" lang="en"' in html


def test_the_current_place_is_said_once_for_each_menu(db: None) -> None:
    make_network()
    html = " ".join(render_to_string("404.html", request=visit("/veranstaltungen/")).split())
    assert len(re.findall(r'href="/veranstaltungen/" aria-current="page"', html)) == 2


def test_a_missing_page_is_told_in_english_under_en(db: None, client: Client) -> None:
    make_network()
    response = client.get("/en/does-not-exist/")
    assert response.status_code == 404
    assert '<html lang="en">' in response.content.decode()


def test_a_failure_is_told_without_a_database() -> None:
    response = defaults.server_error(visit())
    assert response.status_code == 500
    assert "Bei uns ist etwas schiefgegangen" in response.content.decode()


def test_a_broken_request_is_told_without_a_database() -> None:
    response = defaults.bad_request(visit(), Exception())
    assert "Das haben wir nicht verstanden" in response.content.decode()


def test_refusals_are_told_in_the_frame(db: None) -> None:
    make_network()
    assert (
        "Hier geht es für Sie nicht weiter" in defaults.permission_denied(visit(), PermissionDenied()).content.decode()
    )
    assert "Das Formular war zu lange offen" in csrf_failure(visit()).content.decode()
