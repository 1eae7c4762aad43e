"""The journal only grows."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from kurzdraht.audit.errors import JournalIsFinal
from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.queries import acts_of, history_of
from kurzdraht.audit.services import SYSTEM, forget_before, record
from tests.factories.events import NOW

KEY = uuid.uuid4()


class _Somebody:
    key = uuid.uuid4()

    def __str__(self) -> str:
        return "Anna"


def _record(action: str = "event_published", *, days: int = 0) -> JournalEntry:
    return record(
        action,
        kind="event",
        key=KEY,
        label="Leerstand",
        by=SYSTEM,
        at=NOW - timedelta(days=days),
        changes={"a": [1, 2]},
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: JournalEntry.objects.filter(pk=entry.pk).update(action="other"),
        lambda entry: JournalEntry.objects.filter(pk=entry.pk).delete(),
        lambda entry: JournalEntry.objects.bulk_update([entry], ["action"]),
    ],
)
def test_entry_is_neither_changed_nor_deleted(db: None, change: Callable[[JournalEntry], object]) -> None:
    entry = _record()
    entry.action = "other"
    with pytest.raises(JournalIsFinal):
        change(entry)
    assert JournalEntry.objects.get().action == "event_published"


def test_history_is_newest_first(db: None) -> None:
    _record("event_created", days=3)
    _record("event_published")
    record("event_created", kind="event", key=uuid.uuid4(), label="Other", by=SYSTEM, at=NOW)
    assert [entry.action for entry in history_of("event", KEY)] == ["event_published", "event_created"]


def test_acts_of_a_person(db: None) -> None:
    somebody = _Somebody()
    record("event_created", kind="event", key=KEY, label="x" * 300, by=somebody, at=NOW)
    _record()
    entry = acts_of(somebody.key).get()
    assert (entry.actor_label, len(entry.subject_label)) == ("Anna", 250)


def test_only_the_end_of_retention_deletes(db: None) -> None:
    _record(days=10)
    _record(days=5)
    assert forget_before(NOW - timedelta(days=7)) == 1
    assert JournalEntry.objects.count() == 1
