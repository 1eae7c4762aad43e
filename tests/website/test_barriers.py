"""Reporting a barrier reaches the office and says when an answer comes."""

import pytest
from django.core.cache import cache
from django.test import Client

from kurzdraht.mailing.models import OutgoingMail
from tests.factories.network import Cast

REPORT = {"description": "Der Knopf <b>fehlt</b>.", "page": "/kommunen/", "email": "kim@example.org"}
PER_TEN_MINUTES = 5


@pytest.fixture(autouse=True)
def _forget_counts(db: None) -> None:
    cache.clear()


def test_a_report_goes_to_the_office_and_the_answer_to_who_reported(cast: Cast, client: Client) -> None:
    response = client.post("/barriere-melden/", REPORT, follow=True)
    assert "Wir antworten Ihnen bis" in response.content.decode()
    mail = OutgoingMail.objects.get()
    assert (mail.recipient_email, mail.reply_to) == ("netz@example.org", "kim@example.org")
    assert "Der Knopf <b>fehlt</b>." in mail.text
    assert "Der Knopf &lt;b&gt;fehlt&lt;/b&gt;." in mail.html


def test_nobody_has_to_say_who_they_are(cast: Cast, client: Client) -> None:
    response = client.post("/barriere-melden/", {"description": "Zu blass."}, follow=True)
    assert "Antworten können wir nicht" in response.content.decode()
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"description": ""}, {"email": "kim"}, {"email": "kim@example.org\nBcc: all@example.org"}]
)
def test_what_cannot_be_used_is_explained_and_not_sent(cast: Cast, client: Client, wrong: dict[str, str]) -> None:
    response = client.post("/barriere-melden/", REPORT | wrong)
    assert response.status_code == 422
    assert OutgoingMail.objects.count() == 0


def test_a_line_break_in_the_page_does_no_harm(cast: Cast, client: Client) -> None:
    client.post("/barriere-melden/", REPORT | {"page": "/a/\nBcc: all@example.org"})
    assert "\nBcc" not in OutgoingMail.objects.get().text


def test_too_many_reports_from_one_place_are_refused(cast: Cast, client: Client) -> None:
    answers = [client.post("/barriere-melden/", REPORT).status_code for _number in range(PER_TEN_MINUTES + 1)]
    assert answers == [302] * PER_TEN_MINUTES + [429]
    assert OutgoingMail.objects.count() == PER_TEN_MINUTES


def test_the_form_is_protected_and_never_kept(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/barriere-melden/", REPORT).status_code == 403
    assert "no-store" in client.get("/barriere-melden/")["Cache-Control"]
