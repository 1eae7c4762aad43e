"""Published now, at a moment, or not, and what is said about it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kurzdraht.audit.models import JournalEntry
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.events.services.publishing import (
    IsNoDraft,
    MomentAfterStart,
    MomentIsOver,
    NotReady,
    do_not_publish_later,
    publish_due_events,
    publish_event,
    publish_later,
)
from kurzdraht.mailing.models import OutgoingMail
from tests.desk.test_desk import as_person
from tests.factories.events import NOW, make_event
from tests.factories.network import Cast

TOMORROW = NOW + timedelta(days=1)


def draft(**values: object) -> Event:
    return make_event(**{"state": EventState.DRAFT, "published_at": None, **values})  # type: ignore[arg-type]


def state(event: Event) -> str:
    event.refresh_from_db()
    return str(event.state)


def test_it_goes_public_by_itself_at_its_moment_and_not_before(cast: Cast) -> None:
    event = draft()
    publish_later(event, at=TOMORROW, by=cast.clara, now=NOW)
    assert (publish_due_events(now=TOMORROW - timedelta(minutes=1)), state(event)) == (0, EventState.DRAFT)
    assert (publish_due_events(now=TOMORROW), state(event)) == (1, EventState.PUBLISHED)
    assert (event.published_at, event.publish_at) == (TOMORROW, None)
    assert publish_due_events(now=TOMORROW) == 0


def test_a_fault_at_the_moment_leaves_a_draft_and_tells_the_planner_once(cast: Cast) -> None:
    event = draft()
    publish_later(event, at=TOMORROW, by=cast.clara, now=NOW)
    Event.objects.filter(pk=event.pk).update(title="Leerstand XXX")
    for minutes in (0, 1, 60):
        assert publish_due_events(now=TOMORROW + timedelta(minutes=minutes)) == 0
    mail = OutgoingMail.objects.get()
    assert (mail.recipient_email, "„XXX“" in mail.text, "„XXX“" in mail.html) == (cast.clara.email, True, True)
    assert (state(event), event.publish_at) == (EventState.DRAFT, TOMORROW)
    assert JournalEntry.objects.filter(action="event_publication_failed").count() == 1


def test_mended_after_the_failure_it_waits_for_a_hand_or_a_new_moment(cast: Cast) -> None:
    """Nothing goes public in the middle of the mending."""
    event = draft()
    publish_later(event, at=TOMORROW, by=cast.clara, now=NOW)
    Event.objects.filter(pk=event.pk).update(title="Leerstand XXX")
    publish_due_events(now=TOMORROW)
    Event.objects.filter(pk=event.pk).update(title="Leerstand")
    assert publish_due_events(now=TOMORROW + timedelta(hours=1)) == 0
    again = TOMORROW + timedelta(hours=2)
    publish_later(event, at=again, by=cast.clara, now=TOMORROW + timedelta(hours=1))
    assert publish_due_events(now=again) == 1


def test_the_moment_can_be_given_up(cast: Cast) -> None:
    event = draft()
    publish_later(event, at=TOMORROW, by=cast.clara, now=NOW)
    for _ in range(2):
        do_not_publish_later(event, by=cast.clara, now=NOW)
    assert (publish_due_events(now=TOMORROW), state(event)) == (0, EventState.DRAFT)
    assert JournalEntry.objects.filter(action="event_publication_dropped").count() == 1


def test_a_moment_must_come_and_lie_before_the_start(cast: Cast) -> None:
    event = draft()
    with pytest.raises(MomentIsOver):
        publish_later(event, at=NOW, by=cast.clara, now=NOW)
    with pytest.raises(MomentAfterStart):
        publish_later(event, at=event.starts_at, by=cast.clara, now=NOW)
    with pytest.raises(IsNoDraft):
        publish_later(make_event(), at=TOMORROW, by=cast.clara, now=NOW)


def test_what_must_be_mended_stops_both_and_names_its_place(cast: Cast) -> None:
    event = draft(is_onsite=True)
    for at in (None, TOMORROW):
        with pytest.raises(NotReady) as refused:
            _publish(event, at=at, cast=cast)
        assert [(fault.field, fault.url) for fault in refused.value.faults] == [
            ("venue", f"/buero/veranstaltungen/{event.slug}/bearbeiten/#id_venue")
        ]
    assert state(event) == EventState.DRAFT


def _publish(event: Event, *, at: datetime | None, cast: Cast) -> None:
    if at is None:
        publish_event(event, by=cast.clara, now=NOW)
    else:
        publish_later(event, at=at, by=cast.clara, now=NOW)


def test_published_by_hand_the_moment_is_forgotten(cast: Cast) -> None:
    event = draft()
    publish_later(event, at=TOMORROW, by=cast.clara, now=NOW)
    publish_event(event, by=cast.clara, now=NOW)
    assert (state(event), event.publish_at) == (EventState.PUBLISHED, None)


def test_a_moment_is_offered_where_one_can_be_kept(cast: Cast) -> None:
    """What must be mended stops both ways, so neither button stands there; a planned moment can always be dropped."""
    faulty = draft(title="XXX")
    page = as_person(cast.clara).get(f"/buero/veranstaltungen/{faulty.slug}/veroeffentlichen/").text
    buttons = ("Jetzt veröffentlichen", "Zeitpunkt speichern", "Doch nicht von selbst")
    assert [words in page for words in buttons] == [False, False, False]
    assert "Danach können Sie sofort veröffentlichen oder einen Zeitpunkt wählen." in page
    Event.objects.filter(pk=faulty.pk).update(publish_at=timezone.now() + timedelta(days=1))
    page = as_person(cast.clara).get(f"/buero/veranstaltungen/{faulty.slug}/veroeffentlichen/").text
    assert [words in page for words in buttons] == [False, True, True]
