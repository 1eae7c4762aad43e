"""What has been kept long enough ends at night: the clock is moved, the rows go."""

import uuid
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import LazySettings

from kurzdraht.accounts.links import give_link, revoke_link, subject_of
from kurzdraht.accounts.models import PersonalLink
from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.queries import history_of
from kurzdraht.audit.services import SYSTEM, record
from kurzdraht.jobs.models import Job
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import forget_before
from kurzdraht.privacy.queries import periods
from kurzdraht.privacy.registry import CLASSES, HANDLERS, register
from kurzdraht.privacy.services import class_key, end_class
from kurzdraht.privacy.tasks import end_due_data
from tests.factories.events import NOW

DAY = timedelta(days=1)


def _mail(occasion: str, state: MailState) -> None:
    OutgoingMail.objects.create(
        kind=MailKind.SERVICE,
        occasion=occasion,
        recipient_email="anna@example.org",
        subject="Ihr Platz",
        text="Hallo",
        html="<p>Hallo</p>",
        state=state,
        message_id=f"<{occasion}@example.org>",
        queued_at=NOW,
        due_at=NOW,
        sent_at=NOW + DAY if state == MailState.SENT else None,
    )


def test_mails_end_a_year_after_they_were_sent(db: None) -> None:
    for state in MailState:
        _mail(state.value, state)
    assert end_class("mail", now=NOW + 365 * DAY) == 0
    assert end_class("mail", now=NOW + 366 * DAY) == 3
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"queued", "sending", "sent"}
    assert end_class("mail", now=NOW + 367 * DAY) == 1
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"queued", "sending"}


def test_journal_ends_after_three_years(db: None) -> None:
    record("event_created", kind="event", key=uuid.uuid4(), label="Leerstand", by=SYSTEM, at=NOW)
    assert end_class("journal", now=NOW + 3 * 365 * DAY) == 0
    assert end_class("journal", now=NOW + 3 * 365 * DAY + DAY) == 1
    assert [entry.action for entry in JournalEntry.objects.all()] == ["privacy_ended"]


def test_links_end_a_month_after_their_end(db: None) -> None:
    key = uuid.uuid4()
    token = give_link("manage", kind="registration", key=key, expires_at=NOW + 10 * DAY)
    give_link("manage", kind="registration", key=uuid.uuid4(), expires_at=NOW + 100 * DAY)
    give_link("manage", kind="registration", key=(revoked := uuid.uuid4()), expires_at=NOW + 100 * DAY)
    revoke_link("manage", kind="registration", key=revoked, now=NOW)
    assert end_class("access", now=NOW + 30 * DAY) == 0
    assert end_class("access", now=NOW + 31 * DAY) == 1
    assert subject_of(token, purpose="manage", now=NOW) == key
    assert end_class("access", now=NOW + 41 * DAY) == 1
    assert PersonalLink.objects.count() == 1
    assert subject_of(token, purpose="manage", now=NOW) is None


def test_run_leaves_the_number_in_the_journal_and_no_names(db: None) -> None:
    _mail("old", MailState.SENT)
    end_class("mail", now=NOW + 400 * DAY)
    entry = history_of("retention_class", class_key("mail")).get()
    assert (entry.action, entry.changes["count"]) == ("privacy_ended", 1)
    assert "anna" not in str(entry.changes)


def test_class_without_a_period_does_not_end(db: None, settings: LazySettings) -> None:
    settings.RETENTION_DAYS = {}
    _mail("old", MailState.SENT)
    assert end_class("mail", now=NOW + 4000 * DAY) == 0


def test_each_class_ends_in_a_job_of_its_own(db: None) -> None:
    end_due_data.call()
    queued = [job.args_kwargs["args"][0] for job in Job.objects.all()]
    assert sorted(queued) == sorted(HANDLERS)


def test_every_table_names_a_class_that_exists() -> None:
    named = {
        model.retention_class
        for model in apps.get_models()
        if model.__module__.startswith("kurzdraht.") and hasattr(model, "retention_class")
    }
    assert named <= set(CLASSES)


def test_unknown_class_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError):
        register("unknown", forget_before)


def test_periods_tell_the_privacy_page_what_ends_when(settings: LazySettings) -> None:
    told = {period.retention.name: (period.days, period.is_automatic) for period in periods()}
    assert told["mail"] == (365, True)
    assert told["journal"] == (1095, True)
    assert told["access"] == (30, True)
    assert told["event_record"] == (None, False)


def test_every_period_has_somebody_who_ends_it(settings: LazySettings) -> None:
    """Without this a class with days would say on the privacy page that it ends, and nothing would happen."""
    assert set(HANDLERS) == set(settings.RETENTION_DAYS)
    assert set(CLASSES) - set(HANDLERS) == {"event_record"}
