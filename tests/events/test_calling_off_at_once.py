"""Clicked twice, raced by a registration, eighty people: once, whole, and quickly."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.services import GUEST, cancel_registration, moving
from kurzdraht.events.services.calling_off import call_off_event
from kurzdraht.events.services.counting import Places, count_places
from kurzdraht.events.services.moving import move_registration
from kurzdraht.mailing.models import OutgoingMail
from tests.events.racing import LONG, SHORT, take_the_lock_out
from tests.events.test_concurrency import at_once, register, taken
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import make_network

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 80


@pytest.fixture(autouse=True)
def _network(transactional_db: None) -> Iterator[None]:
    make_network()
    yield
    cache.clear()


def call_off(event: Event) -> Callable[[], int]:
    return lambda: call_off_event(event, reason="Krankheit", by=SYSTEM, now=NOW)


def test_eighty_people_are_told_once_however_often_it_is_clicked() -> None:
    event = make_event(online_capacity=60)
    for number in range(PEOPLE):
        make_registration(event, state=RegistrationState.CONFIRMED if number < 60 else RegistrationState.WAITING)
    answers = at_once(call_off(event), call_off(event), call_off(event))
    assert answers == [PEOPLE] * 3
    assert Counter(OutgoingMail.objects.values_list("recipient_email", flat=True)).most_common(1)[0][1] == 1
    assert OutgoingMail.objects.count() == PEOPLE


def test_who_registers_in_the_same_moment_is_told_or_refused() -> None:
    event = make_event()
    answers = at_once(call_off(event), *(lambda n=n: register(event, n) for n in range(6)))
    places = sum(answer == "confirmed" for answer in answers[1:])
    told = OutgoingMail.objects.filter(occasion__startswith="event_cancelled:").count()
    assert (answers[0], told, Registration.objects.count()) == (places, places, places)
    assert {answer for answer in answers[1:] if answer != "confirmed"} <= {"NotTakingPlace"}


def test_who_leaves_in_the_same_moment_lets_nobody_move_up_afterwards() -> None:
    event = make_event(online_capacity=3)
    holders = [make_registration(event) for _ in range(3)]
    for _ in range(3):
        make_registration(event, state=RegistrationState.WAITING)
    leave = [lambda row=row: cancel_registration(row, by=GUEST, now=NOW) for row in holders]
    at_once(call_off(event), *leave)
    called_off = Event.objects.get().changed_at
    promoted = Registration.objects.filter(state=RegistrationState.CONFIRMED, changed_at__gt=called_off)
    assert (promoted.count(), taken(event) <= 3) == (0, True)


def slow_counting(patch: pytest.MonkeyPatch, pause: float) -> None:
    def slow_count(event: Event) -> Places:
        places = count_places(event)
        time.sleep(pause)
        return places

    patch.setattr(moving, "count_places", slow_count)


def give_place(registration: Registration) -> Callable[[], str]:
    return lambda: str(
        move_registration(
            registration, state="confirmed", reason="Anruf", by=SYSTEM, now=NOW + timedelta(hours=1)
        ).registration.state
    )


def waiting_for_two_places() -> tuple[Event, list[Registration]]:
    event = make_event(online_capacity=0)
    rows = [make_registration(event, state=RegistrationState.WAITING) for _ in range(6)]
    Event.objects.update(online_capacity=2)
    return event, rows


def test_of_six_whom_the_office_gives_places_at_once_two_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    slow_counting(monkeypatch, SHORT)
    event, rows = waiting_for_two_places()
    answers = Counter(at_once(*map(give_place, rows)))
    assert (taken(event), set(answers) <= {"confirmed", "EveryPlaceTaken", "NothingMoves"}) == (2, True)


def test_control_without_the_lock_the_office_gives_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    take_the_lock_out(monkeypatch)
    slow_counting(monkeypatch, LONG)
    event, rows = waiting_for_two_places()
    at_once(*map(give_place, rows))
    assert taken(event) > 2
