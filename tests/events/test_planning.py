"""The office plans: from a format to a published event, changed afterwards, with an agenda whose times follow."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from kurzdraht.audit.models import JournalEntry
from kurzdraht.events.enums import Attendance, EventState, RegistrationState
from kurzdraht.events.models import Event, Registration, Slot
from kurzdraht.events.services.agenda import SlotDraft, Voice, add_slot, change_slot, move_slot, remove_slot
from kurzdraht.events.services.planning import (
    ChangedMeanwhile,
    EventDraft,
    FewerPlacesThanGiven,
    MadeAlready,
    change_event,
    create_event,
    free_slug,
)
from kurzdraht.events.services.publishing import IsNoDraft, NotReady, publish_event
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Topic
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

NEXT_WEEK = NOW + timedelta(days=7)


def draft(cast: Cast, **values: Any) -> EventDraft:
    form = make_format(agenda=[[3, "Ankommen", ""], [42, "Ihre Fragen", ""]], capacity=24)
    given: dict[str, Any] = {"format": form, "title": "Wer mietet?", "starts_at": NEXT_WEEK}
    return EventDraft(**(given | {"consortium": cast.stadtumbau} | values))


def times(event: Event) -> list[tuple[str, datetime, datetime]]:
    return list(event.slots.order_by("position").values_list("title", "starts_at", "ends_at"))


def test_one_draft_makes_one_event(cast: Cast) -> None:
    """Also where both were sent in the same moment: the database keeps the promise."""
    once = draft(cast, key=uuid4())
    create_event(once, by=cast.clara, now=NOW)
    with pytest.raises(MadeAlready):
        create_event(replace(once, title="Noch einmal"), by=cast.clara, now=NOW)
    assert [event.title for event in Event.objects.all()] == ["Wer mietet?"]


def test_a_new_event_takes_over_what_its_format_proposes(cast: Cast) -> None:
    event = create_event(draft(cast), by=cast.clara, now=NOW)
    assert (event.slug, event.state) == ("wer-mietet-2027", EventState.DRAFT)
    assert event.ends_at - event.starts_at == timedelta(minutes=45)
    assert (event.online_capacity, event.onsite_capacity) == (24, None)
    assert event.contact_email == cast.stadtumbau.email
    assert times(event) == [
        ("Ankommen", NEXT_WEEK, NEXT_WEEK + timedelta(minutes=3)),
        ("Ihre Fragen", NEXT_WEEK + timedelta(minutes=3), NEXT_WEEK + timedelta(minutes=45)),
    ]


def test_the_same_title_gets_an_address_of_its_own(cast: Cast) -> None:
    assert free_slug("Leerstand im April 2027", NOW) == "leerstand-im-april-2027"
    addresses = [create_event(draft(cast), by=cast.clara, now=NOW).slug for _ in range(3)]
    assert addresses == ["wer-mietet-2027", "wer-mietet-2027-2", "wer-mietet-2027-3"]


def test_published_is_published_once(cast: Cast) -> None:
    event = create_event(draft(cast), by=cast.clara, now=NOW)
    published = publish_event(event, by=cast.clara, now=NOW)
    assert (published.state, published.published_at) == (EventState.PUBLISHED, NOW)
    with pytest.raises(IsNoDraft):
        publish_event(event, by=cast.clara, now=NOW)
    assert list(JournalEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "event_created",
        "event_published",
    ]


def test_a_past_day_and_a_missing_place_are_not_published(cast: Cast) -> None:
    past = create_event(draft(cast, starts_at=NOW - timedelta(days=1)), by=cast.clara, now=NOW)
    with pytest.raises(NotReady, match="in der Vergangenheit"):
        publish_event(past, by=cast.clara, now=NOW)
    form = make_format("Exkursion", is_online=False, is_onsite=True)
    homeless = create_event(draft(cast, format=form), by=cast.clara, now=NOW)
    with pytest.raises(NotReady, match="wo man sich trifft"):
        publish_event(homeless, by=cast.clara, now=NOW)


def test_a_slip_in_the_year_is_not_published(cast: Cast) -> None:
    event = create_event(draft(cast, starts_at=NOW + timedelta(days=6 * 366)), by=cast.clara, now=NOW)
    with pytest.raises(NotReady, match="mehr als zwei Jahre"):
        publish_event(event, by=cast.clara, now=NOW)


def test_a_new_time_moves_the_agenda_and_tells_everybody_who_has_a_place(cast: Cast) -> None:
    event = create_event(draft(cast), by=cast.clara, now=NOW)
    publish_event(event, by=cast.clara, now=NOW)
    make_registration(event, "Anna", reminded_at=NOW)
    later = {"starts_at": NEXT_WEEK + timedelta(hours=2), "ends_at": event.ends_at + timedelta(hours=2)}
    assert change_event(event, later, by=cast.clara, now=NOW) == 1
    event.refresh_from_db()
    assert event.sequence == 1
    assert times(event)[0][1] == NEXT_WEEK + timedelta(hours=2)
    assert OutgoingMail.objects.count() == 1
    assert Registration.objects.get().reminded_at is None


def test_other_words_tell_nobody(cast: Cast) -> None:
    event = make_event()
    make_registration(event, "Anna")
    assert change_event(event, {"subtitle": "Neu"}, by=cast.clara, now=NOW) == 0
    assert OutgoingMail.objects.count() == 0


def test_a_new_link_to_the_room_reaches_those_who_take_part_online_and_nobody_else(cast: Cast) -> None:
    event = make_event(starts_at=NOW + timedelta(hours=1), online_capacity=1)
    make_registration(event, "Anna", attendance=Attendance.ONLINE)
    make_registration(event, "Bert", state=RegistrationState.WAITING)
    make_registration(event, "Carl", attendance=Attendance.ONSITE)
    assert change_event(event, {"room_url": "https://raum.example/neu"}, by=cast.clara, now=NOW) == 1
    mail = OutgoingMail.objects.get()
    assert (mail.recipient_name, "https://raum.example/neu" in mail.text) == ("Anna", True)
    assert change_event(event, {"room_url": ""}, by=cast.clara, now=NOW) == 0


def test_who_saw_an_older_state_overwrites_nobodys_work(cast: Cast) -> None:
    event = make_event()
    change_event(event, {"title": "Von Anna"}, by=cast.clara, now=NOW, seen=0)
    with pytest.raises(ChangedMeanwhile):
        change_event(event, {"title": "Von Bert"}, by=cast.clara, now=NOW, seen=0)
    event.refresh_from_db()
    assert (event.title, event.sequence) == ("Von Anna", 1)


def test_other_topics_count_as_a_change(cast: Cast) -> None:
    event, topic = make_event(), Topic.objects.create(name="Leerstand", slug="leerstand")
    for wanted, sequence in ([topic], 1), ([topic], 1), ([], 2):
        change_event(event, {"topics": wanted}, by=cast.clara, now=NOW)
        event.refresh_from_db()
        assert event.sequence == sequence


def test_more_places_let_the_waiting_move_up(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    make_registration(event, "Anna")
    waiting = make_registration(event, "Bert", state=RegistrationState.WAITING)
    change_event(event, {"online_capacity": 2}, by=cast.clara, now=NOW)
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.CONFIRMED


def test_fewer_places_than_given_are_refused(cast: Cast) -> None:
    event = make_event(online_capacity=3)
    for name in ("Anna", "Bert"):
        make_registration(event, name, attendance=Attendance.ONLINE)
    with pytest.raises(FewerPlacesThanGiven, match="Plätze: 2"):
        change_event(event, {"online_capacity": 1}, by=cast.clara, now=NOW)
    event.refresh_from_db()
    assert event.online_capacity == 3


def row(event: Event, title: str) -> Slot:
    return Slot.objects.get(event=event, title=title)


def test_times_follow_when_a_row_grows_moves_or_goes(cast: Cast) -> None:
    event = make_event(starts_at=NEXT_WEEK)
    for title, minutes in (("A", 10), ("B", 20), ("C", 30)):
        add_slot(event, SlotDraft(title=title, minutes=minutes), by=cast.clara, now=NOW)
    change_slot(row(event, "A"), SlotDraft(title="A", minutes=15), by=cast.clara, now=NOW)
    move_slot(row(event, "C"), by_rows=-1, by=cast.clara, now=NOW)
    starts = [(title, int((start - NEXT_WEEK).total_seconds() / 60)) for title, start, _ in times(event)]
    assert starts == [("A", 0), ("C", 15), ("B", 45)]
    remove_slot(row(event, "A"), by=cast.clara, now=NOW)
    assert times(event)[0][1] == NEXT_WEEK


def test_rows_with_different_tracks_stand_side_by_side(cast: Cast) -> None:
    event = make_event(starts_at=NEXT_WEEK)
    for title, minutes, track in (("A", 10, ""), ("B", 20, "Runde 1"), ("C", 30, "Runde 2"), ("D", 5, "")):
        add_slot(event, SlotDraft(title=title, minutes=minutes, track=track), by=cast.clara, now=NOW)
    starts = [(title, int((start - NEXT_WEEK).total_seconds() / 60)) for title, start, _ in times(event)]
    assert starts == [("A", 0), ("B", 10), ("C", 10), ("D", 40)]


def test_a_row_keeps_who_contributes_in_order(cast: Cast) -> None:
    event = make_event()
    voices = (
        Voice(function_title="Stadtplanung", organisation="eine Stadt", title="Bericht"),
        Voice(name="Nora Beispiel", is_moderation=True),
    )
    slot = add_slot(event, SlotDraft(title="A", minutes=10, voices=voices), by=cast.clara, now=NOW)
    rows = slot.contributions.order_by("position").values_list("title", "name", "role")
    assert list(rows) == [("Bericht", "", "speaker"), ("", "Nora Beispiel", "moderation")]
