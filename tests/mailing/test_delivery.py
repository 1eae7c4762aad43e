"""Claim, send, mark: against a mail server that says yes, no, later, or nothing."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import connections
from django.db.models import F
from django.utils import timezone

from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import Recipient
from kurzdraht.mailing.services.delivery import NO_ANSWER, PAUSES, Delivery, sweep_stuck
from kurzdraht.mailing.services.relay import Relay
from tests.factories.events import NOW
from tests.mailing.conftest import Queue
from tests.mailing.smtp_sink import Sink

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Läden\r\nEND:VCALENDAR\r\n"


def _deliver(now: datetime = NOW) -> int:
    with Relay() as relay, Delivery(relay) as delivery:
        count = 0
        while delivery.send_next(now=now):
            count += 1
    return count


def _only() -> OutgoingMail:
    return OutgoingMail.objects.get()


def test_mail_is_sent_once_and_its_secrets_are_wiped(db: None, queue: Queue, sink: Sink) -> None:
    queued = queue()
    assert queued is not None
    assert _deliver() == 1
    assert _deliver() == 0
    mail = _only()
    assert (mail.state, mail.sent_at, mail.secrets, mail.attempts) == (MailState.SENT, NOW, {}, 1)
    message = sink.message()
    assert message["Message-ID"] == queued.message_id == f"<{queued.key}@127.0.0.1>"
    assert message["From"] == "Netzwerk Stadtentwicklung NRW <netzwerk@example.org>"
    assert message["Reply-To"] == "netzwerk@example.org"
    assert message["To"] == "Änna Müller <anna@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Id"] == "Netzwerk Stadtentwicklung NRW <service.127.0.0.1>"
    assert message["Content-Language"] == "de"
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert "https://netz.example/t/abc?x=1&y=2" in _text(message, "text/plain")
    assert 'href="https://netz.example/t/abc?x=1&amp;y=2"' in _text(message, "text/html")


def _text(message: EmailMessage, content_type: str) -> str:
    return str(next(part for part in message.walk() if part.get_content_type() == content_type).get_content())


def test_calendar_is_an_alternative_and_a_file(db: None, queue: Queue, sink: Sink) -> None:
    queue(calendar=CALENDAR, calendar_method="REQUEST", reply_to="ag@example.org")
    _deliver()
    message = sink.message()
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    parts = list(message.walk())
    assert parts[4].get_param("method") == "REQUEST"
    assert parts[4].get_content_charset() == "utf-8"
    assert "SUMMARY:Läden" in str(parts[4].get_content())
    assert parts[5].get_filename() == "termin.ics"
    assert parts[5].get_payload(decode=True) == CALENDAR.encode()
    assert message["Reply-To"] == "ag@example.org"


def test_demo_keeps_links_after_sending(db: None, queue: Queue, settings: LazySettings) -> None:
    settings.KURZDRAHT_DEMO = True
    queue()
    _deliver()
    assert _only().secrets != {}


@pytest.mark.parametrize("part", ["rcpt", "data"])
def test_refusal_for_good_is_not_tried_again(db: None, queue: Queue, sink: Sink, part: str) -> None:
    setattr(sink, part, "550 no such user")
    queue()
    assert _deliver() == 1
    mail = _only()
    assert (mail.state, mail.last_error, mail.secrets) == (MailState.BOUNCED, "550 no such user", {})
    assert _deliver(NOW + timedelta(days=2)) == 0


def test_no_line_of_the_log_names_an_address(
    db: None, queue: Queue, sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    sink.rcpt = "550 5.1.1 <anna@example.org>: no such user"
    queue()
    _deliver()
    assert _only().last_error == "550 5.1.1 <anna@example.org>: no such user"
    assert ("no such user" in caplog.text, "anna@" in caplog.text) == (True, False)


@pytest.mark.parametrize(
    ("part", "answer"), [("rcpt", "451 greylisted"), ("data", "452 full"), ("sender", "553 not you")]
)
def test_trouble_of_the_server_is_tried_again_with_growing_pauses(
    db: None, queue: Queue, sink: Sink, part: str, answer: str
) -> None:
    setattr(sink, part, answer)
    queue()
    now = NOW
    pauses = []
    while _deliver(now):
        mail = _only()
        if mail.state != MailState.QUEUED:
            break
        assert _deliver(now) == 0
        pauses.append(mail.due_at - now)
        now = mail.due_at
    mail = _only()
    assert tuple(pauses) == PAUSES
    assert (mail.state, mail.last_error, mail.secrets, mail.is_repeat) == (MailState.FAILED, answer, {}, False)


def test_mail_goes_out_after_trouble_has_passed(db: None, queue: Queue, sink: Sink) -> None:
    sink.rcpt = "450 later"
    queue()
    _deliver()
    sink.rcpt = "250 ok"
    assert _deliver(NOW + timedelta(minutes=1)) == 1
    assert (_only().state, _only().last_error, len(sink.accepted)) == (MailState.SENT, "", 1)


def test_server_out_of_reach_is_certainly_no_delivery(db: None, queue: Queue, settings: LazySettings) -> None:
    settings.MAIL_RELAY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    queue()
    _deliver()
    mail = _only()
    assert (mail.state, mail.is_repeat, mail.due_at) == (MailState.QUEUED, False, NOW + timedelta(minutes=1))
    assert mail.last_error.startswith("ConnectionRefusedError")


def test_line_cut_before_the_answer_is_repeated_once_and_told(db: None, queue: Queue, sink: Sink) -> None:
    sink.cut = "data"
    queued = queue()
    assert queued is not None
    _deliver()
    mail = _only()
    assert (mail.state, mail.is_repeat) == (MailState.QUEUED, True)
    assert mail.last_error.startswith(NO_ANSWER)
    _deliver(NOW + timedelta(minutes=1))
    assert (_only().state, _only().secrets) == (MailState.FAILED, {})
    assert [body.count(queued.message_id.encode()) for body in sink.seen] == [1, 1]


def test_mails_behind_a_bad_one_are_sent(db: None, queue: Queue, sink: Sink) -> None:
    queue()
    OutgoingMail.objects.update(subject="two\nlines")
    queue(occasion="probe:2")
    assert _deliver() == 2
    assert list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True)) == ["bounced", "sent"]


def test_mail_of_a_dead_worker_is_sent_once_more_and_then_given_up(db: None, queue: Queue, sink: Sink) -> None:
    queued = queue()
    assert queued is not None
    OutgoingMail.objects.update(state=MailState.SENDING, claimed_at=NOW, claimed_by="dead", attempts=1)
    assert sweep_stuck(now=NOW + timedelta(minutes=9)) == 0
    later = NOW + timedelta(minutes=11)
    assert sweep_stuck(now=later) == 1
    assert (_only().state, _only().is_repeat) == (MailState.QUEUED, True)
    assert _deliver(later + timedelta(minutes=1)) == 1
    assert sink.message()["Message-ID"] == queued.message_id

    OutgoingMail.objects.update(state=MailState.SENDING, claimed_at=NOW)
    assert sweep_stuck(now=later) == 1
    assert _only().state == MailState.FAILED


def test_worker_that_seemed_dead_does_not_overwrite(
    db: None, queue: Queue, sink: Sink, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    queue()
    send = Relay.send

    def slow_send(relay: Relay, mail: OutgoingMail) -> object:
        OutgoingMail.objects.update(claimed_by="another", claimed_at=F("claimed_at"))
        return send(relay, mail)

    monkeypatch.setattr(Relay, "send", slow_send)
    _deliver()
    assert (_only().state, _only().claimed_by) == (MailState.SENDING, "another")
    assert "may arrive twice" in caplog.text


def test_rate_holds_back_all_but_access(db: None, queue: Queue, sink: Sink, settings: LazySettings) -> None:
    settings.MAIL_RATE_PER_MINUTE = 3
    for number in range(5):
        queue(occasion=f"probe:{number}")
    queue(occasion="code", kind=MailKind.ACCESS, to=Recipient("code@example.org"))
    assert _deliver() == 3
    assert sink.message(0)["To"] == "code@example.org"
    queue(occasion="code:2", kind=MailKind.ACCESS, to=Recipient("code@example.org"))
    assert _deliver() == 1
    assert _deliver(NOW + timedelta(seconds=61)) == 3
    assert len(sink.accepted) == 7


def test_mail_in_the_future_waits(db: None, queue: Queue, sink: Sink) -> None:
    queue(due_at=NOW + timedelta(hours=1))
    assert _deliver() == 0
    assert _deliver(NOW + timedelta(hours=1)) == 1


def test_one_line_to_the_server_serves_many_mails_and_is_opened_anew_when_closed(
    db: None, queue: Queue, sink: Sink
) -> None:
    for number in range(3):
        queue(occasion=f"probe:{number}")
    with Relay() as relay, Delivery(relay) as delivery:
        assert delivery.send_next(now=NOW)
        relay._backend.connection.sock.shutdown(2)
        assert delivery.send_next(now=NOW)
        assert delivery.send_next(now=NOW)
    assert len(sink.accepted) == 3
    assert OutgoingMail.objects.filter(state=MailState.SENT, is_repeat=False).count() == 3


def test_command_sends_what_is_due(transactional_db: None, queue: Queue, sink: Sink) -> None:
    queue(now=timezone.now())
    call_command("send_outbox", "--once", stdout=StringIO())
    assert len(sink.accepted) == 1


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_send_each_mail_once(queue: Queue, sink: Sink) -> None:
    for number in range(20):
        queue(occasion=f"probe:{number}", to=Recipient(f"p{number}@example.org"))
    _in_threads(4, _deliver)
    received = sorted(sink.message(number)["To"] for number in range(len(sink.accepted)))
    assert received == sorted(f"p{number}@example.org" for number in range(20))
    assert OutgoingMail.objects.filter(state=MailState.SENT, attempts=1).count() == 20


def _in_threads(count: int, work: Callable[[], object]) -> None:
    start = threading.Barrier(count)

    def run() -> None:
        start.wait()
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
