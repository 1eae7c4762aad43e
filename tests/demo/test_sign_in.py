"""One click signs in, in the demo and nowhere else."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches

from kurzdraht.accounts.models import User
from kurzdraht.accounts.registry import sign_in_extras
from kurzdraht.config import urls
from kurzdraht.demo.apps import DemoConfig
from kurzdraht.demo.enums import DemoSignIn

SIGN_IN = "/konto/anmelden/"
DEMO = "/konto/demo/"


def _read_addresses_again() -> None:
    importlib.reload(urls)
    clear_url_caches()


@pytest.fixture
def demo(db: None, settings: Any) -> Iterator[None]:
    settings.KURZDRAHT_DEMO = True
    _read_addresses_again()
    DemoConfig.create("kurzdraht.demo").ready()
    for role in DemoSignIn:
        User.objects.create_user(f"{role}@demo.example")
    User.objects.filter(email="gesperrt@demo.example").update(is_active=False)
    yield
    settings.KURZDRAHT_DEMO = False
    sign_in_extras.clear()
    _read_addresses_again()


def csrf_client() -> tuple[Client, str]:
    client = Client(enforce_csrf_checks=True)
    client.get(SIGN_IN)
    return client, client.cookies["csrftoken"].value


@pytest.mark.parametrize(
    ("role", "place"),
    [("buero", "/buero/"), ("fachberatung", "/buero/"), ("redaktion", "/redaktion/"), ("mitglied", "/mein/"),
     ("kasse", "/mein/"), ("ehemalig", "/mein/")],
)  # fmt: skip
@pytest.mark.usefixtures("demo")
def test_each_role_arrives_where_it_works(role: str, place: str) -> None:
    client, token = csrf_client()
    response = client.post(DEMO, {"rolle": role, "csrfmiddlewaretoken": token})
    assert response["Location"] == place
    assert client.session["_auth_user_id"] == str(User.objects.get(email=f"{role}@demo.example").pk)


@pytest.mark.usefixtures("demo")
def test_the_page_offers_every_role() -> None:
    page = Client().get(SIGN_IN).text
    assert [role for role in DemoSignIn.values if f'value="{role}"' not in page] == []
    assert "<c-" not in page


@pytest.mark.usefixtures("demo")
def test_the_locked_one_reads_that_the_account_is_locked() -> None:
    client, token = csrf_client()
    response = client.post(DEMO, {"rolle": "gesperrt", "csrfmiddlewaretoken": token}, follow=True)
    assert "Dieser Zugang ist gesperrt." in response.text
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demo")
def test_it_wants_a_token_a_known_role_and_a_post() -> None:
    client, token = csrf_client()
    assert client.post(DEMO, {"rolle": "buero"}).status_code == 403
    assert client.post(DEMO, {"rolle": "kaiserin", "csrfmiddlewaretoken": token}).status_code == 404
    assert client.get(f"{DEMO}?rolle=buero").status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_outside_the_demo_nothing_of_it_exists(client: Client) -> None:
    User.objects.create_user("buero@demo.example")
    strict = Client(enforce_csrf_checks=True)
    assert [c.post(DEMO, {"rolle": "buero"}).status_code for c in (client, strict)] == [404, 404]
    page = client.get(SIGN_IN).text
    assert ("Demo" in page, "rolle" in page) == (False, False)


@pytest.mark.django_db
def test_even_with_the_route_the_switch_alone_decides(settings: Any, demo: None) -> None:
    client, token = csrf_client()
    settings.KURZDRAHT_DEMO = False
    assert client.post(DEMO, {"rolle": "buero", "csrfmiddlewaretoken": token}).status_code == 404
