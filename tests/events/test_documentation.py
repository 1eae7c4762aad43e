"""The record of an event: written, shown on its page, taken away again."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.audit.models import JournalEntry
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Documentation, Event
from kurzdraht.events.queries.documentation import Attended, places_held
from kurzdraht.events.services.documentation import (
    DidNotTakePlace,
    NothingToShow,
    NotOverYet,
    RecordDraft,
    WrittenMeanwhile,
    publish_documentation,
    save_documentation,
    state_of,
    withdraw_documentation,
)
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db
DRAFT = RecordDraft("Drei Läden", "<p>Es war voll.</p>", 12, 5, (("Der Leerstand sinkt.", "Weil alle helfen."),))


def past_event(**values: Any) -> Event:
    return make_event(starts_at=NOW - timedelta(days=3), **values)


def office_of(cast: Cast) -> Client:
    client = Client()
    assert cast.clara.user is not None
    client.force_login(cast.clara.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def typed(**values: object) -> dict[str, object]:
    """The form with one finding; `seen` as a browser that opened an empty record sends it."""
    return {
        "heading": "Drei Läden",
        "report": "Es war voll.\n\nUnd laut.",
        "participants": "12",
        "municipalities": "5",
        "finding-TOTAL_FORMS": "2",
        "finding-INITIAL_FORMS": "0",
        "finding-0-headline": "Der Leerstand sinkt.",
        "finding-0-text": "Weil alle helfen.",
        "seen": '["", "", null, null, []]',
        **values,
    }


def test_what_is_saved_is_read_again_and_told_once(cast: Cast) -> None:
    event = past_event()
    save_documentation(event, DRAFT, by=cast.clara, now=NOW)
    assert state_of(event) == DRAFT
    save_documentation(event, DRAFT, by=cast.clara, now=NOW)
    assert JournalEntry.objects.filter(action="documentation_saved").count() == 1


def test_nobody_is_overwritten_unseen(cast: Cast) -> None:
    event = past_event()
    save_documentation(event, DRAFT, by=cast.clara, now=NOW)
    other = RecordDraft(heading="Anders")
    with pytest.raises(WrittenMeanwhile):
        save_documentation(event, other, by=cast.dora, now=NOW, seen=RecordDraft())
    assert state_of(event) == DRAFT
    save_documentation(event, other, by=cast.dora, now=NOW, seen=DRAFT)
    assert state_of(event) == other


@pytest.mark.parametrize(
    ("values", "draft", "refusal"),
    [
        ({"starts_at": NOW + timedelta(days=1)}, DRAFT, NotOverYet),
        ({"state": EventState.CANCELLED}, DRAFT, DidNotTakePlace),
        ({"state": EventState.DRAFT}, DRAFT, DidNotTakePlace),
        ({}, RecordDraft(participants=3), NothingToShow),
        ({}, RecordDraft(), NothingToShow),
    ],
)
def test_what_cannot_be_shown(cast: Cast, values: dict[str, Any], draft: RecordDraft, refusal: type[Refused]) -> None:
    event = make_event(**({"starts_at": NOW - timedelta(days=3)} | values))
    save_documentation(event, draft, by=cast.clara, now=NOW)
    with pytest.raises(refusal):
        publish_documentation(event, by=cast.clara, now=NOW)


def test_shown_and_taken_away(cast: Cast) -> None:
    event = past_event()
    save_documentation(event, DRAFT, by=cast.clara, now=NOW)
    publish_documentation(event, by=cast.clara, now=NOW)
    publish_documentation(event, by=cast.clara, now=NOW + timedelta(days=1))
    assert Documentation.objects.get(event=event).published_at == NOW
    withdraw_documentation(event, by=cast.clara, now=NOW)
    withdraw_documentation(event, by=cast.clara, now=NOW)
    assert state_of(event) == DRAFT
    actions = JournalEntry.objects.filter(subject_key=event.key).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["documentation_saved", "documentation_published", "documentation_withdrawn"]


def test_counts_are_proposed_from_the_places(cast: Cast) -> None:
    event = past_event()
    make_registration(event, organisation=cast.dortmund.organisation)
    make_registration(event, organisation=cast.dortmund.organisation)
    make_registration(event)
    make_registration(event, state="waiting", organisation=cast.soest.organisation)
    assert places_held(event) == Attended(participants=3, municipalities=1)


def test_the_page_writes_previews_and_publishes(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() - timedelta(days=3))
    office = office_of(cast)
    here = reverse("desk_documentation", args=(event.slug,))
    assert office.get(here).status_code == 200
    office.post(reverse("desk_preview", args=(event.slug,)), typed(heading="Nur getippt"))
    preview = office.get(reverse("desk_preview_page", args=(event.slug,))).content.decode()
    assert "Nur getippt" in preview
    assert "Der Leerstand sinkt." in preview
    assert "12 Menschen" in preview
    assert not Documentation.objects.exists()
    assert office.post(here, typed(action="publish"))["Location"] == reverse("desk_event", args=(event.slug,))
    page = Client().get(event.get_absolute_url()).content.decode()
    assert "<p>Es war voll.</p>\n<p>Und laut.</p>" in page
    office.post(here, {"action": "withdraw"})
    assert "Es war voll." not in Client().get(event.get_absolute_url()).content.decode()


def test_a_fault_keeps_what_was_typed(cast: Cast) -> None:
    event = past_event()
    answer = office_of(cast).post(
        reverse("desk_documentation", args=(event.slug,)),
        typed(**{"participants": "viele", "finding-0-headline": ""}),
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Weil alle helfen." in page
    assert "Und laut." in page
    assert 'value="viele"' in page


def test_two_writers_meet_on_the_page(cast: Cast) -> None:
    event = past_event()
    save_documentation(event, DRAFT, by=cast.dora, now=NOW)
    office = office_of(cast)
    here = reverse("desk_documentation", args=(event.slug,))
    answer = office.post(here, typed(heading="Meins"))
    assert answer.status_code == 422
    assert state_of(event) == DRAFT
    seen = answer.context["form"]["seen"].value()
    assert office.post(here, typed(heading="Meins", seen=seen)).status_code == 302
    assert state_of(event).heading == "Meins"
