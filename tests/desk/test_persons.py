"""A person's page: who sees what of whom, and a new address."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.accounts.links import give_link, subject_of
from kurzdraht.accounts.models import User
from kurzdraht.audit.models import JournalEntry
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import RegistrationState
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.network.services import change_email
from tests.desk.unreachable import bounce, client_of, page_of, send
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast, make_mandate, make_person

# Who sees whom


def test_the_office_sees_all_and_an_adviser_those_of_the_own_consortium(cast: Cast) -> None:
    answers = {
        (reader, about): client_of(getattr(cast, reader)).get(page_of(getattr(cast, about))).status_code
        for reader in ("clara", "dora", "anna", "emil", "felix")
        for about in ("anna", "bert")
    }
    found = {pair for pair, status in answers.items() if status == 200}
    assert found == {("clara", "anna"), ("clara", "bert"), ("dora", "anna")}
    assert {status for pair, status in answers.items() if pair not in found} == {404}


def test_all_of_a_person_is_on_one_page(cast: Cast) -> None:
    now = timezone.now()
    event = make_event("Kommendes", starts_at=now + timedelta(days=3))
    old = make_event("Gewesenes", starts_at=now - timedelta(days=3))
    for each in (event, old):
        make_registration(each, person=cast.anna, email=cast.anna.email)
    mail = send(cast.anna)
    text = client_of(cast.clara).get(page_of(cast.anna)).text
    for words in (
        "Anna Beispiel",
        "Stadterneuerung",
        "Ansprechperson",
        "seit 1. Januar 2024",
        "Kommendes",
        "Gewesenes",
        mail.subject,
        reverse("desk_mail", args=(mail.key,)),
        "Was bekommt die Person, und warum?",
        "Platz bei „Kommendes“",
        "ist Ansprechperson für Dortmund seit dem 1. Januar 2024",
    ):
        assert words in text, words


def test_an_adviser_reads_no_mails_and_no_registrations_of_others_and_changes_nothing(cast: Cast) -> None:
    now = timezone.now()
    make_registration(
        make_event("Eigenes", starts_at=now + timedelta(days=3), consortium=cast.stadtumbau),
        person=cast.anna,
        email=cast.anna.email,
    )
    make_registration(
        make_event("Fremdes", starts_at=now + timedelta(days=3), consortium=cast.innenstadt),
        person=cast.anna,
        email=cast.anna.email,
    )
    mail = send(cast.anna)
    bounce(mail)
    client = client_of(cast.dora)
    text = client.get(page_of(cast.anna)).text
    assert ("Eigenes" in text, "Fremdes" in text, mail.subject in text, "User unknown" in text) == (
        True,
        False,
        False,
        False,
    )
    assert "Adresse ändern" not in text
    posts = [
        client.post(page_of(cast.anna), {"action": "address", "email": "neu@example.org"}),
        client.post(page_of(cast.anna), {"action": "ask", "to": "neu@example.org"}),
        client.get(reverse("desk_person_left", args=(cast.anna.key,))),
        client.post(reverse("desk_person_left", args=(cast.anna.key,))),
    ]
    assert [answer.status_code for answer in posts] == [404, 404, 404, 404]
    cast.anna.refresh_from_db()
    assert cast.anna.email.startswith("anna")


def test_more_rows_need_no_more_queries(cast: Cast, django_assert_max_num_queries: object) -> None:
    now = timezone.now()
    for number in range(12):
        event = make_event(starts_at=now + timedelta(days=number - 5), consortium=cast.stadtumbau)
        make_registration(event, person=cast.anna, email=cast.anna.email)
        bounce(send(cast.anna))
    client = client_of(cast.clara)
    client.get("/buero/")
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(page_of(cast.anna))


# A new address


def test_a_new_address_is_followed_by_sign_in_and_coming_registrations(cast: Cast) -> None:
    anna, old = cast.anna, cast.anna.email
    EmailAddress.objects.create(user=anna.user, email=old, verified=True, primary=True)
    coming, past, waiting = make_event(), make_event(starts_at=NOW - timedelta(days=5)), make_event()
    rows = [
        make_registration(coming, person=anna, email=old),
        make_registration(past, person=anna, email=old),
        make_registration(waiting, person=None, email=old, state=RegistrationState.WAITING),
        make_registration(make_event(), person=anna, email=old, state=RegistrationState.CANCELLED),
    ]
    token = give_link("registration", kind="registration", key=rows[0].key, expires_at=coming.ends_at)
    changed = change_email(anna, " Anna.Neu@Example.org ", by=cast.clara, now=NOW)
    assert changed.email == "anna.neu@example.org"
    assert User.objects.get(person=anna).email == "anna.neu@example.org"
    addresses = EmailAddress.objects.filter(user=anna.user).values_list("email", "verified", "primary")
    assert list(addresses) == [("anna.neu@example.org", True, True)]
    for row in rows:
        row.refresh_from_db()
    assert [row.email == "anna.neu@example.org" for row in rows] == [True, False, True, False]
    assert subject_of(token, purpose="registration", now=NOW) == rows[0].key
    entry = JournalEntry.objects.get(action="person_email_changed")
    assert entry.changes == {"email": [old, "anna.neu@example.org"]}


def test_a_session_goes_on_and_the_new_address_gets_the_code(cast: Cast) -> None:
    client = client_of(cast.anna)
    change_email(cast.anna, "neu@example.org", by=cast.clara, now=NOW)
    assert client.get("/mein/").status_code == 200
    Client().post("/konto/anmelden/", {"login": "neu@example.org"})
    assert OutgoingMail.objects.get(kind=MailKind.ACCESS).recipient_email == "neu@example.org"


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("unsinn", "keine E-Mail-Adresse"),
        ("BERT", "steht schon Bert Beispiel"),
        ("ANNA", "steht schon da"),
        ("login@example.org", "meldet sich schon jemand anderes an"),
    ],
)
def test_an_address_that_cannot_be_is_refused(cast: Cast, email: str, words: str) -> None:
    User.objects.create_user("login@example.org")
    known = {"BERT": cast.bert.email.upper(), "ANNA": cast.anna.email.upper()}
    with pytest.raises(Refused, match=words):
        change_email(cast.anna, known.get(email, email), by=cast.clara, now=NOW)
    assert JournalEntry.objects.filter(action="person_email_changed").count() == 0


def test_where_the_new_address_is_registered_already_both_stay(cast: Cast) -> None:
    event = make_event()
    own = make_registration(event, person=cast.anna, email=cast.anna.email)
    make_registration(event, email="neu@example.org")
    change_email(cast.anna, "neu@example.org", by=cast.clara, now=NOW)
    own.refresh_from_db()
    assert own.email != "neu@example.org"


def test_the_office_takes_over_no_sign_in_of_an_administrator(cast: Cast) -> None:
    """The office gives no such function; with the address it would have the rights of who holds it."""
    admin = make_person("Ada", organisation=cast.clara.organisation)
    make_mandate(admin, MandateKind.ADMIN)
    office, here = client_of(cast.clara), reverse("desk_person", args=(admin.key,))
    page = office.get(here)
    assert (page.status_code, "address_form" in page.context) == (200, False)
    assert office.post(here, {"action": "address", "email": "neu@example.org"}).status_code == 404
    assert office.post(reverse("desk_person_left", args=(admin.key,)), {"until": ""}).status_code == 404
    assert office.get(reverse("desk_person_left", args=(admin.key,))).status_code == 404
    make_mandate(cast.clara, MandateKind.ADMIN)
    assert office.post(here, {"action": "address", "email": "neu@example.org"}).status_code == 302
    assert Person.objects.get(pk=admin.pk).email == "neu@example.org"
