"""The link in the mail: shows on GET, acts on POST, opens nothing when it is wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from kurzdraht.accounts.links import give_link, revoke_link
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.services import promote_waiting
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.events import make_event, make_registration
from tests.factories.network import Cast


@pytest.fixture(autouse=True)
def _no_limits_left(db: None) -> None:
    cache.clear()


def soon(**values: Any) -> Event:
    return make_event(starts_at=timezone.now() + timedelta(days=9), published_at=timezone.now(), **values)


def link_to(registration: Registration) -> str:
    token = give_link("registration", kind="registration", key=registration.key, expires_at=registration.event.ends_at)
    return f"/anmeldung/{token}/"


def state(registration: Registration) -> str:
    registration.refresh_from_db()
    return registration.state


def test_the_link_of_the_mail_shows_and_does_not_act(cast: Cast, client: Client) -> None:
    event = soon()
    client.post(f"/veranstaltungen/{event.slug}/anmelden/", {"name": "Gast", "email": "gast@example.org"})
    link = OutgoingMail.objects.get().secrets["manage_link"]
    path = "/" + link.split("/", 3)[3]
    page = client.get(path)
    assert (page.status_code, Registration.objects.get().state) == (200, RegistrationState.CONFIRMED)
    assert (page["Referrer-Policy"], page["Cache-Control"], page["X-Robots-Tag"]) == (
        "no-referrer",
        "no-store, private",
        "noindex, nofollow",
    )
    assert "Ihr Platz ist sicher." in page.content.decode()


def test_cancelling_takes_a_post_and_no_cookie(cast: Cast) -> None:
    registration = make_registration(soon())
    client = Client(enforce_csrf_checks=True)
    answer = client.post(link_to(registration), {"action": "cancel"}, headers={"Origin": "null"})
    assert (answer.status_code, state(registration)) == (303, RegistrationState.CANCELLED)
    assert "Diese Anmeldung ist abgesagt." in client.get(link_to(registration)).content.decode()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://boese.example"}, {"Sec-Fetch-Site": "cross-site", "Origin": "null"}]
)
def test_a_form_on_another_site_cannot_act(cast: Cast, client: Client, headers: dict[str, str]) -> None:
    registration = make_registration(soon())
    assert client.post(link_to(registration), {"action": "cancel"}, headers=headers).status_code == 403
    assert state(registration) == RegistrationState.CONFIRMED


@pytest.mark.parametrize("action", ["", "explode", "accept", "decline"])
def test_an_unknown_or_impossible_action_changes_nothing(cast: Cast, client: Client, action: str) -> None:
    registration = make_registration(soon())
    assert client.post(link_to(registration), {"action": action}).status_code in {409, 422}
    assert state(registration) == RegistrationState.CONFIRMED


def test_an_offer_is_accepted_once_and_the_second_click_hears_so(cast: Cast, client: Client) -> None:
    event = soon(online_capacity=1, immediate_until_hours=1000)
    registration = make_registration(event, state=RegistrationState.WAITING)
    promote_waiting(event, now=timezone.now())
    assert "Platz annehmen" in client.get(link_to(registration)).content.decode()
    answers = [client.post(link_to(registration), {"action": "accept"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]
    assert "Er bleibt Ihrer." in answers[1].content.decode()
    assert state(registration) == RegistrationState.CONFIRMED


def test_an_offer_can_be_declined(cast: Cast, client: Client) -> None:
    event = soon(online_capacity=1, immediate_until_hours=1000)
    registration = make_registration(event, state=RegistrationState.WAITING)
    promote_waiting(event, now=timezone.now())
    client.post(link_to(registration), {"action": "decline"})
    assert state(registration) == RegistrationState.CANCELLED


def test_the_place_in_line_is_shown(cast: Cast, client: Client) -> None:
    event = soon(online_capacity=0)
    first, second = (make_registration(event, state=RegistrationState.WAITING) for _ in range(2))
    pages = [client.get(link_to(row)).content.decode() for row in (first, second)]
    assert ["Warteliste, Platz 1" in pages[0], "Warteliste, Platz 2" in pages[1]] == [True, True]


def test_the_room_is_named_only_to_who_has_a_place(cast: Cast, client: Client) -> None:
    event = soon(online_capacity=1)
    pages = {
        state: client.get(link_to(make_registration(event, state=state))).content.decode()
        for state in (RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.CANCELLED)
    }
    assert [event.room_url in page for page in pages.values()] == [True, False, False]


def test_missing_forged_foreign_revoked_and_expired_look_alike(cast: Cast, client: Client) -> None:
    registration = make_registration(soon())
    good = link_to(registration)
    other = give_link("other", kind="registration", key=registration.key, expires_at=timezone.now() + timedelta(days=1))
    over = make_registration(make_event(starts_at=timezone.now() - timedelta(days=1)))
    revoked = link_to(make_registration(soon()))
    key = Registration.objects.latest("pk").key
    revoke_link("registration", kind="registration", key=key, now=timezone.now())
    wrong = [
        good[:-3] + "AA/",
        "/anmeldung/x/",
        "/anmeldung/AAAA.BBBB/",
        f"/anmeldung/{other}/",
        link_to(over),
        revoked,
    ]
    answers = [client.get(path) for path in wrong] + [client.post(path, {"action": "cancel"}) for path in wrong]
    assert {answer.status_code for answer in answers} == {404}
    pages = {answer.content.decode().replace(path, "") for answer, path in zip(answers, wrong * 2, strict=True)}
    assert len(pages) == 1
    assert state(registration) == RegistrationState.CONFIRMED


def test_names_can_be_changed(cast: Cast, client: Client) -> None:
    registration = make_registration(soon())
    assert client.post(link_to(registration), {"action": "change", "name": ""}).status_code == 422
    client.post(link_to(registration), {"action": "change", "name": "Neuer Name", "note": "Rollstuhlplatz"})
    registration.refresh_from_db()
    assert (registration.name, registration.note, registration.sequence) == ("Neuer Name", "Rollstuhlplatz", 1)


def test_no_log_line_names_a_link(cast: Cast, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    registration = make_registration(soon())
    for action in ("explode", "accept"):
        client.post(link_to(registration), {"action": action})
    client.get("/anmeldung/AAAA.BBBB/")
    assert [record.getMessage() for record in caplog.records if "anmeldung" in record.getMessage()] == []
