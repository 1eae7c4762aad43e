"""Moving the demo forward with the calendar, so that there is always a next week."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from kurzdraht.core.dates import BERLIN, monday_of
from kurzdraht.core.models import Installation
from kurzdraht.demo.content import PLANS
from kurzdraht.demo.services.mails import move_mails
from kurzdraht.events.models import Documentation, Event, Offer, Registration, Slot
from kurzdraht.network.models import Mandate
from kurzdraht.todos.models import Todo

EVENT_MOMENTS = (
    "starts_at",
    "ends_at",
    "opens_at",
    "closes_at",
    "members_first_until_at",
    "publish_at",
    "published_at",
    "changed_at",
)


def shift_demo(*, today: date) -> int:
    """Move all events with what hangs on them, and functions that end, by whole weeks; gives the number of weeks.

    The clock time in Berlin stays the same across the change of summer time. Repeating it on a day moves nothing.
    """
    with transaction.atomic():
        installation = Installation.objects.select_for_update().get(pk=1)
        anchor = installation.demo_anchor_date
        if not installation.is_demo or anchor is None or monday_of(today) <= anchor:
            return 0
        new_anchor = monday_of(today)
        fixed = {plan.slug for plan in PLANS if plan.fixed_date}
        plans = {plan.slug: plan for plan in PLANS if plan.first_thursday}
        weeks = new_anchor - anchor
        events = list(Event.objects.exclude(slug__in=fixed))
        moved_by = {event.pk: weeks for event in events}
        for event in events:
            if event.slug in plans:
                moved_by[event.pk] = plans[event.slug].starts_at(new_anchor).date() - _local(event.starts_at).date()
            _move(event, EVENT_MOMENTS, moved_by[event.pk])
        Event.objects.bulk_update(events, EVENT_MOMENTS, batch_size=200)
        _move_rows(moved_by)
        _move_ends_of_functions(weeks)
        move_mails(weeks)
        Todo.everything.update(due_date=F("due_date") + weeks)
        installation.demo_anchor_date = new_anchor
        installation.save(update_fields=("demo_anchor_date",))
    return weeks.days // 7


def _move_rows(moved_by: dict[int, timedelta]) -> None:
    slots = list(Slot.objects.filter(event_id__in=moved_by))
    for slot in slots:
        _move(slot, ("starts_at", "ends_at"), moved_by[slot.event_id])
    Slot.objects.bulk_update(slots, ("starts_at", "ends_at"), batch_size=200)
    registrations = list(Registration.objects.filter(event_id__in=moved_by))
    for registration in registrations:
        _move(registration, ("queued_at", "changed_at"), moved_by[registration.event_id])
    Registration.objects.bulk_update(registrations, ("queued_at", "changed_at"), batch_size=200)
    offers = list(Offer.objects.filter(registration__event_id__in=moved_by).select_related("registration"))
    for offer in offers:
        _move(offer, ("made_at", "expires_at", "closed_at"), moved_by[offer.registration.event_id])
    Offer.objects.bulk_update(offers, ("made_at", "expires_at", "closed_at"), batch_size=200)
    records = list(Documentation.objects.filter(event_id__in=moved_by))
    for record in records:
        _move(record, ("published_at",), moved_by[record.event_id])
    Documentation.objects.bulk_update(records, ("published_at",), batch_size=200)


def _move_ends_of_functions(by: timedelta) -> None:
    ended = list(Mandate.objects.filter(until_date__isnull=False))
    for mandate in ended:
        mandate.until_date += by
    Mandate.objects.bulk_update(ended, ("until_date",))


def _local(moment: datetime) -> datetime:
    return moment.astimezone(BERLIN)


def _move(row: object, names: tuple[str, ...], by: timedelta) -> None:
    for name in names:
        moment = getattr(row, name)
        if moment is not None:
            local = _local(moment)
            setattr(row, name, datetime.combine(local.date() + by, local.time(), tzinfo=BERLIN))
