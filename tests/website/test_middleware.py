"""What stands around every answer."""

import pytest
from django.test import Client

from kurzdraht.website.models import HomePage


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ueber-uns", 301),
        ("/en/ueber-uns", 301),
        ("/veranstaltungen", 301),
        ("/gibt-es-nicht", 404),
        ("/en/gibt-es-nicht", 404),
        ("/ueber-uns/gibt-es-nicht", 404),
    ],
)
def test_the_slash_is_added_only_where_something_stands(home: HomePage, client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.get("Location")) == (status, f"{path}/" if status == 301 else None)


@pytest.mark.parametrize("path", ["/", "/gibt-es-nicht/", "/konto/anmelden/", "/redaktion/"])
def test_no_page_may_use_camera_or_place(home: HomePage, client: Client, path: str) -> None:
    assert "camera=(), microphone=(), geolocation=()" in client.get(path)["Permissions-Policy"]


def test_the_way_to_the_sign_in_is_kept_by_nobody(home: HomePage, client: Client) -> None:
    assert "no-store" in client.get("/mein/")["Cache-Control"]
