"""Writing to the office and asking to join."""

import pytest
from django.core.cache import cache
from django.test import Client

from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.todos.models import Todo
from tests.factories.network import Cast

LETTER = {"message": "Wer <b>kennt</b> sich aus?", "name": "Kim Beispiel", "email": "kim@example.org"}
JOIN = {"organisation": "Stadt Musterhausen", "name": "Kim Beispiel", "email": "kim@example.org"}
PER_TEN_MINUTES = 5


@pytest.fixture(autouse=True)
def _forget_counts(db: None) -> None:
    cache.clear()


def test_a_letter_reaches_the_office_its_sender_is_told_and_somebody_has_to_answer(cast: Cast, client: Client) -> None:
    response = client.post("/schreiben/", LETTER, follow=True)
    assert "Wir antworten in den nächsten drei Arbeitstagen." in response.content.decode()
    letter, receipt = OutgoingMail.objects.order_by("pk")
    assert (letter.recipient_email, letter.reply_to) == ("netz@example.org", "kim@example.org")
    assert "Wer <b>kennt</b> sich aus?" in letter.text
    assert "Wer &lt;b&gt;kennt&lt;/b&gt; sich aus?" in letter.html
    assert receipt.recipient_email == "kim@example.org"
    assert "kennt" not in receipt.text + receipt.html
    todo = Todo.objects.get()
    assert (todo.title, todo.subject_key) == ("Antworten: Kim Beispiel", letter.key)


def test_a_letter_can_go_to_a_consortium(cast: Cast, client: Client) -> None:
    consortium = cast.stadtumbau
    assert f'value="{consortium.pk}" selected' in client.get(f"/schreiben/?ag={consortium.slug}").content.decode()
    client.post("/schreiben/", LETTER | {"consortium": consortium.pk})
    assert OutgoingMail.objects.order_by("pk")[0].recipient_email == consortium.email
    assert Todo.objects.get().consortium == consortium


def test_an_address_with_letters_that_no_database_takes_names_no_consortium(cast: Cast, client: Client) -> None:
    """PostgreSQL breaks off at a NUL; SQLite does not mind."""
    asked = client.get(f"/schreiben/?ag=%00{cast.stadtumbau.slug}")
    assert (asked.status_code, asked.context["form"].initial["consortium"]) == (200, cast.stadtumbau)


def test_who_wants_to_join_is_answered(cast: Cast, client: Client) -> None:
    form = JOIN | {"consortia": [cast.stadtumbau.pk, cast.innenstadt.pk], "message": "Was kostet es?"}
    assert client.post("/mitglied-werden/", form).headers["Location"] == "/schreiben/danke/"
    letter = OutgoingMail.objects.order_by("pk")[0]
    assert letter.subject == "Mitglied werden: Stadt Musterhausen"
    assert [
        part for part in (str(cast.stadtumbau), str(cast.innenstadt), "Was kostet es?") if part not in letter.text
    ] == []
    assert Todo.objects.get().title == "Stadt Musterhausen möchte Mitglied werden"


@pytest.mark.parametrize("path", ["/schreiben/", "/mitglied-werden/"])
@pytest.mark.parametrize("wrong", [{"email": ""}, {"email": "kim@example.org\nBcc: all@example.org"}, {"name": ""}])
def test_what_cannot_be_used_is_explained_and_not_sent(
    cast: Cast, client: Client, path: str, wrong: dict[str, str]
) -> None:
    assert client.post(path, LETTER | JOIN | wrong).status_code == 422
    assert OutgoingMail.objects.count() == 0


def test_a_line_break_in_a_name_does_no_harm(cast: Cast, client: Client) -> None:
    client.post("/schreiben/", LETTER | {"name": "Kim\nBcc: all@example.org"})
    assert OutgoingMail.objects.order_by("pk")[0].subject == "Nachricht von Kim Bcc: all@example.org"


def test_too_many_letters_from_one_place_are_refused(cast: Cast, client: Client) -> None:
    answers = [client.post("/schreiben/", LETTER).status_code for _number in range(PER_TEN_MINUTES + 1)]
    assert answers == [302] * PER_TEN_MINUTES + [429]


def test_nobody_floods_somebody_elses_mailbox_with_receipts(cast: Cast, client: Client) -> None:
    """From many places at once; and the name, which anybody can type, is no letter either."""
    for place in range(9):
        client.post("/schreiben/", LETTER | {"name": "Gewinn: kaufen.example"}, REMOTE_ADDR=f"203.0.113.{place}")
    assert OutgoingMail.objects.filter(recipient_email="netz@example.org").count() == 9
    receipt = OutgoingMail.objects.get(recipient_email="kim@example.org")
    assert "kaufen.example" not in receipt.recipient_name + receipt.text + receipt.html
