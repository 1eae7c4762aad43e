"""The office moves people, with a reason, above the limit only on purpose, and back again."""

from datetime import timedelta
from typing import Any

import pytest

from kurzdraht.audit.models import JournalEntry
from kurzdraht.events.enums import Attendance, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.places import place_in_line
from kurzdraht.events.queries.planning import with_places
from kurzdraht.events.services import add_participant, colleague_applicant, guest_applicant
from kurzdraht.events.services.handing_over import IsRegisteredAlready, hand_over
from kurzdraht.events.services.line import NotInLine, move_in_line
from kurzdraht.events.services.moving import (
    EveryPlaceTaken,
    MailIsDue,
    Moved,
    MoveNeedsReason,
    NotAskedAnyMore,
    NothingMoves,
    RegisteredAgain,
    ShareIsTaken,
    WouldMoveUp,
    move_registration,
    undo_move,
)
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Organisation
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

CONFIRMED, WAITING = RegistrationState.CONFIRMED, RegistrationState.WAITING
OFFERED, CANCELLED = RegistrationState.OFFERED, RegistrationState.CANCELLED
REASON = "Anruf vom Montag"


def move(registration: Registration, state: str, cast: Cast, **values: Any) -> Moved:
    given: dict[str, Any] = {"reason": REASON, "now": NOW} | values
    return move_registration(registration, state=state, by=cast.clara, **given)


def state(registration: Registration) -> str:
    registration.refresh_from_db()
    return str(registration.state)


def last() -> OutgoingMail:
    return OutgoingMail.objects.latest("pk")


def test_from_the_line_to_a_free_place_with_reason_journal_and_mail(cast: Cast) -> None:
    event = make_event(online_capacity=2)
    make_registration(event, "Anna")
    bert = make_registration(event, "Bert", state=WAITING)
    moved = move(bert, CONFIRMED, cast)
    assert (state(bert), bert.is_extra, bert.state_reason, moved.moved_up) == (CONFIRMED, False, REASON, 0)
    assert (last().occasion.split(":")[0], last().calendar_method) == ("promotion", "REQUEST")
    entry = JournalEntry.objects.get(action="registration_moved")
    assert (entry.changes["state"], entry.changes["state_reason"]) == ([WAITING, CONFIRMED], ["", REASON])


def test_above_the_limit_only_with_a_tick_and_the_counts_say_so(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    make_registration(event, "Anna")
    bert = make_registration(event, "Bert", state=WAITING)
    with pytest.raises(EveryPlaceTaken, match="1 von 1"):
        move(bert, CONFIRMED, cast)
    move(bert, CONFIRMED, cast, over_limit=True)
    assert (state(bert), bert.is_extra) == (CONFIRMED, True)
    with_places([event])
    assert (event.taken, event.capacity, event.over) == (2, 1, 1)  # type: ignore[attr-defined]


def test_the_share_of_an_organisation_is_a_limit_too(cast: Cast) -> None:
    event = make_event(seats_per_organisation=1)
    make_registration(event, "Anna", organisation=cast.anna.organisation)
    bert = make_registration(event, "Bert", organisation=cast.anna.organisation, state=WAITING)
    with pytest.raises(ShareIsTaken):
        move(bert, CONFIRMED, cast)
    move(bert, CONFIRMED, cast, over_limit=True)
    assert (state(bert), bert.is_extra) == (CONFIRMED, True)


def test_sent_to_wait_one_stands_at_the_end_and_the_first_in_line_gets_the_place(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    anna = make_registration(event, "Anna")
    bert = make_registration(event, "Bert", state=WAITING)
    carl = make_registration(event, "Carl", state=WAITING)
    assert move(anna, WAITING, cast).moved_up == 1
    assert [state(row) for row in (anna, bert, carl)] == [WAITING, CONFIRMED, WAITING]
    assert place_in_line(anna) == 2
    mail = OutgoingMail.objects.get(recipient_name="Anna")
    assert (mail.occasion.split(":")[0], mail.calendar_method, REASON in mail.text) == ("waiting", "CANCEL", True)


def test_nobody_is_sent_to_wait_where_a_place_would_be_theirs_at_once(cast: Cast) -> None:
    event = make_event(online_capacity=2)
    anna = make_registration(event, "Anna")
    with pytest.raises(WouldMoveUp):
        move(anna, WAITING, cast)
    assert (state(anna), OutgoingMail.objects.count()) == (CONFIRMED, 0)


def test_cancelled_by_the_office_with_the_reason_in_the_mail(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    anna, bert = make_registration(event, "Anna"), make_registration(event, "Bert", state=WAITING)
    move(anna, CANCELLED, cast)
    assert (state(anna), state(bert)) == (CANCELLED, CONFIRMED)
    mail = OutgoingMail.objects.get(recipient_name="Anna")
    assert (mail.calendar_method, f"Grund: {REASON}" in mail.text) == ("CANCEL", True)


def test_a_cancelled_one_comes_back_unless_the_address_is_on_the_list_again(cast: Cast) -> None:
    event = make_event()
    anna = make_registration(event, "Anna", state=CANCELLED, email="anna@example.org")
    move(anna, CONFIRMED, cast)
    assert state(anna) == CONFIRMED
    move(anna, CANCELLED, cast)
    make_registration(event, "Anna", email="anna@example.org")
    with pytest.raises(RegisteredAgain):
        move(anna, CONFIRMED, cast)


def test_a_place_is_offered_by_hand_and_not_shortly_before(cast: Cast) -> None:
    event = make_event(online_capacity=2)
    anna = make_registration(event, "Anna", state=WAITING)
    Event.objects.filter(pk=event.pk).update(closes_at=NOW - timedelta(hours=1))
    with pytest.raises(NotAskedAnyMore):
        move(anna, OFFERED, cast)
    Event.objects.filter(pk=event.pk).update(closes_at=None)
    move(anna, OFFERED, cast)
    assert (state(anna), Offer.objects.get().state, last().occasion.split(":")[0]) == (
        OFFERED,
        OfferState.OPEN,
        "offer",
    )
    move(anna, CONFIRMED, cast)
    assert (state(anna), Offer.objects.get().state) == (CONFIRMED, OfferState.ACCEPTED)


def test_the_other_way_is_counted_by_its_own_limit(cast: Cast) -> None:
    event = make_event(is_onsite=True, venue="Rathaus", onsite_capacity=1, online_capacity=1)
    anna = make_registration(event, "Anna")
    make_registration(event, "Bert", attendance=Attendance.ONSITE)
    with pytest.raises(EveryPlaceTaken):
        move(anna, CONFIRMED, cast, attendance="onsite")
    move(anna, CONFIRMED, cast, attendance="onsite", over_limit=True)
    assert (state(anna), anna.attendance, anna.is_extra) == (CONFIRMED, "onsite", True)
    assert (last().occasion.split(":")[0], "Rathaus" in last().text) == ("change", True)


def test_a_reason_is_needed_something_must_change_and_who_must_know_is_told(cast: Cast) -> None:
    event = make_event()
    anna = make_registration(event, "Anna")
    with pytest.raises(MoveNeedsReason):
        move(anna, CANCELLED, cast, reason="  ")
    with pytest.raises(NothingMoves):
        move(anna, CONFIRMED, cast)
    with pytest.raises(MailIsDue):
        move(anna, CANCELLED, cast, is_silent=True)
    assert (state(anna), OutgoingMail.objects.count()) == (CONFIRMED, 0)


def test_out_of_the_line_without_a_mail(cast: Cast) -> None:
    event = make_event(online_capacity=0)
    anna = make_registration(event, "Anna", state=WAITING)
    move(anna, CANCELLED, cast, is_silent=True)
    assert (state(anna), OutgoingMail.objects.count()) == (CANCELLED, 0)


def test_taken_back_within_the_minute_the_mail_never_leaves(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    anna = make_registration(event, "Anna")
    before = anna.queued_at
    moved = move(anna, CANCELLED, cast)
    undo_move(anna, moved.undo, by=cast.clara, now=NOW)
    assert (state(anna), anna.queued_at) == (CONFIRMED, before)
    assert [mail.state for mail in OutgoingMail.objects.all()] == [MailState.RECALLED]


def test_taken_back_later_the_person_hears_of_it(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    anna = make_registration(event, "Anna")
    moved = move(anna, CANCELLED, cast)
    OutgoingMail.objects.update(state=MailState.SENT)
    undo_move(anna, moved.undo, by=cast.clara, now=NOW)
    assert (state(anna), last().occasion.split(":")[0], last().calendar_method) == (CONFIRMED, "promotion", "REQUEST")


def test_a_place_that_went_to_somebody_else_is_not_taken_from_them(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    anna, bert = make_registration(event, "Anna"), make_registration(event, "Bert", state=WAITING)
    moved = move(anna, CANCELLED, cast)
    with pytest.raises(EveryPlaceTaken):
        undo_move(anna, moved.undo, by=cast.clara, now=NOW)
    assert (state(anna), state(bert)) == (CANCELLED, CONFIRMED)


def test_another_place_in_line(cast: Cast) -> None:
    event = make_event(online_capacity=0)
    rows = [make_registration(event, name, state=WAITING, queued_at=NOW) for name in "ABCD"]
    assert move_in_line(rows[3], position=2, reason=REASON, by=cast.clara, now=NOW) == 2
    assert line(event) == "ADBC"
    assert move_in_line(rows[0], position=99, reason=REASON, by=cast.clara, now=NOW) == 4
    assert line(event) == "DBCA"
    assert move_in_line(rows[0], position=1, reason=REASON, by=cast.clara, now=NOW) == 1
    assert line(event) == "ADBC"
    with pytest.raises(NothingMoves):
        move_in_line(rows[0], position=1, reason=REASON, by=cast.clara, now=NOW)
    with pytest.raises(NotInLine):
        move_in_line(make_registration(event), position=1, reason=REASON, by=cast.clara, now=NOW)
    assert OutgoingMail.objects.count() == 0


def line(event: Event) -> str:
    rows = Registration.objects.filter(event=event, state=WAITING).order_by("queued_at", "pk")
    return "".join(rows.values_list("name", flat=True))


def test_added_above_the_limit(cast: Cast) -> None:
    event = make_event(online_capacity=0)
    guest = guest_applicant(name="Ida", email="ida@example.org", organisation_name="", language="de", now=NOW)
    row = add_participant(event, guest, attendance="online", over_limit=True, by=cast.clara, now=NOW)
    assert (row.state, row.is_extra, last().occasion.split(":")[0]) == (CONFIRMED, True, "confirmation")


def colleague(cast: Cast, email: str = "kollegin@example.org") -> Any:
    organisation = cast.anna.organisation
    assert isinstance(organisation, Organisation)
    return colleague_applicant(name="Kollegin", email=email, organisation=organisation, language="de")


def test_somebody_sends_a_colleague_who_gets_the_very_place(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    anna = make_registration(event, "Anna", person=cast.anna, organisation=cast.anna.organisation)
    waiting = make_registration(event, "Bert", state=WAITING)
    new = hand_over(anna, colleague(cast), by=cast.anna, now=NOW)
    assert (state(anna), new.state, state(waiting)) == (CANCELLED, CONFIRMED, WAITING)
    assert new.queued_at == anna.queued_at
    told = {
        mail.recipient_name: (mail.occasion.split(":")[0], mail.calendar_method) for mail in OutgoingMail.objects.all()
    }
    assert told == {"Anna": ("cancellation", "CANCEL"), "Kollegin": ("confirmation", "REQUEST")}


def test_in_line_the_colleague_keeps_the_place_in_line(cast: Cast) -> None:
    event = make_event(online_capacity=0)
    anna = make_registration(event, "Anna", person=cast.anna, organisation=cast.anna.organisation, state=WAITING)
    make_registration(event, "Bert", state=WAITING)
    new = hand_over(anna, colleague(cast), by=cast.anna, now=NOW)
    assert (new.state, place_in_line(new)) == (WAITING, 1)


def test_who_is_registered_already_cannot_take_over(cast: Cast) -> None:
    event = make_event()
    anna = make_registration(event, "Anna", person=cast.anna, organisation=cast.anna.organisation)
    make_registration(event, "Kollegin", email="kollegin@example.org")
    with pytest.raises(IsRegisteredAlready):
        hand_over(anna, colleague(cast), by=cast.anna, now=NOW)
    assert state(anna) == CONFIRMED
