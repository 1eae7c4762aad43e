"""The page of a consortium."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.enums import EventState
from kurzdraht.network.enums import OrganisationKind
from kurzdraht.network.models import Consortium, Organisation
from kurzdraht.network.services import set_up_network
from tests.factories.events import NOW, make_event
from tests.factories.network import make_membership, make_municipality


@pytest.fixture
def stadtumbau(db: None) -> Consortium:
    set_up_network(by=SYSTEM, now=NOW)
    return Consortium.objects.get(slug="stadtumbau")


def page(client: Client, path: str = "/ag/stadtumbau/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", response.content.decode())


def test_it_tells_what_it_is_and_whom_to_ask(client: Client, stadtumbau: Consortium) -> None:
    html = page(client)
    assert "Seit 2005, früher: Stadtumbaunetzwerk NRW" in html
    assert 'href="mailto:stadtumbau@netzwerk.example"' in html
    assert "Stadt Dortmund" in html
    for name in (
        "Lenkungskreis",
        "Offener Kommunaler Beirat",
        "Arbeitsgruppe Sanierung",
        "Arbeitsgruppe Problemimmobilien",
    ):
        assert f"<dt>{name}</dt>" in html
    assert "/veranstaltungen/" in html


def test_what_is_empty_is_not_shown(client: Client, stadtumbau: Consortium) -> None:
    html = page(client, "/ag/baulandmanagement/")
    assert "Kommunale Koordinierung" not in html
    assert "Wie die AG arbeitet" not in html
    assert "Was dabei herauskam" not in html
    assert "Gerade ist nichts geplant" in html
    assert "kd-map__land" not in html


def test_members_of_today_and_partners_are_listed(client: Client, stadtumbau: Consortium) -> None:
    make_membership(make_municipality("Soest").organisation, stadtumbau)
    former = make_membership(make_municipality("Werl").organisation, stadtumbau)
    yesterday = timezone.localdate() - timedelta(days=1)
    former.organisation.affiliations.update(until_date=yesterday)
    chamber = Organisation.objects.create(kind=OrganisationKind.CHAMBER, name="Kammer Beispiel")
    make_membership(chamber, stadtumbau)
    html = page(client)
    assert "Eine Kommune ist dabei" in html
    assert '<li><a href="/kommunen/soest/">Soest</a></li>' in html
    assert "Werl" not in html
    assert "<li>Kammer Beispiel</li>" in html


def test_coming_events_of_the_consortium_only(client: Client, stadtumbau: Consortium) -> None:
    soon = timezone.now() + timedelta(days=3)
    make_event("Leere Läden", consortium=stadtumbau, starts_at=soon)
    make_event("Entwurf", consortium=stadtumbau, starts_at=soon, state=EventState.DRAFT)
    make_event("Anderes", consortium=Consortium.objects.get(slug="innenstadt"), starts_at=soon)
    html = page(client)
    assert "Leere Läden" in html
    assert "Entwurf" not in html
    assert "Anderes" not in html


def test_queries_do_not_grow(client: Client, stadtumbau: Consortium, django_assert_max_num_queries: Any) -> None:
    soon = timezone.now() + timedelta(days=3)
    make_event("Eins", consortium=stadtumbau, starts_at=soon)
    make_membership(make_municipality("Soest").organisation, stadtumbau)
    with django_assert_max_num_queries(25) as few:
        page(client)
    for name in ("Werl", "Lemgo", "Brakel"):
        make_event(name, consortium=stadtumbau, starts_at=soon)
        make_membership(make_municipality(name).organisation, stadtumbau)
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(client)


def test_an_unknown_consortium_is_not_found(client: Client, stadtumbau: Consortium) -> None:
    assert client.get("/ag/gibt-es-nicht/").status_code == 404
