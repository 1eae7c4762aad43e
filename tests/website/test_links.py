"""Links that lead nowhere are found, told to who publishes and shown in a report."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests
from django.conf import LazySettings
from django.test import Client
from wagtail.rich_text import RichText

from kurzdraht.website.models import HomePage, PageLink, StandardPage
from kurzdraht.website.queries.links import broken_links, links_of, stands_here
from kurzdraht.website.services import asking, links as service
from kurzdraht.website.services.asking import is_public
from kurzdraht.website.services.links import check_link, look_elsewhere, note_links
from tests.factories.events import NOW
from tests.website.test_editor import add_address, page_data


def page_with(home: HomePage, *hrefs: str) -> StandardPage:
    text = "".join(f'<p><a href="{href}">dorthin</a></p>' for href in hrefs)
    page = StandardPage(title="Leerstand", slug="leerstand", body=[("paragraph", RichText(text))])
    home.add_child(instance=page)
    return page


def test_links_are_found_wherever_they_stand(home: HomePage) -> None:
    about = StandardPage.objects.get(slug="ueber-uns", locale__language_code="de")
    page = StandardPage(
        title="Leerstand",
        slug="leerstand",
        body=[
            (
                "paragraph",
                RichText(f'<p><a linktype="page" id="{about.pk}">a</a><a href="https://b.de/?x=1&amp;y">b</a></p>'),
            ),
            ("links", [{"text": "c", "page": None, "url": "https://c.de/"}]),
            ("teasers", {"teasers": [{"title": "d", "text": "", "page": about, "url": ""}]}),
            ("notice", {"kind": "info", "title": "e", "text": RichText('<p><a href="/kommunen/">e</a></p>')}),
            ("paragraph", RichText('<p><a href="mailto:x@y.de">f</a></p>')),
        ],
    )
    assert links_of(page) == {f"page:{about.pk}", "https://b.de/?x=1&y", "https://c.de/", "/kommunen/"}


def test_an_address_of_ours_pasted_with_its_host_counts_as_ours(home: HomePage, settings: LazySettings) -> None:
    settings.BASE_URL = "https://netz.example"
    page = page_with(home, "https://netz.example/weg/", "https://netz.example.org/weg/", "https://netz.example")
    assert links_of(page) == {"/weg/", "https://netz.example.org/weg/", "https://netz.example"}


@pytest.mark.parametrize("address", ["/kommunen/", "/en/kommunen/", "/ueber-uns/#wer", "/veranstaltungen/?seite=2"])
def test_what_stands_here_is_known(home: HomePage, address: str) -> None:
    assert stands_here(address)


@pytest.mark.parametrize("address", ["/gibt-es-nicht/", "page:999999", "page:x", "/kommunen", "/impressum/"])
def test_what_does_not_stand_here_is_known_too(home: HomePage, address: str) -> None:
    """The Impressum is a draft as long as it has gaps."""
    assert not stands_here(address)


def test_a_link_is_broken_from_the_second_failure_on_and_well_again_at_once(home: HomePage) -> None:
    note_links(page_with(home, "https://weg.example/"))
    link = PageLink.objects.get()
    check_link(link, now=NOW, look=lambda _address: "Dort steht nichts mehr.")
    assert list(broken_links()) == []
    check_link(link, now=NOW, look=lambda _address: "Dort steht nichts mehr.")
    assert list(broken_links()) == [link]
    check_link(link, now=NOW, look=lambda _address: "")
    assert (list(broken_links()), link.failing_since_at) == ([], None)


def test_rows_follow_the_page(home: HomePage) -> None:
    page = page_with(home, "https://a.example/", "https://b.example/")
    note_links(page)
    page.body = [("paragraph", RichText('<p><a href="https://b.example/">b</a></p>'))]
    note_links(page)
    assert list(PageLink.objects.values_list("address", flat=True)) == ["https://b.example/"]


def test_an_editor_is_told_at_once_and_finds_it_in_the_report(home: HomePage, editing: Client) -> None:
    from wagtail.test.utils.form_data import rich_text, streamfield  # noqa: PLC0415

    body = streamfield([("paragraph", rich_text('<p><a href="/gibt-es-nicht/">hier</a> steht TODO</p>'))])
    values = {"body": body, "action-publish": "action-publish"}
    answer = editing.post(add_address(home), page_data(**values), follow=True)
    told = answer.content.decode()
    faults = ("führt ins Leere: /gibt-es-nicht/", "Ein Link heißt „hier“", "Platzhalter: „TODO“")
    assert [fault for fault in faults if fault not in told] == []
    PageLink.objects.update(failures=2, failing_since_at=NOW)
    report = editing.get("/redaktion/berichte/links/").content.decode()
    assert "/gibt-es-nicht/" in report


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "ftp://example.org/",
        "http://example.org:22/",
        "http:///",
        "http://[kaputt/",
    ],
)
def test_our_own_network_is_never_asked(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    asked: list[str] = []
    monkeypatch.setattr(requests.Session, "request", lambda _session, _method, url, **_options: asked.append(url))
    assert look_elsewhere(address) != ""
    assert asked == []


class Answers(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        if self.path == "/weiter":
            self.send_response(302)
            self.send_header("Location", "/da")
        elif self.path == "/kreis":
            self.send_response(302)
            self.send_header("Location", "/kreis")
        elif self.path == "/wirr":
            self.send_response(302)
            self.send_header("Location", "http://[kaputt/")
        else:
            self.send_response({"/da": 200, "/weg": 404, "/kaputt": 500, "/zu": 401, "/ohne-head": 405}[self.path])
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/ohne-head" else 404)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real server; only the question whether its address is public is answered for it."""
    monkeypatch.setattr(service, "_refused", lambda _address: "")
    monkeypatch.setattr(asking, "is_public", lambda _number: True)
    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "is_well"),
    [
        ("/da", True),
        ("/weiter", True),
        ("/zu", True),
        ("/ohne-head", True),
        ("/weg", False),
        ("/kaputt", False),
        ("/kreis", False),
        ("/wirr", False),
    ],
)
def test_what_another_host_says_is_understood(host: str, path: str, is_well: bool) -> None:  # noqa: FBT001
    assert (look_elsewhere(f"{host}{path}") == "") is is_well


def test_a_name_that_leads_inside_by_now_is_told_nothing(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was public when we looked it up; who runs the name can answer otherwise a moment later."""
    heard: list[str] = []
    monkeypatch.setattr(asking, "is_public", is_public)
    monkeypatch.setattr(Answers, "do_HEAD", lambda self: heard.append(self.path))
    assert (look_elsewhere(f"{host}/da"), heard) == ("Keine Antwort (ConnectionError)", [])
