"""The living page of the design system."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import Settings

from kurzdraht.core.showcase import samples
from kurzdraht.network.enums import MandateKind
from tests.core.rendered import leftovers
from tests.factories.network import make_mandate, make_network, make_person


@pytest.fixture
def page(db: None) -> str:
    make_network()
    request = RequestFactory().get("/_bausteine/")
    request.user = AnonymousUser()
    return render_to_string("core/components.html", dict(samples()), request=request)


def test_every_component_is_rendered(page: str) -> None:
    assert leftovers(page) == []


def test_a_fact_without_a_value_is_not_shown(page: str) -> None:
    assert page.count("<dt>Kosten</dt>") == 1


def test_ids_are_unique(page: str) -> None:
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_only_the_administration_sees_it(db: None, client: Client) -> None:
    make_network()
    assert client.get("/_bausteine/").status_code == 302
    person = make_person("Mara")
    assert person.user is not None
    client.force_login(person.user)
    assert client.get("/_bausteine/").status_code == 404
    make_mandate(person, MandateKind.ADMIN)
    assert client.get("/_bausteine/").status_code == 200


def test_everybody_sees_it_while_developing(db: None, client: Client, settings: Settings) -> None:
    make_network()
    settings.DEBUG = True
    assert client.get("/_bausteine/").status_code == 200
