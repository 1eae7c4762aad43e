"""A member signs in with a code and brings two colleagues."""

import pytest

from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event, Registration
from tests.factories.network import Cast
from tests.journeys.visitor import Visitor, newest_mail_to


@pytest.fixture
def roomy_event(small_event: Event) -> Event:
    small_event.online_capacity = 2
    small_event.save(update_fields=["online_capacity"])
    return small_event


def test_a_member_takes_a_place_with_one_click_and_sees_it_at_home(cast: Cast, roomy_event: Event) -> None:
    anna = Visitor()
    anna.sign_in(cast.anna.email)
    assert anna.address == "/mein/"
    anna.follow(roomy_event.title)
    anna.follow("Platz sichern")
    assert anna.fields_of("Platz sichern") == []
    anna.press("Platz sichern")
    assert anna.heading == "Ihr Platz ist sicher."
    anna.open("/mein/")
    assert anna.reads(roomy_event.title)


def test_a_member_registers_two_colleagues_and_who_finds_no_place_waits(cast: Cast, roomy_event: Event) -> None:
    anna = Visitor()
    anna.sign_in(cast.anna.email)
    anna.follow(roomy_event.title)
    anna.follow("Platz sichern")
    anna.press("Platz sichern")
    anna.follow("Kolleginnen und Kollegen mitanmelden")
    anna.press(
        "Plätze sichern", name_1="Ben Muster", email_1="ben@example.org", name_2="Ida Probe", email_2="ida@example.org"
    )
    assert anna.reads("2 Personen sind angemeldet und bekommen gleich eine Mail.")
    assert [(row.name, row.state) for row in Registration.objects.order_by("pk")] == [
        (str(cast.anna), RegistrationState.CONFIRMED),
        ("Ben Muster", RegistrationState.CONFIRMED),
        ("Ida Probe", RegistrationState.WAITING),
    ]
    assert {row.organisation for row in Registration.objects.all()} == {cast.dortmund.organisation}
    subjects = [newest_mail_to(f"{name}@example.org").subject.split(":")[0] for name in ("ben", "ida")]
    assert subjects == ["Ihr Platz", "Warteliste, Platz 1"]
