"""A new event made from one that exists: the same again on another day, or the same circle a next time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.documents.services import store_file
from kurzdraht.events.enums import Audience, RegistrationState
from kurzdraht.events.models import Contribution, Event, EventFile, EventSeries, Invitation, Registration, Slot
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.applicants import Applicant
from kurzdraht.events.services.chores import follow_event
from kurzdraht.events.services.planning import free_slug
from kurzdraht.events.services.publishing import publish_event
from kurzdraht.events.services.registration import add_participant
from kurzdraht.events.services.slots import shift, with_start
from kurzdraht.network.models import Person

COPIED = (
    "format",
    "consortium",
    "working_group",
    "host",
    "subtitle",
    "summary",
    "description",
    "cost",
    "contact_email",
    "is_online",
    "is_onsite",
    "venue",
    "venue_address",
    "audience",
    "onsite_capacity",
    "online_capacity",
    "seats_per_organisation",
    "immediate_until_hours",
    "offer_hours",
    "reminder_hours",
    "early_reminder_hours",
)
SHIFTED = ("ends_at", "members_first_until_at", "opens_at", "closes_at")


class NobodyHasAPlace(Refused):
    sentence = _("Niemand hat hier einen Platz. Ein Folgetermin ist für die, die dabei waren.")


@dataclass(frozen=True)
class Keep:
    """What goes along by choice: who contributes, the link to the room, files with their contents."""

    voices: bool = True
    room: bool = False
    files: bool = False


@dataclass(frozen=True)
class Place:
    """Where a copy stands in a series or behind another event."""

    series: EventSeries | None = None
    number: int | None = None
    rule_date: date | None = None
    predecessor: Event | None = None


@dataclass(frozen=True)
class FollowUp:
    """The new event, how many belong to its circle, how many of them have a place already."""

    event: Event
    circle: int
    registered: int = 0


def duplicate_event(
    source: Event,
    *,
    title: str,
    starts_at: datetime,
    keep: Keep,
    place: Place | None = None,
    by: Actor,
    now: datetime,
) -> Event:
    """A draft with texts, limits, topics, partners and agenda, all times by the clock; nobody is registered for it."""
    stands = place or Place()
    with transaction.atomic():
        event = Event(
            slug=free_slug(title, starts_at),
            title=title,
            starts_at=starts_at,
            room_url=source.room_url if keep.room else "",
            series=stands.series,
            number=stands.number,
            rule_date=stands.rule_date,
            predecessor=stands.predecessor,
            changed_at=now,
            **{name: getattr(source, name) for name in COPIED},
            **{name: _shifted(getattr(source, name), source, starts_at) for name in SHIFTED},
        )
        event.save(force_insert=True)
        event.topics.set(source.topics.all())
        event.partners.set(source.partners.all())
        voices = _copy_agenda(source, event, with_voices=keep.voices)
        if keep.files:
            _copy_files(source, event, voices, now=now)
        follow_event(event, by=by, now=now)
        journal.note_event("event_created", event, by=by, now=now, changes={"copied_from": [None, source.title]})
    return event


def plan_follow_up(
    source: Event, *, title: str, starts_at: datetime, publish: bool, register: bool, by: Person, now: datetime
) -> FollowUp:
    """The same circle meets again: all with a place may come; registered at once, each gets a mail with it.

    Who is registered must find an event that is published, so registering publishes it, or nothing happens at all.
    Pressed twice it is one event, and one mail for each.
    """
    with locking.locked_event(source.pk):
        known = Event.objects.filter(predecessor=source, title=title, starts_at=starts_at).first()
        if known is not None:
            return _as_made(known)
        rows = list(
            Registration.objects.filter(event=source, state=RegistrationState.CONFIRMED)
            .exclude(email="")
            .select_related("person", "organisation")
            .order_by("queued_at", "pk")
        )
        if not rows:
            raise NobodyHasAPlace
        place = Place(predecessor=source, series=source.series, number=source.number and source.number + 1)
        event = duplicate_event(source, title=title, starts_at=starts_at, keep=Keep(), place=place, by=by, now=now)
        event.audience = Audience.CIRCLE
        event.save(update_fields=("audience",))
        Invitation.objects.bulk_create(
            Invitation(event=event, person=row.person, email="" if row.person else row.email) for row in rows
        )
        if publish or register:
            publish_event(event, by=by, now=now)
        places = [_register(event, row, by=by, now=now) for row in rows] if register else []
    return FollowUp(event, circle=len(rows), registered=places.count(RegistrationState.CONFIRMED))


def _as_made(event: Event) -> FollowUp:
    places = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    return FollowUp(event, circle=Invitation.objects.filter(event=event).count(), registered=places.count())


def _register(event: Event, row: Registration, *, by: Person, now: datetime) -> str:
    applicant = Applicant(
        name=row.name,
        email=row.email,
        person=row.person,
        organisation=row.organisation,
        organisation_name=row.organisation_name,
        function_title=row.function_title,
        language=row.language,
    )
    return add_participant(event, applicant, attendance=row.attendance, by=by, now=now).state


def _shifted(moment: datetime | None, source: Event, starts_at: datetime) -> datetime | None:
    return with_start(moment, old_start=source.starts_at, new_start=starts_at) if moment else None


def _copy_agenda(source: Event, event: Event, *, with_voices: bool) -> dict[int, Contribution]:
    """The rows and, where wanted, who contributes; gives the new contributions by the ids of the old ones."""
    slots: dict[int, Slot] = {}
    for slot in source.slots.order_by("position", "pk"):
        copy = _copy_of(slot, event=event)
        shift([copy], old_start=source.starts_at, new_start=event.starts_at)
        copy.save(force_insert=True)
        slots[slot.pk] = copy
    if not with_voices:
        return {}
    voices: dict[int, Contribution] = {}
    for voice in source.contributions.order_by("position", "pk"):
        copy = _copy_of(voice, event=event, slot=slots.get(voice.slot_id) if voice.slot_id else None)
        copy.save(force_insert=True)
        voices[voice.pk] = copy
    return voices


def _copy_of(row: Any, **others: Any) -> Any:
    """The same row once more, for another event."""
    names = [one.attname for one in row._meta.concrete_fields if not one.primary_key and one.name not in others]
    return type(row)(**{name: getattr(row, name) for name in names}, **others)


def _copy_files(source: Event, event: Event, voices: dict[int, Contribution], *, now: datetime) -> None:
    files: Iterable[EventFile] = source.files.select_related("file").order_by("position", "pk")
    for one in files:
        with one.file.file.open("rb") as content:
            stored = store_file(
                File(content, name=one.file.file.name),
                kind="event",
                key=event.key,
                title=one.file.title,
                now=now,
                alternative_text=one.file.alternative_text,
                rights=one.file.rights,
                is_accessible=one.file.is_accessible,
            )
        contribution = voices.get(one.contribution_id) if one.contribution_id else None
        EventFile.objects.create(
            event=event, file=stored, role=one.role, position=one.position, contribution=contribution
        )
