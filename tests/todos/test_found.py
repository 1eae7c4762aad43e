"""What is found in events and mails, by whom."""

from datetime import timedelta
from typing import Any

import pytest

from kurzdraht.events.enums import EventState, OfferState, RegistrationState
from kurzdraht.events.models import Documentation, Offer
from kurzdraht.mailing.enums import BounceSource, MailKind, MailState
from kurzdraht.mailing.models import Bounce, Hold, OutgoingMail
from kurzdraht.network.models import Person
from kurzdraht.network.queries import roles_of_person
from kurzdraht.todos.queries import Task, tasks
from kurzdraht.todos.services import write_todo
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

DRAFT: dict[str, Any] = {"state": EventState.DRAFT, "published_at": None}


def found(person: Person, *permissions: str) -> list[Task]:
    roles = roles_of_person(person, on=NOW.date())
    return tasks(roles, may=lambda permission: permission in permissions, now=NOW)


def sources(person: Person, *permissions: str) -> list[tuple[str, bool]]:
    return [(task.source, task.found.is_waiting) for task in found(person, *permissions)]


def make_mail(**values: Any) -> OutgoingMail:
    number = OutgoingMail.objects.count()
    defaults = {
        "kind": MailKind.SERVICE, "occasion": f"probe:{number}", "recipient_email": f"probe{number}@example.org",
        "subject": "Probe", "text": "", "html": "", "message_id": f"<{number}@example.org>",
        "queued_at": NOW, "due_at": NOW, "state": MailState.FAILED,
    }  # fmt: skip
    return OutgoingMail.objects.create(**(defaults | values))


def make_bounce(email: str, **values: Any) -> Bounce:
    number = Bounce.objects.count()
    defaults = {"source": BounceSource.SMTP, "reference": f"bounce-{number}", "came_at": NOW}
    return Bounce.objects.create(email=email, **(defaults | values))


@pytest.mark.parametrize(
    ("capacity", "days", "expected"),
    [(2, 60, "1 wartet, 1 Platz ist frei"), (1, 9, "1 wartet, alles belegt"), (1, 60, None)],
    ids=["free", "full and near", "full and far"],
)
def test_who_waits_is_a_task_where_something_can_be_done(
    cast: Cast, capacity: int, days: int, expected: str | None
) -> None:
    event = make_event("Leerstand", online_capacity=capacity, starts_at=NOW + timedelta(days=days))
    make_registration(event, "Nora")
    make_registration(event, "Otto", state=RegistrationState.WAITING)
    titles = [task.found.title for task in found(cast.clara, "events.plan")]
    assert titles == ([f"Leerstand: {expected}"] if expected else [])


def test_somebody_who_waits_for_the_hall_has_no_use_for_a_free_place_online(cast: Cast) -> None:
    event = make_event(is_onsite=True, venue="Rathaus", onsite_capacity=1, starts_at=NOW + timedelta(days=60))
    make_registration(event, "Nora", attendance="onsite")
    make_registration(event, "Otto", attendance="onsite", state=RegistrationState.WAITING)
    assert found(cast.clara, "events.plan") == []


@pytest.mark.parametrize(("hours", "expected"), [(47, [("offer", True)]), (49, []), (-1, [])])
def test_an_offer_that_runs_out_within_two_days_waits_for_others(
    cast: Cast, hours: int, expected: list[tuple[str, bool]]
) -> None:
    registration = make_registration(make_event(), state=RegistrationState.OFFERED)
    Offer.objects.create(
        registration=registration, made_at=NOW, expires_at=NOW + timedelta(hours=hours), state=OfferState.OPEN
    )
    assert sources(cast.clara, "events.plan") == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (DRAFT | {"room_url": ""}, [("publish", False)]),
        (DRAFT | {"starts_at": NOW + timedelta(days=50)}, []),
        (DRAFT | {"starts_at": NOW + timedelta(days=50), "publish_at": NOW + timedelta(days=1)}, [("publish", False)]),
        ({"room_url": ""}, [("publish", False)]),
        ({"room_url": "", "starts_at": NOW + timedelta(days=50)}, []),
        ({}, []),
    ],
    ids=["draft", "far draft", "goes public with gaps", "no room", "no room, far", "all is well"],
)
def test_what_is_to_check_before_publishing(
    cast: Cast, values: dict[str, Any], expected: list[tuple[str, bool]]
) -> None:
    make_event(**values)
    assert sources(cast.clara, "events.plan") == expected


def test_a_draft_with_everything_that_goes_public_by_itself_only_waits(cast: Cast) -> None:
    event = make_event(**DRAFT, summary="Worum es geht.", publish_at=NOW + timedelta(days=2))
    event.slots.create(title="Fragen", starts_at=event.starts_at, ends_at=event.ends_at)
    assert sources(cast.clara, "events.plan") == [("publish", True)]


def test_an_event_that_is_over_is_to_be_documented_if_its_format_is(cast: Cast) -> None:
    quiet = make_format("Gremiensitzung", is_documented=False)
    usual = make_format()
    past: dict[str, Any] = {"starts_at": NOW - timedelta(days=3)}
    wanted = make_event("Zwischennutzung?", format=usual, **past)
    make_event(format=quiet, **past)
    make_event(format=usual, starts_at=NOW - timedelta(days=200))
    make_event(format=usual, state=EventState.CANCELLED, **past)
    kept = make_event(format=usual, **past)
    Documentation.objects.create(event=kept, published_at=NOW)
    Documentation.objects.create(event=wanted)
    [task] = found(cast.clara, "events.plan")
    assert (task.key, task.found.title) == (wanted.key, "Zwischennutzung? Was kam heraus?")


def test_an_adviser_finds_what_is_of_the_own_ag(cast: Cast) -> None:
    for consortium in (cast.stadtumbau, cast.innenstadt, None):
        make_event(**DRAFT, consortium=consortium)
        write_todo(title="Notiz", due_date=NOW.date(), consortium=consortium, by=cast.clara, now=NOW)
    write_todo(title="Für Dora", due_date=NOW.date(), assignee=cast.dora, by=cast.clara, now=NOW)
    shared = make_event(**DRAFT, consortium=cast.innenstadt)
    shared.partners.add(cast.stadtumbau)
    seen = {(task.source, task.found.title, task.found.consortium) for task in found(cast.dora, "events.plan")}
    title = f"{shared.title}: noch nicht veröffentlicht"
    assert seen == {
        ("publish", title, cast.stadtumbau.pk),
        ("publish", title, cast.innenstadt.pk),
        ("todo", "Notiz", cast.stadtumbau.pk),
        ("todo", "Für Dora", None),
    }
    assert len(found(cast.clara, "events.plan")) == 8
    assert found(cast.anna, "events.plan") == []


def test_mails_that_did_not_go_out_are_one_task_and_change_with_their_number(cast: Cast) -> None:
    make_mail()
    make_mail(state=MailState.SENT)
    make_mail(queued_at=NOW - timedelta(days=20))
    [task] = found(cast.clara, "desk.read_outbox")
    assert task.found.title == "Eine Mail ging nicht hinaus"
    before = task.found.mark
    make_mail()
    [task] = found(cast.clara, "desk.read_outbox")
    assert (task.found.title, task.found.mark == before) == ("2 Mails gingen nicht hinaus", False)
    assert found(cast.clara, "events.plan") == []


def test_an_address_that_does_not_work_is_one_task_until_somebody_has_seen_to_it(cast: Cast) -> None:
    mail = make_mail(state=MailState.BOUNCED, recipient_name="Nora Beispiel")
    make_bounce("Nora@example.org", came_at=NOW - timedelta(days=1))
    make_bounce("nora@example.org", mail=mail)
    make_bounce("otto@example.org", is_permanent=False)
    make_bounce("paul@example.org", handled_at=NOW)
    titles = [task.found.title for task in found(cast.clara, "desk.read_outbox")]
    assert titles == ["Nora Beispiel ist nicht erreichbar"]


def test_very_many_bounces_are_one_task(cast: Cast) -> None:
    for number in range(21):
        make_bounce(f"probe{number}@example.org")
    assert [task.found.title for task in found(cast.clara, "desk.read_outbox")] == ["21 Adressen sind nicht erreichbar"]


def test_a_kind_of_mail_that_is_held_up_is_a_task(cast: Cast) -> None:
    Hold.objects.create(kind=MailKind.SERVICE, reason="Umzug", since_at=NOW, held_by="Clara")
    [task] = found(cast.clara, "desk.read_outbox")
    assert (task.source, task.found.title, task.found.note) == ("hold", "Angehalten: Service-Nachricht", "Umzug")
