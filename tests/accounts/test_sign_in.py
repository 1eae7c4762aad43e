"""Signing in by code and by password, and how little a stranger learns from it."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.accounts.links import code_of
from kurzdraht.accounts.models import User
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.network import Cast

SIGN_IN = "/konto/anmelden/"
CODE = "/konto/code/"
PASSWORD = "/konto/passwort/anmelden/"
GOOD = "vier Wörter aus dem Rathaus"


@pytest.fixture(autouse=True)
def _no_limits_left_over(db: None) -> None:
    cache.clear()


def code_sent_to(email: str) -> str:
    mail = OutgoingMail.objects.filter(recipient_email=email).latest("pk")
    return str(mail.secrets["code"])


def ask_for_code(client: Client, email: str, **more: str) -> None:
    response = client.post(SIGN_IN, {"login": email, **more})
    assert response.status_code == 302
    assert response["Location"].startswith(CODE)


def test_the_sign_in_page_sets_the_csrf_cookie_and_is_kept_by_nobody(client: Client) -> None:
    response = client.get(SIGN_IN)
    assert response.status_code == 200
    assert "csrftoken" in response.cookies
    assert "no-store" in response["Cache-Control"]
    assert 'lang="de"' in response.text


def test_the_code_from_the_mail_signs_in(client: Client, cast: Cast) -> None:
    ask_for_code(client, cast.anna.email)
    response = client.post(CODE, {"code": code_sent_to(cast.anna.email)})
    assert response.status_code == 302
    assert response["Location"] == "/mein/"
    assert client.session["_auth_user_id"] == str(cast.anna.user_id)


def test_the_code_works_without_its_dash_and_with_capitals_in_the_address(client: Client, cast: Cast) -> None:
    ask_for_code(client, cast.anna.email.upper())
    response = client.post(CODE, {"code": f" {code_sent_to(cast.anna.email).replace('-', ' ')} "})
    assert response.status_code == 302
    assert "_auth_user_id" in client.session


def test_a_code_opens_one_session_only(client: Client, cast: Cast) -> None:
    ask_for_code(client, cast.anna.email)
    code = code_sent_to(cast.anna.email)
    stranger = Client()
    ask_for_code(stranger, cast.anna.email)
    assert stranger.post(CODE, {"code": code}).status_code == 200
    assert "_auth_user_id" not in stranger.session


def test_three_wrong_codes_end_the_attempt(client: Client, cast: Cast) -> None:
    ask_for_code(client, cast.anna.email)
    answers = [client.post(CODE, {"code": "0000-0000"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert client.post(CODE, {"code": code_sent_to(cast.anna.email)})["Location"] == SIGN_IN
    assert "_auth_user_id" not in client.session


def test_a_code_is_good_for_ten_minutes(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_for_code(client, cast.anna.email)
    later = timezone.now().timestamp() + 601
    monkeypatch.setattr("time.time", lambda: later)
    assert client.post(CODE, {"code": code_sent_to(cast.anna.email)})["Location"] == SIGN_IN


def test_a_new_code_ends_the_one_before(client: Client, cast: Cast) -> None:
    ask_for_code(client, cast.anna.email)
    first = code_sent_to(cast.anna.email)
    client.post(CODE, {"action": "resend"})
    second = code_sent_to(cast.anna.email)
    assert first != second
    assert client.post(CODE, {"code": first}).status_code == 200
    assert client.post(CODE, {"code": second}).status_code == 302


def test_known_unknown_and_locked_addresses_get_the_same_answer_and_one_mail_each(cast: Cast) -> None:
    User.objects.filter(person=cast.bert).update(is_active=False)
    pages = {}
    for email in (cast.anna.email, cast.bert.email, "niemand@example.org"):
        stranger = Client()
        ask_for_code(stranger, email)
        page = stranger.get(CODE)
        wrong = stranger.post(CODE, {"code": "0000-0000"})
        pages[email] = [_without_tokens(answer.text, email) for answer in (page, wrong)]
        assert OutgoingMail.objects.filter(recipient_email=email).count() == 1
    assert pages[cast.anna.email] == pages[cast.bert.email] == pages["niemand@example.org"]


def _without_tokens(html: str, email: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html).replace(email, "")


def test_an_unknown_address_costs_as_many_queries_as_a_known_one(cast: Cast) -> None:
    counts = []
    for email in (cast.anna.email, "niemand@example.org"):
        with CaptureQueriesContext(connection) as captured:
            ask_for_code(Client(), email)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_sixth_code_in_ten_minutes_is_refused_for_known_and_unknown_alike(cast: Cast) -> None:
    for email in (cast.anna.email, "niemand@example.org"):
        for _ in range(5):
            ask_for_code(Client(), email)
        answer = Client().post(SIGN_IN, {"login": email})
        assert answer.status_code == 200
        assert "Warten Sie zehn Minuten" in answer.text


def test_who_tries_very_often_reads_when_it_goes_on(client: Client, cast: Cast) -> None:
    answers = [client.post(PASSWORD, {"login": f"{n}@example.org", "password": GOOD}) for n in range(31)]
    assert answers[-1].status_code == 429
    assert "Warten Sie eine Minute" in answers[-1].text


def test_the_session_holds_a_reference_and_not_the_code(client: Client, cast: Cast) -> None:
    ask_for_code(client, cast.anna.email)
    code = code_sent_to(cast.anna.email)
    kept = json.dumps([row.get_decoded() for row in Session.objects.all()])
    assert code not in kept
    assert code.replace("-", "") not in kept
    reference = client.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"]
    assert code_of(reference) == code


def test_a_password_signs_in_where_there_is_one(client: Client, cast: Cast) -> None:
    user = User.objects.get(person=cast.anna)
    user.set_password(GOOD)
    user.save()
    response = client.post(PASSWORD, {"login": cast.anna.email, "password": GOOD})
    assert response["Location"] == "/mein/"
    assert client.session["_auth_user_id"] == str(cast.anna.user_id)


def test_a_wrong_password_and_an_unknown_address_get_the_same_sentence(cast: Cast) -> None:
    answers = [
        Client().post(PASSWORD, {"login": email, "password": GOOD})
        for email in (cast.anna.email, "niemand@example.org")
    ]
    sentence = "E-Mail-Adresse und Passwort passen nicht zusammen."
    assert [(answer.status_code, sentence in answer.text) for answer in answers] == [(200, True), (200, True)]


def test_a_locked_user_with_the_right_password_reads_that_the_account_is_locked(client: Client, cast: Cast) -> None:
    user = User.objects.get(person=cast.anna)
    user.set_password(GOOD)
    user.is_active = False
    user.save()
    response = client.post(PASSWORD, {"login": cast.anna.email, "password": GOOD}, follow=True)
    assert response.request["PATH_INFO"] == "/konto/gesperrt/"
    assert "Dieser Zugang ist gesperrt." in response.text
    assert "_auth_user_id" not in client.session


def test_who_is_locked_is_out_at_the_next_request(client: Client, cast: Cast) -> None:
    client.force_login(User.objects.get(person=cast.anna))
    assert client.get("/mein/").status_code == 200
    User.objects.filter(person=cast.anna).update(is_active=False)
    assert client.get("/mein/")["Location"] == "/konto/anmelden/?next=/mein/"


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/mein/termine/", "/mein/termine/"),
        ("https://evil.example/", "/mein/"),
        ("//evil.example/", "/mein/"),
        ("https://localhost/", "/mein/"),
        ("javascript:alert(1)", "/mein/"),
    ],
)
def test_the_next_page_stays_on_this_host(client: Client, cast: Cast, wanted: str, reached: str) -> None:
    ask_for_code(client, cast.anna.email, next=wanted)
    response = client.post(CODE, {"code": code_sent_to(cast.anna.email), "next": wanted})
    assert response["Location"] == reached


def test_the_session_has_a_new_id_ends_at_a_fixed_moment_and_dies_with_the_sign_out(client: Client, cast: Cast) -> None:
    ask_for_code(client, cast.anna.email)
    before = client.session.session_key
    client.post(CODE, {"code": code_sent_to(cast.anna.email)})
    after = client.session.session_key
    assert before != after
    assert not Session.objects.filter(session_key=before).exists()
    ends_at = Session.objects.get(session_key=after).expire_date
    assert timedelta(hours=11, minutes=59) < ends_at - timezone.now() <= timedelta(hours=12)
    session = client.session
    session["busy"] = True
    session.save()
    assert Session.objects.get(session_key=after).expire_date == ends_at
    cookie = client.cookies["session"].value
    assert client.post("/konto/abmelden/").status_code == 302
    client.cookies["session"] = cookie
    assert client.get("/mein/").status_code == 302


def test_a_get_does_not_sign_out(client: Client, cast: Cast) -> None:
    client.force_login(User.objects.get(person=cast.anna))
    assert client.get("/konto/abmelden/").status_code == 200
    assert client.get("/mein/").status_code == 200


def test_a_changed_address_ends_the_old_one(client: Client, cast: Cast) -> None:
    old = cast.anna.email
    ask_for_code(client, old)
    client.post(CODE, {"code": code_sent_to(old)})
    User.objects.filter(person=cast.anna).update(email="neu@example.org")
    stranger = Client()
    ask_for_code(stranger, old)
    assert OutgoingMail.objects.filter(recipient_email=old).latest("pk").secrets == {}
