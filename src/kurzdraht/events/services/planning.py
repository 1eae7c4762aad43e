"""Planning events: made from a format, changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.core.text import free_name, slug
from kurzdraht.events import mails
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event, EventFormat, EventSeries, Slot
from kurzdraht.events.querysets import HOLDS_PLACE
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.chores import follow_event
from kurzdraht.events.services.promotion import promote_waiting
from kurzdraht.events.services.reminders import renew_reminders
from kurzdraht.events.services.slots import move_slots, slots_of
from kurzdraht.network.models import Consortium, Municipality

MOVING = ("starts_at", "ends_at", "venue", "venue_address", "is_online", "is_onsite")
MANY = ("topics", "partners")
WIDENING = ("onsite_capacity", "online_capacity", "seats_per_organisation", "audience", "working_group", "closes_at")


class ChangedMeanwhile(Refused):
    sentence = _("Inzwischen hat jemand anders diese Veranstaltung geändert. Es ist noch nichts überschrieben.")


class FewerPlacesThanGiven(Refused):
    sentence = _("Vergebene Plätze: %(taken)s. Weniger geht erst, wenn jemand absagt.")


@dataclass(frozen=True)
class EventDraft:
    """What the office must say for a new event; everything else comes from the format.

    With a `key` the same draft makes one event only, however often it is sent.
    """

    format: EventFormat
    title: str
    starts_at: datetime
    consortium: Consortium | None = None
    host: Municipality | None = None
    venue: str = ""
    room_url: str = ""
    partners: Sequence[Consortium] = ()
    series: EventSeries | None = None
    number: int | None = None
    rule_date: date | None = None
    key: UUID | None = None


class MadeAlready(Refused):
    sentence = _("Diese Veranstaltung ist schon angelegt.")


def create_event(draft: EventDraft, *, by: Actor, now: datetime) -> Event:
    """A draft with all that its format proposes, and the format's tasks; its address is made from the title."""
    form = draft.format
    with transaction.atomic():
        event = Event(
            key=draft.key or uuid4(),
            slug=free_slug(draft.title, draft.starts_at),
            format=form,
            series=draft.series,
            number=draft.number,
            rule_date=draft.rule_date,
            title=draft.title,
            summary=form.summary,
            description=form.text,
            cost=form.cost,
            consortium=draft.consortium,
            host=draft.host,
            contact_email=draft.consortium.email if draft.consortium else "",
            starts_at=draft.starts_at,
            ends_at=draft.starts_at + timedelta(minutes=form.duration_minutes),
            is_online=form.is_online,
            is_onsite=form.is_onsite,
            venue=draft.venue,
            room_url=draft.room_url,
            audience=form.audience,
            online_capacity=form.capacity if form.is_online else None,
            onsite_capacity=form.capacity if form.is_onsite else None,
            reminder_hours=form.reminder_hours,
            early_reminder_hours=form.early_reminder_hours,
            changed_at=now,
        )
        _insert(event, draft)
        event.partners.set(draft.partners)
        Slot.objects.bulk_create(slots_of(event, form.agenda))
        follow_event(event, by=by, now=now)
        journal.note_event("event_created", event, by=by, now=now)
    return event


def _insert(event: Event, draft: EventDraft) -> None:
    """Of one draft that is sent twice, the second meets the constraint."""
    try:
        event.save(force_insert=True)
    except IntegrityError as error:
        if draft.key is None:
            raise
        raise MadeAlready from error


def change_event(event: Event, values: Mapping[str, Any], *, by: Actor, now: datetime, seen: int | None = None) -> int:
    """Set the given fields; gives the number of mails that tell of a new time, place or room.

    `topics` and `partners` take lists. Fewer places than are taken is refused; more places let the waiting move up.
    `seen` is the event's sequence as it was shown: whoever saw an older state overwrites nobody's work.
    """
    plain = {name: value for name, value in values.items() if name not in MANY}
    with locking.locked_event(event.pk) as locked:
        if seen not in {None, locked.sequence}:
            raise ChangedMeanwhile
        changes = {
            name: [getattr(locked, name), value] for name, value in plain.items() if getattr(locked, name) != value
        }
        _refuse_fewer_places(locked, changes)
        for name, (_before, value) in changes.items():
            setattr(locked, name, value)
        regrouped = {name: both for name in MANY if name in values and (both := _regroup(locked, name, values[name]))}
        locked.sequence += 1 if changes or regrouped else 0
        locked.changed_at = now
        locked.save(update_fields=(*changes, "sequence", "changed_at"))
        if changes or regrouped:
            journal.note_event("event_changed", locked, by=by, now=now, changes={**changes, **regrouped})
        if "starts_at" in changes:
            move_slots(locked, old_start=changes["starts_at"][0])
            follow_event(locked, by=by, now=now)
        if locked.state == EventState.PUBLISHED and changes.keys() & set(WIDENING):
            promote_waiting(locked, now=now)
        return _tell(locked, changes.keys(), now=now)


def _regroup(event: Event, name: str, wanted: list[Any]) -> list[list[Any]] | None:
    """Before and after, None when they are the same."""
    rows = getattr(event, name)
    before = list(rows.all())
    if set(before) == set(wanted):
        return None
    rows.set(wanted)
    return [before, wanted]


def _tell(event: Event, changed: Collection[str], *, now: datetime) -> int:
    """All learn of a new time or place, those who take part online of a new link to the room; nobody of the rest."""
    if event.state != EventState.PUBLISHED or event.starts_at <= now:
        return 0
    if set(MOVING) & set(changed):
        renew_reminders(event)
        return mails.notify_event_changed(event, now=now)
    if "room_url" in changed and event.room_url:
        return mails.notify_room_changed(event, now=now)
    return 0


def _refuse_fewer_places(event: Event, changes: Mapping[str, list[Any]]) -> None:
    for way in ("onsite", "online"):
        name = f"{way}_capacity"
        if name not in changes or changes[name][1] is None:
            continue
        taken = event.registrations.filter(attendance=way, state__in=HOLDS_PLACE).count()
        if changes[name][1] < taken:
            refusal = FewerPlacesThanGiven(taken=taken)
            refusal.field = name
            raise refusal


def free_slug(title: str, starts_at: datetime) -> str:
    """Title and year, so that it never is one of our own words like "neu"; a number behind it when that is taken."""
    year = f"-{starts_at.year}"
    base = slug(title if slug(title).endswith(year) else f"{title}{year}", length=110)
    taken = set(Event.everything.filter(slug__startswith=base).values_list("slug", flat=True))
    return free_name(base, taken)
