"""Tricks at the door: what a form tells about an address, what others do with mine, numbers that are none."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from kurzdraht.events.enums import Attendance, Audience, RegistrationState
from kurzdraht.events.models import Event, Invitation, Registration
from kurzdraht.events.services import colleague_applicant, register_colleagues
from tests.factories.events import make_event
from tests.factories.network import Cast


@pytest.fixture(autouse=True)
def _cache(db: None) -> None:
    cache.clear()


def soon(**values: Any) -> Event:
    return make_event(starts_at=timezone.now() + timedelta(days=9), published_at=timezone.now(), **values)


def test_who_belongs_to_a_circle_is_not_told_while_members_come_first(cast: Cast, client: Client) -> None:
    first_until = timezone.now() + timedelta(days=3)
    event = soon(audience=Audience.CIRCLE, members_first_until_at=first_until)
    Invitation.objects.create(event=event, email="kreis@example.org")
    address = f"/veranstaltungen/{event.slug}/anmelden/"
    answers = [client.post(address, {"name": "Neugier", "email": f"{name}@example.org"}) for name in ("kreis", "fremd")]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert [row.email for row in Registration.objects.all()] == ["kreis@example.org"]


def test_whom_another_organisation_registered_sees_it_and_can_cancel(cast: Cast, client: Client) -> None:
    event, now = soon(), timezone.now()
    assert cast.anna.organisation is not None
    made = colleague_applicant(
        name="Bert", email=cast.bert.email.upper(), organisation=cast.anna.organisation, language="de"
    )
    register_colleagues(event, [made], attendance=Attendance.ONLINE, by=cast.anna, now=now)
    assert cast.bert.user is not None
    client.force_login(cast.bert.user)
    address = f"/veranstaltungen/{event.slug}/anmelden/"
    assert 'value="cancel"' in client.get(address).content.decode()
    client.post(address, {"action": "cancel"})
    assert [row.state for row in Registration.objects.all()] == [RegistrationState.CANCELLED]


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "²", "-1", ""])
def test_a_number_that_is_no_row_of_the_timetable_changes_nothing(cast: Cast, client: Client, number: str) -> None:
    event = soon()
    assert cast.clara.user is not None
    client.force_login(cast.clara.user)
    answer = client.post(f"/buero/veranstaltungen/{event.slug}/ablauf/", {"action": "remove", "slot": number})
    assert answer.status_code == 302
