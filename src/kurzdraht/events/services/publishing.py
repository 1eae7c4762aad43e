"""Showing an event to its audience: now, or at a moment."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import SYSTEM, Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events import mails
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.publish_check import Check, Fault, check_event
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.events.services import journal, locking
from kurzdraht.network.models import Person

PLANNED, FAILED = "event_publication_planned", "event_publication_failed"


class IsNoDraft(Refused):
    sentence = _("Diese Veranstaltung ist schon veröffentlicht.")


class NotReady(Refused):
    """The publish check says no; `faults` are those that must be mended, each with its place."""

    sentence = _("%(reasons)s")

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = faults
        super().__init__(reasons=" ".join(fault.sentence for fault in faults))


class MomentIsOver(Refused):
    sentence = _("Dieser Zeitpunkt ist schon vorbei. Wählen Sie einen kommenden, oder veröffentlichen Sie jetzt.")
    field = "publish_at"


class MomentAfterStart(Refused):
    sentence = _("Dann hat die Veranstaltung schon begonnen. Wählen Sie einen früheren Zeitpunkt.")
    field = "publish_at"


def publish_event(event: Event, *, by: Actor, now: datetime) -> Event:
    """Show the event to its audience, unless the publish check finds what must be mended first."""
    with locking.locked_event(event.pk) as locked:
        _refuse_published(locked)
        _refuse_faults(check_event(locked, now=now))
        _publish(locked, by=by, now=now)
    return locked


def publish_later(event: Event, *, at: datetime, by: Actor, now: datetime) -> Event:
    """The draft goes public by itself at that moment, if the check, made once more then, finds nothing against it."""
    with locking.locked_event(event.pk) as locked:
        _refuse_published(locked)
        if at <= now:
            raise MomentIsOver
        if at >= locked.starts_at:
            raise MomentAfterStart
        _refuse_faults(check_event(locked, now=at))
        before, locked.publish_at = locked.publish_at, at
        _save(locked, "publish_at", now=now)
        journal.note_event(PLANNED, locked, by=by, now=now, changes={"publish_at": [before, at]})
    return locked


def do_not_publish_later(event: Event, *, by: Actor, now: datetime) -> Event:
    """It stays a draft until somebody publishes it. What is not planned is left alone."""
    with locking.locked_event(event.pk) as locked:
        if locked.publish_at is not None:
            before, locked.publish_at = locked.publish_at, None
            _save(locked, "publish_at", now=now)
            changes = {"publish_at": [before, None]}
            journal.note_event("event_publication_dropped", locked, by=by, now=now, changes=changes)
    return locked


def publish_due_events(*, now: datetime) -> int:
    """Publish the drafts whose moment has come; gives how many went public.

    Each is tried once: what the check refuses stays a draft, is told to whoever planned it and waits on the desk, so
    that nothing goes public in the middle of the mending.
    """
    return sum(_publish_due(pk, now=now) for pk in due_events(now).values_list("pk", flat=True))


def due_events(now: datetime) -> EventQuerySet:
    tried = JournalEntry.objects.filter(
        action=FAILED, subject_kind="event", subject_key=OuterRef("key"), at__gte=OuterRef("publish_at")
    )
    due = Event.objects.filter(state=EventState.DRAFT, publish_at__lte=now)
    return due.exclude(Exists(tried)).order_by("publish_at", "pk")


def _publish_due(pk: int, *, now: datetime) -> bool:
    with locking.locked_event(pk) as locked:
        if locked.state != EventState.DRAFT or locked.publish_at is None or locked.publish_at > now:
            return False
        faults = check_event(locked, now=now).must
        if not faults:
            _publish(locked, by=SYSTEM, now=now)
            return True
        reasons = [fault.sentence for fault in faults]
        planner = _planner_of(locked)
        journal.note_event(FAILED, locked, by=SYSTEM, now=now, changes={"faults": [None, reasons]})
        mails.tell_publication_failed(locked, faults, planner=planner, now=now)
        return False


def _planner_of(event: Event) -> Person | None:
    """Who set the moment: the last one that the journal knows."""
    planned = JournalEntry.objects.filter(subject_kind="event", subject_key=event.key, action=PLANNED)
    key = planned.order_by("-pk").values_list("actor_key", flat=True).first()
    return Person.objects.filter(key=key).first() if key else None


def _publish(event: Event, *, by: Actor, now: datetime) -> None:
    event.state, event.state_reason = EventState.PUBLISHED, ""
    event.published_at, event.publish_at = now, None
    _save(event, "state", "state_reason", "published_at", "publish_at", now=now)
    journal.note_event("event_published", event, by=by, now=now)


def _refuse_published(event: Event) -> None:
    if event.state != EventState.DRAFT:
        raise IsNoDraft


def _refuse_faults(check: Check) -> None:
    if check.must:
        raise NotReady(check.must)


def _save(event: Event, *fields: str, now: datetime) -> None:
    event.changed_at = now
    event.save(update_fields=(*fields, "changed_at"))
