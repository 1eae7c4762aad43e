"""Addresses that no link of ours holds: nothing is found, and nothing breaks, on either database."""

import pytest
from django.test import Client

from kurzdraht.website.models import HomePage


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/aktuelles/%00/",
        "/aktuelles/?kategorie=%00",
        "/anmeldung/%00.%00/",
        "/barriere-melden/?seite=%00",
        "/dateien/images/%00",
        "/dateien/images/a%00b.png",
        "/kommunen/%00/",
        "/kommunen/?q=%00",
        "/kommunen/?ag=%00",
        "/kommunen/?gebiet=%00",
        "/konto/anmelden/?next=%00",
        "/konto/link/%00/",
        "/veranstaltungen/?thema=%00&ag=%00&seite=%00",
    ],
)
def test_a_null_letter_breaks_no_page(home: HomePage, client: Client, path: str) -> None:
    client.raise_request_exception = False
    assert client.get(path).status_code in {200, 404}


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1b", "\uffff"])
def test_whatever_is_typed_a_barrier_can_be_reported(home: HomePage, client: Client, letter: str) -> None:
    client.raise_request_exception = False
    typed = {"description": f"Das{letter} geht nicht.", "page": f"Start{letter}"}
    assert client.post("/barriere-melden/", typed).status_code in {302, 422}
