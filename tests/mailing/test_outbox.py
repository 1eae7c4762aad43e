"""What stands in the outbox, and what never does."""

import re
import threading
import uuid
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.conf import LazySettings
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from kurzdraht.jobs.models import Job
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.errors import HeaderRefused
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.queries import backlog, mails_about, outbox, readable
from kurzdraht.mailing.services import About, Recipient
from tests.factories.events import NOW
from tests.mailing.conftest import Queue

LINK = "https://netz.example/t/abc?x=1&y=2"


def test_one_mail_for_one_occasion_and_recipient(db: None, queue: Queue) -> None:
    assert queue() is not None
    assert queue() is None
    assert queue(to=Recipient("ANNA@example.org ")) is None
    assert queue(to=Recipient("bert@example.org")) is not None
    assert queue(occasion="probe:2") is not None
    assert OutgoingMail.objects.count() == 3


def test_mail_goes_with_the_transaction_of_the_caller(db: None, queue: Queue) -> None:
    with transaction.atomic():
        queue(kind=MailKind.ACCESS)
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
    assert not Job.objects.exists()


def test_secrets_are_marks_in_the_row(db: None, queue: Queue) -> None:
    mail = queue()
    assert mail is not None
    assert "⟦manage_link⟧" in mail.text
    assert mail.html.count('href="⟦manage_link⟧"') == 2
    assert LINK not in mail.text + mail.html + mail.subject
    assert mail.secrets == {"manage_link": LINK}


def test_secret_in_the_context_is_a_mistake_of_ours(db: None, queue: Queue) -> None:
    with pytest.raises(ValueError, match="manage_link"):
        queue(context={"title": f"Hier: {LINK}"})


def test_text_is_plain_and_html_holds_words_not_markup(db: None, queue: Queue) -> None:
    title = """Läden & "<script>x</script>" onload='y' <b>"""
    mail = queue(context={"title": title})
    assert mail is not None
    assert mail.subject == f"Ihr Platz: {title}"
    assert title in mail.text
    page = _Page()
    page.feed(mail.html)
    assert page.words.count(title) == 1
    assert not {"script", "b"} & page.tags
    assert "onload" not in page.attributes


class _Page(HTMLParser):
    """What a browser would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_mail_calls_no_other_host(db: None, queue: Queue, settings: LazySettings) -> None:
    settings.BASE_URL = "https://netz.example"
    mail = queue()
    assert mail is not None
    found = set(re.findall(r"https?://[^\s\"'<>)]+", mail.html))
    assert {address for address in found if not address.startswith("https://netz.example/")} == {
        "http://www.w3.org/1999/xhtml"
    }
    assert "<img" not in mail.html
    assert "@import" not in mail.html
    assert "url(" not in mail.html


def test_mail_is_of_equal_worth_in_both_forms(db: None, queue: Queue) -> None:
    mail = queue()
    assert mail is not None
    for part in (mail.text, mail.html):
        for words in ("Ihr Platz ist sicher.", "weil Sie sich angemeldet haben", "Impressum", "Barriere melden"):
            assert words in part
    assert '<html lang="de"' in mail.html
    assert "prefers-color-scheme: dark" in mail.html


def test_mail_speaks_the_language_of_its_reader(db: None, queue: Queue) -> None:
    mail = queue(to=Recipient("anna@example.org", language="en"))
    assert mail is not None
    assert '<html lang="en"' in mail.html
    assert "/en/impressum/" in mail.text


@pytest.mark.parametrize(
    "changes",
    [
        {"to": Recipient("anna@example.org", "Anna\nBcc: all@example.org")},
        {"to": Recipient("anna@example.org\r\nBcc: all@example.org")},
        {"reply_to": "ag@example.org\nBcc: all@example.org"},
    ],
)
def test_line_break_in_name_or_address_is_refused(db: None, queue: Queue, changes: dict[str, object]) -> None:
    with pytest.raises(HeaderRefused):
        queue(**changes)


def test_line_break_in_the_subject_becomes_a_space(db: None, queue: Queue) -> None:
    mail = queue(context={"title": "Leerstand\r\nBcc: all@example.org"})
    assert mail is not None
    assert mail.subject == "Ihr Platz: Leerstand Bcc: all@example.org"


def test_access_mail_brings_its_own_delivery_job(db: None, queue: Queue) -> None:
    queue()
    assert not Job.objects.exists()
    queue(kind=MailKind.ACCESS, occasion="code:1")
    assert [job.task_path for job in Job.objects.all()] == ["kurzdraht.mailing.tasks.deliver_outbox"]


def test_office_reads_dots_in_place_of_links(db: None, queue: Queue, settings: LazySettings) -> None:
    mail = queue()
    assert mail is not None
    settings.KURZDRAHT_DEMO = False
    shown = readable(mail)
    assert "•••••" in shown.text
    assert 'href="•••••"' in shown.html
    assert LINK not in shown.text + shown.html


def test_only_the_demo_shows_links(db: None, queue: Queue, settings: LazySettings) -> None:
    mail = queue()
    assert mail is not None
    settings.KURZDRAHT_DEMO = True
    shown = readable(mail)
    assert LINK in shown.text
    assert 'href="https://netz.example/t/abc?x=1&amp;y=2"' in shown.html


def test_lists_load_neither_bodies_nor_secrets(db: None, queue: Queue) -> None:
    key = uuid.uuid4()
    queue(about=About("event", key))
    queue(occasion="probe:2")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert [mail.subject for mail in outbox()] == ["Ihr Platz: Leerstand & Läden"] * 2
    assert len(captured) == 1
    assert '"secrets"' not in captured[0]["sql"]
    assert mails_about("event", key).count() == 1


def test_backlog_counts_what_is_due(db: None, queue: Queue) -> None:
    queue()
    queue(occasion="reminder", due_at=NOW + timedelta(days=1))
    assert backlog(NOW).count() == 1
    assert backlog(NOW + timedelta(days=1)).count() == 2


def test_queueing_costs_few_statements(db: None, queue: Queue) -> None:
    queue()
    with CaptureQueriesContext(connection) as captured:
        queue(occasion="probe:2")
    assert len(captured) == 4  # look, savepoint, insert, release


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_queue_one(queue: Queue) -> None:
    start = threading.Barrier(8)
    made: list[bool] = []

    def write() -> None:
        start.wait()
        try:
            made.append(queue() is not None)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [False] * 7 + [True]
    assert OutgoingMail.objects.count() == 1
