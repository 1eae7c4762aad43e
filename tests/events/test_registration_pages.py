"""The way to a place over the pages: guests, members, colleagues; what is said to whom."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from kurzdraht.events.enums import Audience, EventState, RegistrationState
from kurzdraht.events.models import Event, Invitation, Registration
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.events import make_event, make_registration
from tests.factories.network import Cast

GUEST = {"name": "Gast Beispiel", "email": "gast@example.org"}


@pytest.fixture(autouse=True)
def _cache(db: None) -> None:
    cache.clear()


def soon(**values: Any) -> Event:
    return make_event(starts_at=timezone.now() + timedelta(days=9), published_at=timezone.now(), **values)


def form_of(event: Event) -> str:
    return f"/veranstaltungen/{event.slug}/anmelden/"


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def counts() -> tuple[int, int]:
    return Registration.objects.count(), OutgoingMail.objects.count()


def test_a_guest_registers_with_two_fields(cast: Cast, client: Client) -> None:
    event = soon()
    assert client.get(form_of(event)).status_code == 200
    answer = client.post(form_of(event), GUEST, follow=True)
    assert (answer.redirect_chain, answer.status_code) == ([(f"/veranstaltungen/{event.slug}/angemeldet/", 302)], 200)
    made = Registration.objects.get()
    assert (made.name, made.email, made.attendance, made.state) == (
        "Gast Beispiel",
        "gast@example.org",
        "online",
        "confirmed",
    )
    assert counts() == (1, 1)


def test_looking_at_the_form_changes_nothing(cast: Cast, client: Client) -> None:
    client.get(form_of(soon()))
    assert counts() == (0, 0)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"name": ""}, "name"),
        ({"name": " \r\n "}, "name"),
        ({"email": ""}, "email"),
        ({"email": "gast"}, "email"),
        ({"email": "gast@example.org\nBcc: x@example.org"}, "email"),
        ({"email": "a" * 250 + "@example.org"}, "email"),
        ({"name": "x" * 161}, "name"),
    ],
)
def test_bad_input_gets_a_sentence_beside_the_field_and_stores_nothing(
    cast: Cast, client: Client, fields: dict[str, str], wrong: str
) -> None:
    answer = client.post(form_of(soon()), GUEST | fields)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [wrong]
    assert f'id="id_{wrong}_error"' in answer.content.decode()
    assert "data-kd-summary" in answer.content.decode()
    assert counts() == (0, 0)


def test_names_are_one_tidy_line(cast: Cast, client: Client) -> None:
    client.post(form_of(soon()), GUEST | {"name": "  Jörg\r\nBcc: a@b.de \x00x ".replace("\x00", "\x07")})
    assert Registration.objects.get().name == "Jörg Bcc: a@b.de x"


def test_with_two_ways_one_must_be_chosen(cast: Cast, client: Client) -> None:
    event = soon(is_onsite=True, venue="Rathaus")
    assert client.post(form_of(event), GUEST).status_code == 422
    assert client.post(form_of(event), GUEST | {"attendance": "zeppelin"}).status_code == 422
    client.post(form_of(event), GUEST | {"attendance": "onsite"})
    assert Registration.objects.get().attendance == "onsite"


def test_foreign_fields_are_ignored(cast: Cast, client: Client) -> None:
    event = soon(online_capacity=0)
    extra = {"state": "confirmed", "person": cast.anna.pk, "queued_at": "2000-01-01", "sequence": 9, "language": "en"}
    client.post(form_of(event), GUEST | extra)
    made = Registration.objects.get()
    assert (made.state, made.person, made.sequence, made.language) == (RegistrationState.WAITING, None, 0, "de")


def test_the_answer_does_not_tell_known_addresses_from_new_ones(cast: Cast, client: Client) -> None:
    event = soon(audience=Audience.CIRCLE)
    Invitation.objects.create(event=event, email="dabei@example.org")
    answers = [
        Client().post(form_of(event), {"name": "Gast", "email": email}, follow=True)
        for email in ("dabei@example.org", "dabei@example.org", "fremd@example.org", cast.anna.email)
    ]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert [row.email for row in Registration.objects.all()] == ["dabei@example.org"]


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"audience": Audience.NETWORK}, 403),
        ({"audience": Audience.CONSORTIA}, 403),
        ({"state": EventState.CANCELLED}, 422),
        ({"closes_at": timezone.now() - timedelta(days=1)}, 422),
        ({"opens_at": timezone.now() + timedelta(days=1)}, 422),
        ({"audience": Audience.INVITATION}, 404),
        ({"state": EventState.DRAFT}, 404),
    ],
)
def test_where_guests_cannot_register_they_hear_why(
    cast: Cast, client: Client, values: dict[str, Any], status: int
) -> None:
    event = soon(**values)
    assert client.get(form_of(event)).status_code == (404 if status == 404 else 200)
    assert client.post(form_of(event), GUEST).status_code == status
    assert counts() == (0, 0)


def test_a_member_has_one_button_and_then_sees_the_place(cast: Cast) -> None:
    event = soon(audience=Audience.NETWORK)
    client = signed_in(cast.anna)
    assert "Anna Beispiel" in client.get(form_of(event)).content.decode()
    page = client.post(form_of(event), follow=True).content.decode()
    assert "Ihr Platz ist sicher." in page
    assert Registration.objects.get().person == cast.anna
    client.post(form_of(event), follow=True)
    assert counts() == (1, 1)


def test_a_member_cancels_and_changes_on_the_same_page(cast: Cast) -> None:
    event = soon(is_onsite=True, onsite_capacity=0)
    client = signed_in(cast.anna)
    client.post(form_of(event), {"attendance": "online"})
    change = {"action": "change", "name": "Anna B.", "attendance": "onsite", "note": ""}
    answer = client.post(form_of(event), change)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["attendance"])
    client.post(form_of(event), change | {"attendance": "online"})
    assert Registration.objects.get().name == "Anna B."
    client.post(form_of(event), {"action": "cancel"})
    assert Registration.objects.get().state == RegistrationState.CANCELLED


def test_who_does_not_belong_hears_so_signed_in_too(cast: Cast) -> None:
    event = soon(audience=Audience.CONSORTIA, consortium=cast.stadtumbau)
    assert signed_in(cast.bert).post(form_of(event)).status_code == 403
    assert signed_in(cast.felix).post(form_of(event)).status_code == 403
    assert counts() == (0, 0)


def test_a_member_registers_two_colleagues_in_one_go(cast: Cast) -> None:
    event = soon(audience=Audience.NETWORK)
    address = form_of(event) + "kollegen/"
    client = signed_in(cast.anna)
    assert client.get(address).status_code == 200
    fields = {"name_1": "Kim Beispiel", "email_1": "kim@example.org", "name_2": "Nora Beispiel"}
    answer = client.post(address, fields)
    assert (answer.status_code, list(answer.context["form"].errors), counts()) == (422, ["email_2"], (0, 0))
    answer = client.post(address, fields | {"email_2": "nora@example.org"}, follow=True)
    assert answer.status_code == 200
    assert [(row.name, row.registered_by) for row in Registration.objects.order_by("name")] == [
        ("Kim Beispiel", cast.anna),
        ("Nora Beispiel", cast.anna),
    ]


def test_a_member_cannot_make_somebody_of_elsewhere_a_colleague(cast: Cast) -> None:
    event = soon()
    fields = {"name_1": "Bert", "email_1": cast.bert.email}
    signed_in(cast.anna).post(form_of(event) + "kollegen/", fields)
    assert Registration.objects.get().person is None
    assert "Ihr Platz ist sicher." in signed_in(cast.bert).get(form_of(event)).content.decode()


@pytest.mark.parametrize(("who", "status"), [("felix", 404), ("emil", 404), ("clara", 404)])
def test_only_members_register_colleagues(cast: Cast, who: str, status: int) -> None:
    address = form_of(soon()) + "kollegen/"
    assert signed_in(getattr(cast, who)).get(address).status_code == status
    assert Client().get(address).status_code == 302


def test_after_ten_in_an_hour_comes_a_pause(cast: Cast, client: Client, settings: Any) -> None:
    settings.REGISTRATIONS_PER_HOUR = 2
    event = soon()
    answers = [client.post(form_of(event), GUEST | {"email": f"gast{n}@example.org"}) for n in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 3600
    assert Registration.objects.count() == 2
    other = client.post(form_of(event), GUEST | {"email": "neu@example.org"}, REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 302


def test_one_mail_address_has_the_same_limit_from_everywhere(cast: Cast, settings: Any) -> None:
    settings.REGISTRATIONS_PER_HOUR = 2
    answers = [Client(REMOTE_ADDR=f"203.0.113.{n}").post(form_of(soon()), GUEST).status_code for n in range(3)]
    assert answers == [302, 302, 429]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_queries_of_a_registration_do_not_grow(
    cast: Cast, client: Client, django_assert_max_num_queries: Any, rows: int
) -> None:
    event = soon(online_capacity=100)
    for _ in range(rows):
        make_registration(event)
    with django_assert_max_num_queries(40):
        client.post(form_of(event), GUEST)
