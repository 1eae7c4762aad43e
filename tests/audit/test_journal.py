"""The journal only grows."""

import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.errors import JournalIsFinal
from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.queries import acts_of, history_of, last_authors
from kurzdraht.audit.services import SYSTEM, forget_before, raw, record
from kurzdraht.events.enums import Audience
from tests.factories.events import NOW
from tests.factories.network import Cast

KEY = uuid.uuid4()


class _Somebody:
    key = uuid.uuid4()

    def __str__(self) -> str:
        return "Anna"


class _Named(_Somebody):
    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name


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


def test_values_are_kept_so_that_they_can_be_printed_later(cast: Cast) -> None:
    stadtumbau = cast.stadtumbau
    values = [NOW, NOW.date(), Audience.PUBLIC, stadtumbau, [stadtumbau], None, True, 3, Decimal("1.50"), _("ja")]
    kept = {"key": str(stadtumbau.pk), "label": "AG Stadtumbau"}
    assert json.loads(json.dumps(raw(values))) == [
        "2027-02-23T09:00:00+01:00",
        "2027-02-23",
        "public",
        kept,
        [kept],
        None,
        True,
        3,
        "1.50",
        "ja",
    ]


def test_the_last_to_change_a_field_is_known(db: None) -> None:
    for days, title in ((3, "Dora"), (2, "Clara")):
        by = _Named(title)
        changes = {"title": ["a", "b"]} if title == "Dora" else {"venue": ["", "Rathaus"]}
        at = NOW - timedelta(days=days)
        record("event_changed", kind="event", key=KEY, label="Leerstand", by=by, at=at, changes=changes)
    authors = last_authors("event", KEY)
    assert {name: who for name, (who, _at) in authors.items()} == {"": "Clara", "venue": "Clara", "title": "Dora"}
