"""Freed places go on in order: at once, later as an offer."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from kurzdraht.events import errors
from kurzdraht.events.enums import Attendance, Audience, EventState, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.services import (
    GUEST,
    accept_offer,
    cancel_registration,
    change_registration,
    decline_offer,
    expire_offers,
    promote_waiting,
    register_for_event,
)
from kurzdraht.events.services.applicants import guest_applicant
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Mandate
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

CONFIRMED, WAITING, OFFERED, CANCELLED = (
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.OFFERED,
    RegistrationState.CANCELLED,
)


def states(event: Event) -> list[str]:
    """In the order of the line."""
    rows = Registration.objects.filter(event=event).order_by("queued_at", "pk")
    return [str(state) for state in rows.values_list("state", flat=True)]


def line(event: Event, *states: RegistrationState, **values: Any) -> list[Registration]:
    return [make_registration(event, f"Person {number}", state=state, **values) for number, state in enumerate(states)]


def cancel(registration: Registration, now: datetime = NOW) -> None:
    cancel_registration(registration, by=GUEST, now=now)


def near(event: Event) -> datetime:
    """A moment at which places are offered."""
    return event.starts_at - timedelta(hours=40)


def test_a_cancelled_place_goes_to_the_first_in_line(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    first, *_ = line(event, CONFIRMED, WAITING, WAITING)
    cancel(first)
    assert states(event) == [CANCELLED, CONFIRMED, WAITING]
    assert [mail.calendar_method for mail in OutgoingMail.objects.order_by("pk")] == ["CANCEL", "REQUEST"]


def test_cancelling_twice_writes_one_mail(cast: Cast) -> None:
    (only,) = line(make_event(), CONFIRMED)
    cancel(only)
    cancel(only)
    assert OutgoingMail.objects.count() == 1


def test_nothing_can_be_cancelled_once_it_has_begun(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    first, _ = line(event, CONFIRMED, WAITING)
    with pytest.raises(errors.HasBegun):
        cancel(first, now=event.starts_at)
    assert states(event) == [CONFIRMED, WAITING]


def test_near_the_event_a_place_is_offered_and_held(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    first, second, _ = line(event, CONFIRMED, WAITING, WAITING)
    now = near(event)
    cancel(first, now=now)
    assert states(event) == [CANCELLED, OFFERED, WAITING]
    offer = Offer.objects.get()
    assert (offer.registration, offer.expires_at, offer.state) == (second, now + timedelta(hours=24), OfferState.OPEN)
    newcomer = guest_applicant(name="Neu", email="neu@example.org", organisation_name="", language="de", now=now)
    made = register_for_event(event, newcomer, attendance="online", by=GUEST, now=now)
    assert made.state == WAITING


def test_an_accepted_offer_is_a_place_and_a_second_click_hears_so(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    first, second = line(event, CONFIRMED, WAITING)
    cancel(first, now=near(event))
    accept_offer(second, by=GUEST, now=near(event))
    assert states(event) == [CANCELLED, CONFIRMED]
    with pytest.raises(errors.OfferTaken):
        accept_offer(second, by=GUEST, now=near(event))
    cancel(second, now=near(event))
    assert states(event) == [CANCELLED, CANCELLED]


@pytest.mark.parametrize("answer", ["decline", "expire", "cancel"])
def test_an_offer_without_a_yes_goes_to_the_next(cast: Cast, answer: str) -> None:
    event = make_event(online_capacity=1)
    first, second, third = line(event, CONFIRMED, WAITING, WAITING)
    now = near(event)
    cancel(first, now=now)
    if answer == "decline":
        decline_offer(second, by=GUEST, now=now)
    elif answer == "cancel":
        cancel(second, now=now)
    else:
        now += timedelta(hours=24)
        assert expire_offers(now=now) == 1
    assert states(event) == [CANCELLED, CANCELLED, OFFERED]
    assert Offer.objects.get(state=OfferState.OPEN).registration == third


def test_a_late_yes_is_refused_even_before_the_worker_came(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    first, second = line(event, CONFIRMED, WAITING)
    cancel(first, now=near(event))
    with pytest.raises(errors.OfferGone):
        accept_offer(second, by=GUEST, now=near(event) + timedelta(hours=24))
    assert states(event) == [CANCELLED, OFFERED]


def test_no_offer_after_the_close_or_the_start(cast: Cast) -> None:
    closed = make_event(online_capacity=1, closes_at=NOW + timedelta(days=8))
    started = make_event(online_capacity=1)
    for event, now in ((closed, NOW + timedelta(days=8)), (started, started.starts_at)):
        line(event, CANCELLED, WAITING)
        promote_waiting(event, now=now)
        expire_offers(now=now)
        assert states(event) == [CANCELLED, WAITING]
    assert Offer.objects.count() == 0


def test_early_a_place_is_given_even_after_the_close(cast: Cast) -> None:
    event = make_event(online_capacity=1, closes_at=NOW - timedelta(days=1))
    first, _ = line(event, CONFIRMED, WAITING)
    cancel(first)
    assert states(event) == [CANCELLED, CONFIRMED]


@pytest.mark.parametrize("state", [EventState.POSTPONED, EventState.CANCELLED, EventState.DRAFT])
def test_nobody_moves_up_at_an_event_that_does_not_take_place(cast: Cast, state: EventState) -> None:
    event = make_event(online_capacity=1, state=state)
    line(event, WAITING)
    promote_waiting(event, now=NOW)
    assert states(event) == [WAITING]


def test_a_larger_event_takes_in_as_many_as_fit(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    line(event, CONFIRMED, WAITING, WAITING, WAITING)
    Event.objects.update(online_capacity=3)
    assert promote_waiting(event, now=NOW) == 2
    assert states(event) == [CONFIRMED, CONFIRMED, CONFIRMED, WAITING]


def test_a_smaller_event_takes_nothing_away(cast: Cast) -> None:
    event = make_event(online_capacity=2)
    first, *_ = line(event, CONFIRMED, CONFIRMED, WAITING)
    Event.objects.update(online_capacity=1)
    cancel(first)
    assert states(event) == [CANCELLED, CONFIRMED, WAITING]


def test_who_has_no_share_left_keeps_the_place_in_line(cast: Cast) -> None:
    event = make_event(online_capacity=2, seats_per_organisation=1)
    dortmund = cast.dortmund.organisation
    colleague = make_registration(event, "Anna", organisation=dortmund)
    guest = make_registration(event, "Gast")
    make_registration(event, "Kim", organisation=dortmund, state=WAITING)
    make_registration(event, "Zweiter Gast", state=WAITING)
    cancel(guest)
    assert states(event) == [CONFIRMED, CANCELLED, WAITING, CONFIRMED]
    cancel(colleague)
    assert states(event) == [CANCELLED, CANCELLED, CONFIRMED, CONFIRMED]


def test_who_no_longer_belongs_is_passed_over(cast: Cast) -> None:
    event = make_event(audience=Audience.NETWORK, online_capacity=0)
    for person in (cast.anna, cast.bert):
        make_registration(event, str(person), person=person, state=WAITING)
    Mandate.objects.filter(person=cast.anna).update(until_date=NOW.date() - timedelta(days=1))
    Event.objects.update(online_capacity=1)
    promote_waiting(event, now=NOW)
    assert states(event) == [WAITING, CONFIRMED]


def test_time_alone_lets_guests_move_up_when_members_first_ends(cast: Cast) -> None:
    event = make_event(online_capacity=1, members_first_until_at=NOW + timedelta(hours=1))
    line(event, WAITING)
    assert expire_offers(now=NOW) == 0
    assert expire_offers(now=NOW + timedelta(hours=1)) == 1
    assert states(event) == [CONFIRMED]


def test_changing_the_way_frees_the_old_place(cast: Cast) -> None:
    event = make_event(is_onsite=True, onsite_capacity=1, online_capacity=1)
    first, _ = line(event, CONFIRMED, WAITING, attendance=Attendance.ONSITE)
    change_registration(first, name="Neuer Name", note="", attendance="online", by=GUEST, now=NOW)
    assert list(Registration.objects.order_by("pk").values_list("name", "attendance", "state")) == [
        ("Neuer Name", "online", "confirmed"),
        ("Person 1", "onsite", "confirmed"),
    ]


def test_a_place_is_not_given_up_for_a_way_that_is_full(cast: Cast) -> None:
    event = make_event(is_onsite=True, onsite_capacity=1, online_capacity=0)
    (only,) = line(event, CONFIRMED, attendance=Attendance.ONSITE)
    with pytest.raises(errors.NoPlaceThisWay):
        change_registration(only, name=only.name, note="", attendance="online", by=GUEST, now=NOW)
    only.refresh_from_db()
    assert (only.attendance, only.sequence) == (Attendance.ONSITE, 0)


def test_nothing_different_writes_nothing(cast: Cast) -> None:
    (only,) = line(make_event(), CONFIRMED)
    change_registration(only, name=only.name, note="", attendance="online", by=GUEST, now=NOW)
    assert OutgoingMail.objects.count() == 0


def test_cancelled_people_can_come_back_to_the_end_of_the_line(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    first, second = line(event, CONFIRMED, WAITING)
    cancel(first)
    again = guest_applicant(name="Person 0", email=first.email, organisation_name="", language="de", now=NOW)
    made = register_for_event(event, again, attendance="online", by=GUEST, now=NOW + timedelta(minutes=1))
    second.refresh_from_db()
    first.refresh_from_db()
    assert (made.state, second.state, made.sequence) == (WAITING, CONFIRMED, first.sequence + 1)


def test_a_newcomer_does_not_overtake_before_the_worker_came(cast: Cast) -> None:
    event = make_event(online_capacity=1, members_first_until_at=NOW)
    line(event, WAITING)
    newcomer = guest_applicant(name="Neu", email="neu@example.org", organisation_name="", language="de", now=NOW)
    register_for_event(event, newcomer, attendance="online", by=GUEST, now=NOW)
    assert states(event) == [CONFIRMED, WAITING]
