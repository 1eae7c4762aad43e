"""Holding, calling back, sending once more, and a database that was put back."""

import uuid
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db.utils import IntegrityError
from django.utils import timezone

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import SYSTEM
from kurzdraht.core.models import Installation
from kurzdraht.core.queries import MARK_FILE, is_copy, marks_of_folder
from kurzdraht.core.services import mark_installation, renew_mark
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.errors import (
    AccessIsNeverHeld,
    AccessIsNeverResent,
    AddressMissing,
    HeaderRefused,
    LinksAreGone,
    NothingToRecall,
    StillWaiting,
    TooLateToRecall,
)
from kurzdraht.mailing.models import Hold, OutgoingMail
from kurzdraht.mailing.queries import backlog, sending, trouble
from kurzdraht.mailing.services import (
    About,
    Recipient,
    adopt_database,
    hold_sending,
    recall_mail,
    recall_mails,
    resend_mail,
    resume_sending,
)
from kurzdraht.mailing.services.delivery import Delivery
from kurzdraht.mailing.services.relay import Relay
from tests.factories.events import NOW
from tests.mailing.conftest import Queue
from tests.mailing.smtp_sink import Sink

pytestmark = pytest.mark.django_db


def _deliver() -> int:
    with Relay() as relay, Delivery(relay) as delivery:
        return sum(iter(lambda: delivery.send_next(now=NOW), False))


def _queued(mail: OutgoingMail | None) -> OutgoingMail:
    assert mail is not None
    return mail


def test_a_held_kind_waits_and_the_others_leave(queue: Queue, sink: Sink) -> None:
    hold_sending(MailKind.SERVICE, "Der Termin stimmt nicht", by=SYSTEM, now=NOW)
    hold_sending(MailKind.SERVICE, "zweimal geklickt", by=SYSTEM, now=NOW)
    queue()
    queue(occasion="statutory", kind=MailKind.STATUTORY)
    queue(occasion="code", kind=MailKind.ACCESS)
    assert _deliver() == 2
    assert [hold.reason for hold in sending().holds] == ["Der Termin stimmt nicht"]
    assert backlog(NOW).count() == 0
    assert resume_sending(MailKind.SERVICE, by=SYSTEM, now=NOW)
    assert not resume_sending(MailKind.SERVICE, by=SYSTEM, now=NOW)
    assert _deliver() == 1
    assert list(JournalEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "sending_held",
        "sending_resumed",
    ]


def test_a_hold_stops_what_the_worker_has_read_already(queue: Queue, sink: Sink) -> None:
    for number in range(3):
        queue(occasion=f"probe:{number}")
    with Relay() as relay, Delivery(relay) as delivery:
        assert delivery.send_next(now=NOW)
        hold_sending(MailKind.SERVICE, "", by=SYSTEM, now=NOW)
        assert not delivery.send_next(now=NOW)
    assert len(sink.accepted) == 1


def test_access_is_never_held_not_even_by_the_database() -> None:
    with pytest.raises(AccessIsNeverHeld):
        hold_sending(MailKind.ACCESS, "", by=SYSTEM, now=NOW)
    with pytest.raises(IntegrityError, match="mailing_access_is_never_held"):
        Hold.objects.create(kind=MailKind.ACCESS, since_at=NOW, held_by="x")


def test_a_mail_can_be_called_back_for_a_minute(queue: Queue, sink: Sink, settings: LazySettings) -> None:
    settings.MAIL_RECALL_SECONDS = 60
    mail = _queued(queue())
    code = _queued(queue(occasion="code", kind=MailKind.ACCESS))
    assert (mail.due_at - NOW, code.due_at - NOW) == (timedelta(seconds=60), timedelta())
    assert _deliver() == 1
    recall_mail(mail, by=SYSTEM, now=NOW)
    assert (mail.state, mail.secrets) == (MailState.RECALLED, {})
    OutgoingMail.objects.update(due_at=NOW)
    assert _deliver() == 0
    with pytest.raises(NothingToRecall):
        recall_mail(mail, by=SYSTEM, now=NOW)
    with pytest.raises(AccessIsNeverHeld):
        recall_mail(code, by=SYSTEM, now=NOW)


def test_a_mail_that_the_worker_has_read_can_still_be_called_back(queue: Queue, sink: Sink) -> None:
    first, second = _queued(queue()), _queued(queue(occasion="probe:2"))
    with Relay() as relay, Delivery(relay) as delivery:
        assert delivery.send_next(now=NOW)
        recall_mail(second, by=SYSTEM, now=NOW)
        with pytest.raises(TooLateToRecall, match="schon unterwegs"):
            recall_mail(first, by=SYSTEM, now=NOW)
        assert not delivery.send_next(now=NOW)
    assert len(sink.accepted) == 1


def test_all_mails_of_one_mistake_are_called_back(queue: Queue, sink: Sink) -> None:
    about = About("event", uuid.uuid4())
    queue(occasion="event_cancelled:1", about=about)
    assert _deliver() == 1
    queue(occasion="event_cancelled:2", about=about)
    queue(occasion="reminder:1", about=about)
    queue(occasion="event_cancelled:3", about=About("event", uuid.uuid4()))
    found = recall_mails(about, occasion="event_cancelled:", by=SYSTEM, now=NOW)
    assert (found.recalled, found.too_late) == (1, 1)
    assert recall_mails(about, by=SYSTEM, now=NOW).recalled == 1
    assert _deliver() == 1


def test_a_mail_is_sent_once_more_as_a_mail_of_its_own(queue: Queue, sink: Sink) -> None:
    mail = _queued(queue(secrets={}))
    with pytest.raises(StillWaiting):
        resend_mail(mail, by=SYSTEM, now=NOW)
    OutgoingMail.objects.update(text="Guten Tag", html="<p>Guten Tag</p>")
    _deliver()
    again = resend_mail(mail, by=SYSTEM, now=NOW)
    assert _deliver() == 1
    assert [sink.message(number)["Message-ID"] for number in range(2)] == [mail.message_id, again.message_id]
    third = resend_mail(again, to_email="bert@example.org", by=SYSTEM, now=NOW)
    assert (third.occasion.startswith("probe:1:"), third.resend_of) == (True, again)


def test_what_cannot_be_sent_once_more(queue: Queue, sink: Sink) -> None:
    mail = _queued(queue())
    code = _queued(queue(occasion="code", kind=MailKind.ACCESS))
    _deliver()
    with pytest.raises(LinksAreGone):
        resend_mail(mail, by=SYSTEM, now=NOW)
    with pytest.raises(AccessIsNeverResent):
        resend_mail(code, by=SYSTEM, now=NOW)
    with pytest.raises(AddressMissing):
        resend_mail(mail, to_email="niemand@", by=SYSTEM, now=NOW)
    with pytest.raises(HeaderRefused):
        resend_mail(mail, to_email="a@example.org\nBcc: b@example.org", by=SYSTEM, now=NOW)


def test_what_went_wrong_is_counted_in_one_query(queue: Queue, django_assert_num_queries: object) -> None:
    troubles: tuple[dict[str, Any], ...] = (
        {"state": "failed"},
        {"state": "bounced"},
        {"state": "sent", "is_repeat": True},
        {"state": "sending"},
    )
    for number, values in enumerate(troubles):
        mail = _queued(queue(occasion=f"probe:{number}"))
        OutgoingMail.objects.filter(pk=mail.pk).update(claimed_at=NOW, **values)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = trouble(NOW + timedelta(minutes=11))
    assert (found.failed, found.bounced, found.repeated, found.stuck) == (1, 1, 1, 1)


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """A data folder of its own, marked at the first start."""
    settings.VAR = tmp_path
    mark_installation()
    return tmp_path


def test_the_first_start_marks_database_and_folder(folder: Path) -> None:
    assert ([Installation.objects.get().mark], is_copy()) == (marks_of_folder(), False)
    mark_installation()
    assert [Installation.objects.get().mark] == marks_of_folder()


@pytest.mark.parametrize("left", ["", f"{uuid.UUID(int=1)}\n", "kein Kennzeichen"])
def test_a_restored_copy_sends_nothing_not_even_codes(folder: Path, queue: Queue, sink: Sink, left: str) -> None:
    (folder / MARK_FILE).write_text(left)
    mark_installation()
    queue()
    queue(occasion="code", kind=MailKind.ACCESS)
    assert (_deliver(), sending().is_off, renew_mark()) == (0, True, False)
    assert adopt_database(recall_waiting=False, by=SYSTEM, now=NOW) == 0
    assert (_deliver(), sending().is_off) == (2, False)


def test_a_copy_without_the_file_stays_one_at_the_next_start(folder: Path) -> None:
    (folder / MARK_FILE).unlink()
    mark_installation()
    assert is_copy()


def test_a_database_of_an_hour_ago_is_a_copy(folder: Path) -> None:
    old = Installation.objects.get().mark
    assert renew_mark()
    assert not is_copy()
    Installation.objects.update(mark=old)
    assert is_copy()


def test_a_worker_killed_while_renewing_makes_no_copy(folder: Path) -> None:
    mark = Installation.objects.get().mark
    (folder / MARK_FILE).write_text(f"{mark}\n{uuid.uuid4()}\n")
    assert not is_copy()


def test_the_operator_adopts_a_copy_and_calls_back_what_waits(folder: Path, queue: Queue, sink: Sink) -> None:
    (folder / MARK_FILE).unlink()
    queue(now=timezone.now())
    out = StringIO()
    call_command("adopt_database", stdout=out)
    assert "Zurückgeholt: 1" in out.getvalue()
    assert (is_copy(), OutgoingMail.objects.get().state, OutgoingMail.objects.get().secrets) == (
        False,
        MailState.RECALLED,
        {},
    )
    call_command("adopt_database", stdout=out)
    assert "schon das Original" in out.getvalue()
    assert JournalEntry.objects.filter(action="database_adopted").count() == 1


def test_the_demo_is_never_a_copy(folder: Path, queue: Queue) -> None:
    Installation.objects.update(is_demo=True, mark=uuid.uuid4())
    assert not is_copy()
    _queued(queue(to=Recipient("anna@example.org")))


def test_pressed_twice_a_mail_goes_once_more_only(queue: Queue, sink: Sink) -> None:
    mail = _queued(queue(secrets={}))
    OutgoingMail.objects.update(text="Guten Tag", html="<p>Guten Tag</p>")
    _deliver()
    resend_mail(mail, by=SYSTEM, now=NOW)
    with pytest.raises(StillWaiting):
        resend_mail(mail, by=SYSTEM, now=NOW)
    resend_mail(mail, to_email="bert@example.org", by=SYSTEM, now=NOW)
    assert mail.resends.count() == 2
