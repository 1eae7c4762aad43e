"""What one visitor sends never decides what the next one reads from memory."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from kurzdraht.core.page_cache import wsgi
from kurzdraht.core.page_cache.stamps import install_triggers
from kurzdraht.core.page_cache.wsgi import PageCache

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _triggers() -> None:
    install_triggers(connection)


class Mirror:
    """An application whose page says what one header of the request was."""

    def __init__(self, header: str) -> None:
        self.header = header

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        name = self.header.upper().replace("-", "_")
        said = environ.get(f"HTTP_{name}") or environ.get(name, "nichts")
        response = HttpResponse(f"Jemand sagte {said}", headers={"Vary": self.header})
        start_response("200 OK", list(response.items()))
        return response


def body_of(cache: PageCache, **environ: str) -> bytes:
    values = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "testserver"} | environ
    return b"".join(cache(values, lambda _status, _headers: None))


@pytest.mark.parametrize(
    "header", ["HX-Request", "HX-Request-Type", "HX-Target", "HX-Boosted", "X-Forwarded-Host", "DNT"]
)
def test_a_header_that_changes_the_page_is_told_apart_or_the_page_is_not_kept(header: str) -> None:
    cache = PageCache(Mirror(header))
    name = f"HTTP_{header.upper().replace('-', '_')}"
    assert body_of(cache, **{name: "Unfug"}) == b"Jemand sagte Unfug"
    assert body_of(cache) == b"Jemand sagte nichts"


def test_the_mount_point_belongs_to_the_address() -> None:
    cache = PageCache(Mirror("SCRIPT_NAME"))
    assert body_of(cache, SCRIPT_NAME="//fremd.example") == b"Jemand sagte //fremd.example"
    assert body_of(cache) == b"Jemand sagte nichts"


def test_no_public_page_varies_by_what_the_memory_does_not_know(client: Client) -> None:
    known = {"accept-language", "cookie", "hx-request", "hx-request-type", "hx-target", "hx-boosted"}
    for path in ("/", "/veranstaltungen/", "/kommunen/", "/en/kommunen/", "/barriere-melden/"):
        named = {name.strip().lower() for name in client.get(path).get("Vary", "").split(",") if name.strip()}
        assert named <= known, path


def test_many_invented_addresses_of_large_pages_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wsgi, "MAX_BYTES_IN_ALL", 5_000)
    cache = PageCache(Mirror("HX-Target"))
    for number in range(50):
        body_of(cache, QUERY_STRING=f"x={number}", HTTP_HX_TARGET="a" * 900)
    body_of(cache, QUERY_STRING="x=49", HTTP_HX_TARGET="a" * 900)
    assert 1 < len(cache.pages) < 6
    assert cache.weight == sum(page.weight for page in cache.pages.values()) <= 5_000
