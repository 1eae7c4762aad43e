"""Anonymous pages come from memory and are never older than the last commit."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from kurzdraht.core.page_cache.stamps import install_triggers, read_stamp, thin_out
from kurzdraht.core.page_cache.wsgi import PageCache
from kurzdraht.events.models import Event, Registration
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _triggers() -> None:
    install_triggers(connection)


class Site:
    """A WSGI application that counts how often it is asked; `headers` go into each answer."""

    def __init__(self, **headers: str) -> None:
        self.asked = 0
        self.headers = headers

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        response = HttpResponse(f"Seite {self.asked}", headers=self.headers)
        start_response("200 OK", list(response.items()))
        return response


def ask(cache: PageCache, path: str = "/", **environ: str) -> tuple[str, dict[str, str], bytes]:
    answers: list[tuple[str, dict[str, str]]] = []
    values = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "testserver"} | environ
    body = b"".join(cache(values, lambda status, headers: answers.append((status, dict(headers)))))
    return (*answers[0], body)


def test_a_page_is_made_once_until_something_shown_changes() -> None:
    site = Site()
    cache = PageCache(site)
    assert [ask(cache)[2], ask(cache)[2]] == [b"Seite 1", b"Seite 1"]
    event = make_event()
    assert ask(cache)[2] == b"Seite 2"
    Event.objects.filter(pk=event.pk).update(title="Neu")
    assert ask(cache)[2] == b"Seite 3"
    make_registration(event)
    assert ask(cache)[2] == b"Seite 4"
    Registration.objects.all().delete()
    assert ask(cache)[2] == b"Seite 5"


def test_without_the_trigger_an_old_state_of_places_would_stay() -> None:
    event = make_event()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER stamp_pages ON events_registration")
        else:
            cursor.execute("DROP TRIGGER stamp_events_registration_insert")
    before = read_stamp()
    make_registration(event)
    assert read_stamp() == before


def test_what_is_rolled_back_changes_no_page() -> None:
    before = read_stamp()
    with transaction.atomic():
        make_event()
        transaction.set_rollback(True)
    assert read_stamp() == before


def test_thinning_out_keeps_a_stamp() -> None:
    for _ in range(3):
        make_event()
    thin_out()
    before = read_stamp()
    assert before
    thin_out()
    assert read_stamp() == before


@pytest.mark.parametrize("cookie", ["session=x", "csrftoken=x", "a=b; session=x", "messages=x"])
def test_whoever_brings_a_cookie_of_ours_is_answered_by_django(cookie: str) -> None:
    cache = PageCache(Site())
    ask(cache)
    assert ask(cache, HTTP_COOKIE=cookie)[2] == b"Seite 2"


@pytest.mark.parametrize("directive", ["private", "no-store", "max-age=0, private"])
def test_private_answers_are_not_kept(directive: str) -> None:
    cache = PageCache(Site(**{"Cache-Control": directive}))
    assert [ask(cache)[2], ask(cache)[2]] == [b"Seite 1", b"Seite 2"]


def test_answers_that_set_a_cookie_are_not_kept() -> None:
    def site(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        response = HttpResponse("mit Keks")
        response.set_cookie("csrftoken", "x")
        start_response("200 OK", list(response.items()))
        return response

    cache = PageCache(site)
    ask(cache)
    assert cache.pages == {}


def test_addresses_hosts_and_queries_are_kept_apart() -> None:
    cache = PageCache(Site())
    answers = [
        ask(cache)[2],
        ask(cache, "/en/")[2],
        ask(cache, QUERY_STRING="q=a")[2],
        ask(cache, HTTP_HOST="andere.example")[2],
        ask(cache, HTTP_HX_REQUEST="true")[2],
    ]
    assert answers == [b"Seite 1", b"Seite 2", b"Seite 3", b"Seite 4", b"Seite 5"]


def test_a_known_page_is_packed_and_confirmed_by_its_etag() -> None:
    cache = PageCache(Site())
    ask(cache)
    _, headers, _ = ask(cache, HTTP_ACCEPT_ENCODING="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert ask(cache, HTTP_IF_NONE_MATCH=headers["ETag"])[0] == "304 Not Modified"


def test_a_page_is_kept_for_the_running_minute_only(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = PageCache(Site())
    monkeypatch.setattr("time.time", lambda: 600.0)
    ask(cache)
    monkeypatch.setattr("time.time", lambda: 600.0 + timedelta(minutes=1).total_seconds())
    assert ask(cache)[2] == b"Seite 2"
