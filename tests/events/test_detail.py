"""The page of one event as an invitation, and nothing empty."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from kurzdraht.events.enums import Audience, EventState, RegistrationState
from tests.events.event_pages import Outline, main_of, signed_in, soon
from tests.factories.events import make_registration
from tests.factories.network import Cast

ROOM = "https://raum.example.org/leerstand"


pytestmark = pytest.mark.django_db


def test_with_only_what_must_be_there_no_heading_is_empty(client: Client, cast: Cast) -> None:
    html = main_of(client, soon())
    headings = Outline(html).headings
    assert headings == [("h1", "Leerstand im Erdgeschoss"), ("h2", "Plätze frei")]
    assert re.findall(r"<(?:section|ul|ol|dl|p|figure|span)(?: [^>]*)?>\s*</", html) == []
    assert "None" not in html


def test_the_invitation_shows_when_where_for_whom_and_places(client: Client, cast: Cast) -> None:
    event = soon(online_capacity=24, cost="Keine", subtitle="Wer mietet für ein Jahr?", audience=Audience.NETWORK)
    for _ in range(20):
        make_registration(event)
    html = main_of(client, event)
    facts = re.findall(r'<dt>(.*?)</dt>\s*<dd>\s*<span\s+class="kd-fact__value"[^>]*>\s*(.*?)\s*</span', html)
    assert [label for label, _value in facts] == ["Wann", "Wo", "Für wen", "Kosten"]
    assert dict(facts)["Für wen"] == "Alle Mitglieder"
    assert "Noch 4 Plätze" in html
    assert html.count("kd-seat--free") == 4
    assert html.count("kd-seat--taken") == 20
    assert f'href="/veranstaltungen/{event.slug}/anmelden/"' in html


def test_nobody_reads_the_link_to_the_room_who_has_no_place(client: Client, cast: Cast) -> None:
    event = soon()
    make_registration(event, person=cast.bert, state=RegistrationState.WAITING)
    make_registration(event, person=cast.anna)
    assert ROOM not in client.get(event.get_absolute_url()).content.decode()
    assert ROOM not in signed_in(Client(), cast.bert).get(event.get_absolute_url()).content.decode()
    own = main_of(signed_in(Client(), cast.anna), event)
    assert ROOM in own
    assert "Sie haben einen Platz" in own


def test_who_waits_reads_the_place_in_line(client: Client, cast: Cast) -> None:
    event = soon(online_capacity=1)
    make_registration(event)
    make_registration(event, state=RegistrationState.WAITING)
    make_registration(event, state=RegistrationState.WAITING, person=cast.bert)
    assert "Warteliste, Platz 2" in main_of(signed_in(client, cast.bert), event)


def test_names_of_municipalities_are_for_those_who_come(client: Client, cast: Cast) -> None:
    event = soon()
    make_registration(event, organisation=cast.soest.organisation)
    make_registration(event, person=cast.anna, organisation=cast.dortmund.organisation)
    make_registration(event, state=RegistrationState.WAITING, organisation=cast.emil.organisation)
    public = main_of(client, event)
    assert "Schon dabei: 2 Kommunen." in public
    assert ">Soest<" not in public
    assert cast.soest.ags not in public
    assert ">Soest<" in main_of(signed_in(Client(), cast.anna), event)
    assert ">Soest<" not in main_of(signed_in(Client(), cast.bert), event)


def test_the_page_of_nobody_in_particular_sets_no_cookie_and_holds_no_token(client: Client, cast: Cast) -> None:
    page = client.get(soon().get_absolute_url())
    assert page.cookies == {}
    assert "csrf" not in page.content.decode().lower()
    assert "<c-" not in page.content.decode()


def test_missing_draft_and_invitation_look_alike(client: Client, cast: Cast) -> None:
    draft = soon(state=EventState.DRAFT, published_at=None)
    invited = soon(audience=Audience.INVITATION)
    paths = ["/veranstaltungen/gibt-es-nicht/", draft.get_absolute_url(), invited.get_absolute_url()]
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    clara = signed_in(Client(), cast.clara)
    assert [clara.get(path).status_code for path in paths] == [404, 200, 200]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (EventState.CANCELLED, "Diese Veranstaltung fällt aus."),
        (EventState.POSTPONED, "Diese Veranstaltung ist verschoben."),
    ],
)
def test_called_off_is_said_first_with_the_reason(client: Client, cast: Cast, state: str, sentence: str) -> None:
    html = main_of(client, soon(state=state, state_reason="Der Saal ist gesperrt."))
    assert html.index(sentence) < html.index("Der Saal ist gesperrt.") < html.index("<h1")
    assert "Platz sichern" not in html
    assert "Plätze frei" not in html


def test_search_engines_read_the_event_and_no_text_ends_the_script(client: Client, cast: Cast) -> None:
    event = soon("</script><b>&", host=cast.soest, is_onsite=True, venue="Rathaus", state=EventState.POSTPONED)
    html = client.get(event.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["name"] == "</script><b>&"
    assert data["eventStatus"] == "https://schema.org/EventPostponed"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["location"][0]["address"]["addressLocality"] == "Soest"
    assert ROOM not in html


def test_one_address_counts_and_its_twin_is_named(client: Client, cast: Cast, settings: Any) -> None:
    event = soon()
    html = client.get(event.get_absolute_url(), {"von": "irgendwo"}).content.decode()
    base = settings.BASE_URL
    assert f'<link rel="canonical" href="{base}{event.get_absolute_url()}">' in html
    assert f'hreflang="en" href="{base}/en{event.get_absolute_url()}"' in html


@pytest.mark.parametrize(("name", "is_offered"), [("anna", True), ("bert", False), ("clara", False)])
def test_only_members_for_whom_it_is_are_led_to_registering_colleagues(
    cast: Cast, name: str, *, is_offered: bool
) -> None:
    event = soon(audience=Audience.CONSORTIA, consortium=cast.stadtumbau)
    html = main_of(signed_in(Client(), getattr(cast, name)), event)
    assert (f"/veranstaltungen/{event.slug}/anmelden/kollegen/" in html) == is_offered
