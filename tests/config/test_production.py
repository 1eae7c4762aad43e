"""The four services of the manual run together, each from its own unit's lines."""

import http.client
import json
import ssl
import time
from pathlib import Path

import pytest

from tests.config.units import the_four

pytestmark = [pytest.mark.slow, pytest.mark.once]
HOST = "netzwerk.example"
ROOT = Path(__file__).resolve().parents[2]


def fetch(port: int, path: str, *, is_secure: bool = True) -> tuple[int, dict[str, str], bytes]:
    """As nginx is asked from outside; the certificate is the test's own."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = (
        http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=context)
        if is_secure
        else http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    )
    connection.request("GET", path, headers={"Host": HOST})
    response = connection.getresponse()
    try:
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def wait_for_health(port: int) -> dict[str, object]:
    """The worker needs a moment to its first beat, nginx to its first socket."""
    body = b""
    for _attempt in range(150):
        try:
            status, _headers, body = fetch(port, "/healthz")
            if status == http.client.OK:
                return dict(json.loads(body))
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(body)


def test_database_web_server_worker_and_nginx_work_together() -> None:
    with the_four() as (place, processes):
        health = wait_for_health(place.https)
        assert (health["status"], health["database"], health["worker"]) == ("ok", "ok", "ok")
        status, headers, body = fetch(place.https, "/veranstaltungen/")
        assert status == 200, body[:500]
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
        status, headers, _body = fetch(place.http, "/kommunen/", is_secure=False)
        assert (status, headers["Location"]) == (301, f"https://{HOST}/kommunen/")
        status, headers, _body = fetch(place.https, "/konto/anmelden/")
        assert (status, "__Host-csrftoken=" in headers.get("Set-Cookie", "")) == (200, True)
        assert fetch(place.https, "/konto/demo/")[0] == 404
        assert {name: process.poll() for name, process in processes.items()} == dict.fromkeys(processes)
