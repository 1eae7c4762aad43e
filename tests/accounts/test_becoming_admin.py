"""The office reads the outbox. It must not be a way to become somebody else."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.delivery import Delivery
from kurzdraht.mailing.services.relay import Relay
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from tests.factories.network import Cast, make_mandate, make_person
from tests.mailing.smtp_sink import Sink, smtp_sink


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Sink]:
    with smtp_sink() as sink:
        settings.MAIL_RELAY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        yield sink


@pytest.fixture
def admin(cast: Cast) -> Person:
    cache.clear()
    person = make_person("Nora")
    make_mandate(person, MandateKind.ADMIN)
    return person


def office(cast: Cast) -> Client:
    client = Client()
    client.force_login(User.objects.get(person=cast.clara))
    return client


def pages_of_the_outbox(client: Client) -> str:
    """The list, with and without filters, and all that it leads to, frames included."""
    start = reverse("desk_outbox")
    waiting, read = [start, f"{start}?art=access", f"{start}?suche=Code"], {}
    while waiting:
        address = waiting.pop()
        if address in read:
            continue
        response = client.get(address)
        assert response.status_code == 200
        read[address] = response.text
        found = re.findall(r'(?:href|src)="([^"#]+)"', response.text)
        waiting += [a for a in found if a.startswith(start)]
    assert len(read) >= 5
    return "\n".join(read.values())


def whole_database() -> str:
    """Every row of every table, sessions decoded."""
    with connection.cursor() as cursor:
        parts = []
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            parts += [repr(row) for row in cursor.fetchall()]
    return "\n".join([*parts, *(repr(row.get_decoded()) for row in Session.objects.all())])


def ways_to_write(code: str) -> set[str]:
    return {code, code.replace("-", ""), code.replace("-", " ")}


def found_in(text: str, code: str) -> set[str]:
    return {written for written in ways_to_write(code) if written in text}


def test_the_office_cannot_become_admin_through_the_outbox(cast: Cast, admin: Person, mail_server: Sink) -> None:
    attacker = Client()
    attacker.post("/konto/anmelden/", {"login": admin.email})
    code = OutgoingMail.objects.get(recipient_email=admin.email).secrets["code"]
    assert found_in(pages_of_the_outbox(office(cast)), code) == set()
    with Relay() as relay, Delivery(relay) as delivery:
        assert delivery.send_next(now=timezone.now())
    assert code in mail_server.message().as_string()
    assert found_in(pages_of_the_outbox(office(cast)), code) == set()
    assert found_in(whole_database(), code) == set()
    assert "•••••" in pages_of_the_outbox(office(cast))


def test_a_search_in_the_outbox_does_not_tell_a_code_either(cast: Cast, admin: Person) -> None:
    Client().post("/konto/anmelden/", {"login": admin.email})
    code = OutgoingMail.objects.get(recipient_email=admin.email).secrets["code"]
    client = office(cast)
    right, wrong = (
        client.get(reverse("desk_outbox"), {"suche": word}).context["table"].rows for word in (code, "0000-0000")
    )
    assert (len(right), len(wrong)) == (0, 0)


def test_the_demo_alone_shows_codes(cast: Cast, admin: Person, settings: Any) -> None:
    Client().post("/konto/anmelden/", {"login": admin.email})
    code = OutgoingMail.objects.get(recipient_email=admin.email).secrets["code"]
    settings.KURZDRAHT_DEMO = True
    assert found_in(pages_of_the_outbox(office(cast)), code) == {code}
