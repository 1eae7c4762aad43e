"""An event does not take place as announced: everybody learns of it once, and all can be taken back."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from kurzdraht.audit.models import JournalEntry
from kurzdraht.core.dates import BERLIN
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import EventState, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.feeds import calendar_text
from kurzdraht.events.queries.told import concerned_by, mails_told, waiting_mails
from kurzdraht.events.services import GUEST, cancel_registration, expire_offers, promote_waiting, remind_participants
from kurzdraht.events.services.calling_off import (
    HasStarted,
    IsNotCalledOff,
    IsNotShown,
    PeopleAreRegistered,
    ReasonMissing,
    Revived,
    SameDay,
    call_off_event,
    move_event,
    postpone_event,
    revive_event,
    withdraw_event,
)
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import HeaderRefused
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

REASON = "Der Referent ist krank."


def full_event() -> Event:
    """One has the place, one is asked, one waits."""
    event = make_event(online_capacity=1, immediate_until_hours=24 * 30)
    make_registration(event, "Anna")
    asked = make_registration(event, "Bert", state=RegistrationState.OFFERED)
    Offer.objects.create(registration=asked, made_at=NOW, expires_at=NOW + timedelta(hours=24))
    make_registration(event, "Carl", state=RegistrationState.WAITING)
    return event


def states(event: Event) -> dict[str, str]:
    return dict(Registration.objects.filter(event=event).order_by("pk").values_list("name", "state"))


def mails() -> list[tuple[str, str, str]]:
    rows = OutgoingMail.objects.order_by("pk")
    return [(mail.recipient_name, mail.occasion.split(":")[0], mail.calendar_method) for mail in rows]


def test_all_who_have_a_place_or_wait_are_told_and_the_calendar_follows(cast: Cast) -> None:
    event = full_event()
    assert (concerned_by(event).with_place, concerned_by(event).waiting) == (1, 2)
    assert call_off_event(event, reason=REASON, by=cast.clara, now=NOW) == 3
    event.refresh_from_db()
    assert (event.state, event.state_reason, event.sequence) == (EventState.CANCELLED, REASON, 1)
    assert mails() == [
        ("Anna", "event_cancelled", "CANCEL"),
        ("Bert", "event_cancelled", ""),
        ("Carl", "event_cancelled", ""),
    ]
    assert all(REASON in mail.text for mail in OutgoingMail.objects.all())
    assert "STATUS:CANCELLED" in calendar_text([event], name="Netzwerk")


def test_a_second_click_changes_nothing_and_says_the_same(cast: Cast) -> None:
    event = full_event()
    answers = [call_off_event(event, reason=REASON, by=cast.clara, now=NOW) for _ in range(2)]
    assert (answers, OutgoingMail.objects.count()) == ([3, 3], 3)
    assert JournalEntry.objects.filter(action="event_called_off").count() == 1


def test_afterwards_offers_are_closed_reminders_stop_and_nobody_moves_up(cast: Cast) -> None:
    event = full_event()
    call_off_event(event, reason=REASON, by=cast.clara, now=NOW)
    assert (Offer.objects.get().state, states(event)["Bert"]) == (OfferState.EXPIRED, RegistrationState.WAITING)
    sent = OutgoingMail.objects.count()
    near = event.starts_at - timedelta(hours=2)
    remind_participants(now=near)
    expire_offers(now=near)
    cancel_registration(Registration.objects.get(name="Anna"), by=GUEST, now=near)
    promote_waiting(event, now=near)
    assert states(event) == {"Anna": "cancelled", "Bert": "waiting", "Carl": "waiting"}
    assert OutgoingMail.objects.count() == sent + 1


def test_without_a_reason_and_after_the_beginning_nothing_is_called_off(cast: Cast) -> None:
    event = full_event()
    with pytest.raises(ReasonMissing):
        call_off_event(event, reason=" ", by=cast.clara, now=NOW)
    with pytest.raises(HasStarted):
        call_off_event(event, reason=REASON, by=cast.clara, now=event.starts_at)
    with pytest.raises(IsNotShown):
        call_off_event(make_event(state=EventState.DRAFT), reason=REASON, by=cast.clara, now=NOW)
    assert OutgoingMail.objects.count() == 0


def test_revived_within_the_minute_the_mails_never_leave_and_nobody_hears_of_it(cast: Cast) -> None:
    event = full_event()
    call_off_event(event, reason=REASON, by=cast.clara, now=NOW)
    event.refresh_from_db()
    assert (mails_told(event), waiting_mails(event)) == (3, 3)
    assert revive_event(event, by=cast.clara, now=NOW) == Revived(recalled=3, told=0)
    event.refresh_from_db()
    assert (event.state, event.state_reason) == (EventState.PUBLISHED, "")
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {MailState.RECALLED}


def test_revived_later_only_those_hear_of_it_whose_mail_has_left(cast: Cast) -> None:
    event = full_event()
    call_off_event(event, reason=REASON, by=cast.clara, now=NOW)
    OutgoingMail.objects.filter(recipient_name="Anna").update(state=MailState.SENT)
    assert revive_event(event, by=cast.clara, now=NOW) == Revived(recalled=2, told=1)
    last = OutgoingMail.objects.latest("pk")
    assert (last.recipient_name, last.occasion.split(":")[0], last.calendar_method) == (
        "Anna",
        "event_revived",
        "REQUEST",
    )
    with pytest.raises(IsNotCalledOff):
        revive_event(event, by=cast.clara, now=NOW)


def test_called_off_a_second_time_all_are_told_again(cast: Cast) -> None:
    event = full_event()
    call_off_event(event, reason=REASON, by=cast.clara, now=NOW)
    revive_event(event, by=cast.clara, now=NOW)
    assert call_off_event(event, reason="Der Raum ist zu.", by=cast.clara, now=NOW) == 3
    assert OutgoingMail.objects.filter(state=MailState.QUEUED).count() == 3


def test_postponed_places_stay_and_the_calendar_shows_it_as_tentative(cast: Cast) -> None:
    event = full_event()
    assert postpone_event(event, reason=REASON, by=cast.clara, now=NOW) == 3
    assert mails()[0] == ("Anna", "event_postponed", "REQUEST")
    assert "STATUS:TENTATIVE" in OutgoingMail.objects.get(recipient_name="Anna").calendar
    assert states(event) == {"Anna": "confirmed", "Bert": "waiting", "Carl": "waiting"}
    assert expire_offers(now=NOW + timedelta(days=2)) == 0


def test_a_new_day_after_postponing_publishes_it_again_and_moves_all_that_hangs_on_the_day(cast: Cast) -> None:
    event = full_event()
    Event.objects.filter(pk=event.pk).update(closes_at=event.starts_at - timedelta(days=1))
    event.slots.create(title="Ankommen", starts_at=event.starts_at, ends_at=event.ends_at, position=0)
    Registration.objects.filter(name="Anna").update(reminded_at=NOW)
    postpone_event(event, reason=REASON, by=cast.clara, now=NOW)
    later = timedelta(days=14)
    assert (
        move_event(event, starts_at=event.starts_at + later, ends_at=event.ends_at + later, by=cast.clara, now=NOW) == 3
    )
    moved = Event.objects.get(pk=event.pk)
    assert (moved.state, moved.state_reason) == (EventState.PUBLISHED, "")
    assert (moved.starts_at, moved.closes_at) == (event.starts_at + later, event.starts_at + later - timedelta(days=1))
    assert moved.slots.get().starts_at == moved.starts_at
    mail = OutgoingMail.objects.filter(recipient_name="Anna").latest("pk")
    assert (mail.occasion.split(":")[0], mail.calendar_method, "STATUS:CONFIRMED" in mail.calendar) == (
        "event_moved",
        "REQUEST",
        True,
    )
    assert Registration.objects.get(name="Anna").reminded_at is None


def test_a_moved_event_keeps_the_clock_where_summer_time_begins_in_between(cast: Cast) -> None:
    starts_at = datetime(2027, 3, 30, 10, tzinfo=BERLIN)
    event = make_event(starts_at=starts_at, closes_at=datetime(2027, 3, 26, 12, tzinfo=BERLIN))
    later = starts_at + timedelta(days=2)
    move_event(event, starts_at=later, ends_at=later + timedelta(hours=1), by=cast.clara, now=NOW)
    assert Event.objects.get(pk=event.pk).closes_at == datetime(2027, 3, 28, 12, tzinfo=BERLIN)


def test_a_day_that_is_the_same_past_or_far_is_refused(cast: Cast) -> None:
    event = full_event()
    with pytest.raises(SameDay):
        move_event(event, starts_at=event.starts_at, ends_at=event.ends_at, by=cast.clara, now=NOW)
    for days, words in ((-30, "Vergangenheit"), (900, "zwei Jahre")):
        start = event.starts_at + timedelta(days=days)
        with pytest.raises(Refused, match=words):
            move_event(event, starts_at=start, ends_at=start + timedelta(hours=1), by=cast.clara, now=NOW)
    assert OutgoingMail.objects.count() == 0


def test_called_off_while_postponed_it_is_postponed_again_when_revived(cast: Cast) -> None:
    event = full_event()
    postpone_event(event, reason=REASON, by=cast.clara, now=NOW)
    call_off_event(event, reason="Es fand sich kein Tag.", by=cast.clara, now=NOW)
    revive_event(event, by=cast.clara, now=NOW)
    event.refresh_from_db()
    assert event.state == EventState.POSTPONED


def test_what_people_registered_for_is_withdrawn_only_on_purpose_and_they_learn_of_it(cast: Cast) -> None:
    event = full_event()
    with pytest.raises(PeopleAreRegistered, match="3"):
        withdraw_event(event, reason=REASON, with_registered=False, by=cast.clara, now=NOW)
    assert withdraw_event(event, reason=REASON, with_registered=True, by=cast.clara, now=NOW) == 3
    event.refresh_from_db()
    assert (event.state, set(states(event).values())) == (EventState.DRAFT, {RegistrationState.CANCELLED})
    assert mails()[0] == ("Anna", "event_cancelled", "CANCEL")
    assert event.get_absolute_url() not in OutgoingMail.objects.earliest("pk").text


def test_what_nobody_registered_for_is_withdrawn_without_a_word(cast: Cast, client: Client) -> None:
    event = make_event()
    assert client.get(event.get_absolute_url()).status_code == 200
    assert withdraw_event(event, reason="", with_registered=False, by=cast.clara, now=NOW) == 0
    assert client.get(event.get_absolute_url()).status_code == 404


def test_when_one_mail_cannot_be_written_nothing_has_happened(cast: Cast) -> None:
    """All or nothing: as if the process had died in the middle."""
    event = full_event()
    Registration.objects.filter(name="Carl").update(name="Carl\nX")
    with pytest.raises(HeaderRefused):
        call_off_event(event, reason=REASON, by=cast.clara, now=NOW)
    event.refresh_from_db()
    assert (event.state, event.sequence, OutgoingMail.objects.count()) == (EventState.PUBLISHED, 0, 0)
