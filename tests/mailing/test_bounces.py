"""What comes back: while handing over, into a mailbox (a real IMAP server), from a provider."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connection

from kurzdraht.audit.services import SYSTEM
from kurzdraht.mailing.enums import BounceSource, MailState
from kurzdraht.mailing.errors import AlreadyHandled
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.queries import mails_of_person, open_bounces
from kurzdraht.mailing.services import Recipient, forget_before, handle_bounce
from kurzdraht.mailing.services.bounces import Report, note_bounce
from kurzdraht.mailing.services.delivery import Delivery
from kurzdraht.mailing.services.mailbox import fetch_bounces
from kurzdraht.mailing.services.provider import note_provider_report
from kurzdraht.mailing.services.relay import Relay
from kurzdraht.mailing.services.reports import read_report
from kurzdraht.mailing.services.return_path import key_of_return_path, return_path
from kurzdraht.mailing.signals import mail_bounced
from tests.factories.events import NOW
from tests.mailing.conftest import Queue
from tests.mailing.imap_server import PASSWORD, USER, Imap, imap_server
from tests.mailing.returned import HUMAN, OUT_OF_OFFICE, PLAIN, failed, nested
from tests.mailing.smtp_sink import Sink


@pytest.fixture
def address(settings: LazySettings) -> None:
    settings.MAIL_BOUNCE_ADDRESS = "rueck@netz.example"


@pytest.fixture
def sent(db: None, address: None, queue: Queue, sink: Sink) -> OutgoingMail:
    """One mail that the server has taken."""
    queue(to=Recipient("anna@example.org", "Anna", key=uuid4()))
    with Relay() as relay, Delivery(relay) as delivery:
        while delivery.send_next(now=NOW):
            pass
    return OutgoingMail.objects.get()


@pytest.fixture(scope="module")
def imap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imap]:
    with imap_server(tmp_path_factory.mktemp("imap")) as server:
        yield server


@pytest.fixture
def mailbox(imap: Imap, settings: LazySettings) -> Imap:
    imap.empty()
    settings.BOUNCE_IMAP_HOST, settings.BOUNCE_IMAP_PORT = "127.0.0.1", imap.port
    settings.BOUNCE_IMAP_USER, settings.BOUNCE_IMAP_PASSWORD = USER, PASSWORD
    settings.BOUNCE_IMAP_IS_PLAIN = True
    return imap


def test_a_mail_comes_back_to_an_address_of_its_own(sent: OutgoingMail, sink: Sink) -> None:
    assert sink.senders == [return_path(sent.key)]
    assert sink.message()["From"] == "Netzwerk Stadtentwicklung NRW <netzwerk@example.org>"
    box, _at, domain = sink.senders[0].partition("@")
    assert (domain, box.startswith("rueck+"), len(box) <= 64) == ("netz.example", True, True)
    assert key_of_return_path(f"for <{sink.senders[0].upper()}>") == sent.key


def test_without_an_address_for_bounces_they_go_to_the_sender(db: None, queue: Queue, sink: Sink) -> None:
    queue()
    with Relay() as relay, Delivery(relay) as delivery:
        delivery.send_next(now=NOW)
    assert sink.senders == ["netzwerk@example.org"]


def test_nobody_else_can_make_up_a_return_path(address: None) -> None:
    key = uuid4()
    true = return_path(key)
    for place in range(len("rueck+"), true.index("@")):
        forged = true[:place] + ("a" if true[place] != "a" else "b") + true[place + 1 :]
        assert key_of_return_path(forged) != key
    assert read_report(failed(f"rueck+{'a' * 42}@netz.example")) is None


@pytest.mark.parametrize("part", ["rcpt", "data"])
def test_a_refusal_at_the_door_is_a_bounce(db: None, queue: Queue, sink: Sink, part: str) -> None:
    setattr(sink, part, "550 5.1.1 no such user")
    mail = queue()
    with Relay() as relay, Delivery(relay) as delivery:
        delivery.send_next(now=NOW)
    bounce = Bounce.objects.get()
    assert (bounce.mail, bounce.email, bounce.source) == (mail, "anna@example.org", BounceSource.SMTP)
    assert (bounce.status, bounce.words, bounce.is_permanent) == ("5.1.1", "550 5.1.1 no such user", True)
    assert list(open_bounces()) == [bounce]


def test_a_mail_that_could_not_be_written_is_no_bounce_of_the_address(db: None, queue: Queue, sink: Sink) -> None:
    queue()
    OutgoingMail.objects.update(subject="two\nlines")
    with Relay() as relay, Delivery(relay) as delivery:
        delivery.send_next(now=NOW)
    assert (OutgoingMail.objects.get().state, Bounce.objects.count()) == (MailState.BOUNCED, 0)


def test_a_bounce_is_fetched_noted_and_marked_as_read(sent: OutgoingMail, mailbox: Imap) -> None:
    heard: list[Bounce] = []

    def hear(bounce: Bounce, **_kwargs: object) -> None:
        heard.append(bounce)

    mail_bounced.connect(hear)
    try:
        mailbox.put(failed(return_path(sent.key)))
        assert (fetch_bounces(now=NOW), fetch_bounces(now=NOW)) == (1, 0)
    finally:
        mail_bounced.disconnect(hear)
    bounce = Bounce.objects.get()
    sent.refresh_from_db()
    assert (sent.state, sent.last_error) == (MailState.BOUNCED, "550 5.1.1 no such user")
    assert (bounce.status, bounce.source, bounce.recipient_key) == ("5.1.1", BounceSource.MAILBOX, sent.recipient_key)
    assert (heard, mailbox.unread()) == ([bounce], 0)
    assert list(Bounce.objects.filter(email="anna@example.org")) == [bounce]


def test_a_server_that_knows_no_standard_is_understood(sent: OutgoingMail, mailbox: Imap) -> None:
    mailbox.put(PLAIN.format(to=return_path(sent.key)).encode())
    assert fetch_bounces(now=NOW) == 1
    bounce = Bounce.objects.get()
    assert (bounce.status, bounce.words, bounce.is_permanent) == ("5.1.1", "550 5.1.1 Mailbox unknown", True)


def test_a_delay_is_kept_and_is_no_end(sent: OutgoingMail, mailbox: Imap) -> None:
    mailbox.put(failed(return_path(sent.key), action="delayed", status="4.4.1", words="no answer yet"))
    assert fetch_bounces(now=NOW) == 1
    sent.refresh_from_db()
    assert (sent.state, Bounce.objects.get().is_permanent, open_bounces().count()) == (MailState.SENT, False, 0)
    mailbox.put(failed(return_path(sent.key), status="4.4.7", words="expired after five days", name="2"))
    assert fetch_bounces(now=NOW) == 1
    sent.refresh_from_db()
    assert (sent.state, open_bounces().count()) == (MailState.BOUNCED, 1)


@pytest.mark.parametrize("answer", [OUT_OF_OFFICE, HUMAN, failed("{to}", action="delivered", status="2.0.0").decode()])
def test_answers_are_no_bounces(sent: OutgoingMail, mailbox: Imap, answer: str) -> None:
    mailbox.put(answer.format(to=return_path(sent.key)).encode())
    assert fetch_bounces(now=NOW) == 0
    assert (Bounce.objects.count(), mailbox.unread()) == (0, 0)


def test_a_forged_bounce_changes_nothing(sent: OutgoingMail, mailbox: Imap) -> None:
    true = return_path(sent.key)
    mailbox.put(failed(true.replace(true[-20], "a" if true[-20] != "a" else "b")))
    mailbox.put(failed("netzwerk@example.org", name="2"))
    assert fetch_bounces(now=NOW) == 0
    sent.refresh_from_db()
    assert sent.state == MailState.SENT


def test_what_cannot_be_read_stands_in_nobodys_way(sent: OutgoingMail, mailbox: Imap) -> None:
    mailbox.put(nested(return_path(sent.key)))
    mailbox.put(failed(return_path(sent.key)))
    assert (fetch_bounces(now=NOW), mailbox.unread()) == (1, 0)


def test_letters_that_no_database_takes_are_left_out(sent: OutgoingMail) -> None:
    bounce = note_bounce(sent, Report("x", words="550 no\0such user"), source=BounceSource.PROVIDER, now=NOW)
    assert bounce is not None
    assert bounce.words == "550 nosuch user"


def test_one_mail_comes_back_once_whichever_way_the_news_comes(sent: OutgoingMail, mailbox: Imap) -> None:
    mailbox.put(failed(return_path(sent.key)))
    mailbox.put(failed(return_path(sent.key), name="again"))
    assert fetch_bounces(now=NOW) == 1
    assert not note_provider_report(_event(sent), provider="Postmark")
    assert Bounce.objects.count() == 1


KILLED = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
from django.db import connection
from django.utils import timezone
connection.settings_dict["NAME"] = sys.argv[1]
settings.MAIL_BOUNCE_ADDRESS = "rueck@netz.example"
settings.BOUNCE_IMAP_HOST, settings.BOUNCE_IMAP_PORT = "127.0.0.1", int(sys.argv[2])
settings.BOUNCE_IMAP_USER, settings.BOUNCE_IMAP_PASSWORD = "bounces", "only-for-tests"
settings.BOUNCE_IMAP_IS_PLAIN = True
from kurzdraht.mailing.services import mailbox
note = mailbox._note
def note_and_die(raw, *, now):
    if sys.argv[3] == "after":
        note(raw, now=now)
    os.kill(os.getpid(), signal.SIGKILL)
mailbox._note = note_and_die
mailbox.fetch_bounces(now=timezone.now())
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_worker_killed_while_fetching_loses_and_doubles_nothing(
    queue: Queue, sink: Sink, mailbox: Imap, address: None, moment: str
) -> None:
    queue()
    with Relay() as relay, Delivery(relay) as delivery:
        delivery.send_next(now=NOW)
    mail = OutgoingMail.objects.get()
    mailbox.put(failed(return_path(mail.key)))
    program = [sys.executable, "-c", KILLED, str(connection.settings_dict["NAME"]), str(mailbox.port), moment]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    died = subprocess.run(program, env=environment, cwd=Path(__file__).parents[2], check=False)
    assert died.returncode == -signal.SIGKILL
    assert (Bounce.objects.count(), mailbox.unread()) == (1 if moment == "after" else 0, 1)
    fetch_bounces(now=NOW)
    assert (Bounce.objects.count(), mailbox.unread()) == (1, 0)


def _event(mail: OutgoingMail, **changes: object) -> SimpleNamespace:
    values = {
        "event_type": "bounced",
        "event_id": "e1",
        "timestamp": NOW,
        "message_id": "unknown",
        "metadata": {"mail": str(mail.key)},
        "recipient": "anna@example.org",
        "mta_response": "550 5.1.1 no such user",
        "description": "",
    }
    return SimpleNamespace(**{**values, **changes})


def test_a_provider_reports_by_our_key_or_by_the_message_id(sent: OutgoingMail) -> None:
    assert not note_provider_report(_event(sent, event_type="opened"), provider="Postmark")
    assert not note_provider_report(_event(sent, recipient="bert@example.org"), provider="Postmark")
    assert not note_provider_report(_event(sent, metadata={}), provider="Postmark")
    assert note_provider_report(_event(sent, metadata={}, message_id=sent.message_id), provider="Postmark")
    assert Bounce.objects.get().source == BounceSource.PROVIDER


def test_a_bounce_is_open_until_somebody_has_seen_to_it(sent: OutgoingMail) -> None:
    note_provider_report(_event(sent), provider="Postmark")
    bounce = open_bounces().get()
    handle_bounce(bounce, "neue Adresse", by=SYSTEM, now=NOW)
    bounce.refresh_from_db()
    assert (open_bounces().count(), bounce.outcome, bounce.handled_by) == (0, "neue Adresse", "Kurzdraht")
    with pytest.raises(AlreadyHandled):
        handle_bounce(bounce, "ausgeschieden", by=SYSTEM, now=NOW)


def test_mails_of_a_person_are_found_by_key_and_by_address(sent: OutgoingMail, queue: Queue) -> None:
    queue(occasion="probe:2", to=Recipient("anna@privat.example"))
    queue(occasion="probe:3", to=Recipient("bert@example.org"))
    assert mails_of_person(sent.recipient_key, ["Anna@privat.example"]).count() == 2
    assert mails_of_person(None, []).count() == 0


def test_bounces_end_with_the_mails(sent: OutgoingMail) -> None:
    note_provider_report(_event(sent), provider="Postmark")
    assert forget_before(NOW) == 0
    assert forget_before(NOW + timedelta(days=1)) == 2
    assert (OutgoingMail.objects.count(), Bounce.objects.count()) == (0, 0)
