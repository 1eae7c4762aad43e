"""What is kept of an event when it is over: written, shown, and taken away again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Documentation, Event, Finding
from kurzdraht.events.services import journal, locking


class NotOverYet(Refused):
    sentence = _("Diese Veranstaltung ist noch nicht vorbei. Speichern können Sie schon, zeigen erst danach.")


class DidNotTakePlace(Refused):
    sentence = _("Diese Veranstaltung hat nicht stattgefunden oder ist noch ein Entwurf.")


class NothingToShow(Refused):
    sentence = _(
        "Es gibt noch nichts zu zeigen. Schreiben Sie ein Ergebnis oder einen Bericht, oder laden Sie etwas hoch."
    )


class WrittenMeanwhile(Refused):
    sentence = _(
        "Inzwischen hat jemand anders diese Dokumentation geändert. Es ist noch nichts überschrieben. Speichern Sie "
        "noch einmal, dann gilt Ihre Fassung."
    )


@dataclass(frozen=True)
class RecordDraft:
    """The record as the office types it; a finding is a sentence and what explains it."""

    heading: str = ""
    report: str = ""
    participants: int | None = None
    municipalities: int | None = None
    findings: Sequence[tuple[str, str]] = field(default=())


def state_of(event: Event) -> RecordDraft:
    """The record as it stands, empty where there is none."""
    row = Documentation.objects.filter(event=event).first()
    if row is None:
        return RecordDraft()
    found = tuple(row.findings.order_by("position").values_list("headline", "text"))
    return RecordDraft(row.heading, row.report, row.participants, row.municipalities, found)


def save_documentation(
    event: Event, draft: RecordDraft, *, by: Actor, now: datetime, seen: RecordDraft | None = None
) -> Documentation:
    """Write all of it. `seen` is what stood there when the writer began: nobody's work is overwritten unseen."""
    with locking.locked_event(event.pk) as locked:
        before = state_of(locked)
        if seen is not None and before not in {seen, draft}:
            raise WrittenMeanwhile
        row, _is_new = Documentation.objects.get_or_create(event=locked)
        if before == draft:
            return row
        row.heading, row.report = draft.heading, draft.report
        row.participants, row.municipalities = draft.participants, draft.municipalities
        row.save(update_fields=("heading", "report", "participants", "municipalities"))
        row.findings.all().delete()
        Finding.objects.bulk_create(
            Finding(documentation=row, position=position, headline=headline, text=text)
            for position, (headline, text) in enumerate(draft.findings, start=1)
        )
        changes = _differences(before, draft)
        journal.note_part("documentation_saved", locked, by=by, now=now, changes=changes)
    return row


def publish_documentation(event: Event, *, by: Actor, now: datetime) -> None:
    """Show it on the event's page; what is shown already stays as it is."""
    with locking.locked_event(event.pk) as locked:
        row = Documentation.objects.filter(event=locked).first()
        if locked.state != EventState.PUBLISHED:
            raise DidNotTakePlace
        if locked.ends_at > now:
            raise NotOverYet
        if row is None or not (row.report or row.findings.exists() or locked.files.exists()):
            raise NothingToShow
        if row.published_at is None:
            row.published_at = now
            row.save(update_fields=("published_at",))
            journal.note_part("documentation_published", locked, by=by, now=now)


def withdraw_documentation(event: Event, *, by: Actor, now: datetime) -> None:
    """Nobody sees it any more, the files with it; everything stays as it was written."""
    with locking.locked_event(event.pk) as locked:
        if Documentation.objects.filter(event=locked, published_at__isnull=False).update(published_at=None):
            journal.note_part("documentation_withdrawn", locked, by=by, now=now)


def _differences(before: RecordDraft, after: RecordDraft) -> dict[str, list[object]]:
    """The findings as lines, so that the history can print them."""
    plain = ("heading", "report", "participants", "municipalities")
    changes: dict[str, list[object]] = {
        name: [getattr(before, name), getattr(after, name)]
        for name in plain
        if getattr(before, name) != getattr(after, name)
    }
    if before.findings != after.findings:
        changes["findings"] = [_lines(before.findings), _lines(after.findings)]
    return changes


def _lines(findings: Sequence[tuple[str, str]]) -> str:
    return "\n".join(" ".join(part for part in finding if part) for finding in findings)
