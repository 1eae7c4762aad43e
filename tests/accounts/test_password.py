"""Setting a password, and what it ends."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from kurzdraht.accounts import guard
from kurzdraht.accounts.models import User
from kurzdraht.accounts.services import give_sign_in_link
from kurzdraht.audit.models import JournalEntry
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.network import Cast

PASSWORD = "/konto/passwort/"
SESSIONS = "/konto/sitzungen/"
GOOD = "vier Wörter aus dem Rathaus"


@pytest.fixture(autouse=True)
def _no_limits_left_over(db: None) -> None:
    cache.clear()


def signed_in(user: User, agent: str = "Firefox/156 Windows") -> Client:
    client = Client(headers={"User-Agent": agent})
    address = give_sign_in_link(user, now=timezone.now())
    assert client.post(address.partition("8000")[2]).status_code == 302
    return client


@pytest.fixture
def anna(cast: Cast) -> User:
    return User.objects.get(person=cast.anna)


def test_a_new_password_is_journaled_mailed_and_ends_the_other_sessions(anna: User) -> None:
    here, there = signed_in(anna), signed_in(anna)
    response = here.post(PASSWORD, {"password": GOOD})
    assert response["Location"] == "/mein/konto/"
    anna.refresh_from_db()
    assert anna.check_password(GOOD)
    assert here.get("/mein/").status_code == 200
    assert there.get("/mein/").status_code == 302
    assert JournalEntry.objects.filter(action="account_password_set", subject_key=anna.key).count() == 1
    assert OutgoingMail.objects.get(recipient_email=anna.email).subject == "Ihr neues Passwort gilt"


def test_who_keeps_a_session_after_a_new_password_keeps_its_end(anna: User) -> None:
    here = signed_in(anna)
    end = Session.objects.get(session_key=here.session.session_key).expire_date
    here.post(PASSWORD, {"password": GOOD})
    assert Session.objects.get(session_key=here.session.session_key).expire_date == end


@pytest.mark.parametrize(
    ("password", "says"), [("zu kurz", "mindestens 12 Zeichen"), ("1q2w3e4r5t6y", "benutzen viele")]
)
def test_a_weak_password_is_refused_with_a_sentence(anna: User, password: str, says: str) -> None:
    here = signed_in(anna)
    response = here.post(PASSWORD, {"password": password})
    assert response.status_code == 200
    assert says in response.text
    anna.refresh_from_db()
    assert not anna.has_usable_password()


def test_an_old_session_must_sign_in_again_first(anna: User) -> None:
    here = signed_in(anna)
    session = here.session
    session[guard.SIGNED_IN_AT] -= timedelta(minutes=16).total_seconds()
    session.save()
    assert "Noch einmal anmelden" in here.get(PASSWORD).text
    here.post(PASSWORD, {"password": GOOD})
    anna.refresh_from_db()
    assert not anna.has_usable_password()


def test_the_list_of_sessions_names_devices_and_ends_all_but_this(anna: User) -> None:
    here, there = signed_in(anna), signed_in(anna, "Mozilla/5.0 (iPhone) Safari/605")
    page = here.get(SESSIONS).text
    assert ("Firefox auf Windows" in page, "Safari auf iPhone" in page) == (True, True)
    assert here.post(SESSIONS).status_code == 302
    assert here.get("/mein/").status_code == 200
    assert there.get("/mein/").status_code == 302
    assert "Safari auf iPhone" not in here.get(SESSIONS).text


def test_reading_the_list_of_sessions_changes_nothing(anna: User) -> None:
    here, there = signed_in(anna), signed_in(anna)
    Session.objects.filter(session_key=there.session.session_key).update(expire_date=timezone.now())
    here.get(SESSIONS)
    assert UserSession.objects.filter(user=anna).count() == 2
