"""Who else has a page open."""

import uuid
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.network.models import Person
from kurzdraht.records.models import Presence
from kurzdraht.records.queries import others_here
from kurzdraht.records.services import forget_presences, leave_record, stay_at_record
from tests.factories.events import NOW, make_event
from tests.factories.network import Cast

KEY = uuid.uuid4()
HERE = "/buero/anwesend/"


def user_of(person: Person) -> User:
    return User.objects.get(person=person)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(user_of(person))
    return client


def labels(person: Person, seconds: int) -> list[tuple[str, int]]:
    now = NOW + timedelta(seconds=seconds)
    rows = others_here("event", KEY, user=user_of(person), now=now)
    return [(row.label, int((row.since_at - NOW).total_seconds())) for row in rows]


def stay(person: Person, seconds: int) -> None:
    stay_at_record("event", KEY, user=user_of(person), label=str(person), now=NOW + timedelta(seconds=seconds))


def test_others_are_named_with_the_moment_they_came_until_a_minute_of_silence(cast: Cast) -> None:
    for second in (0, 20, 40):
        stay(cast.dora, second)
    stay(cast.clara, 45)
    assert labels(cast.clara, 45) == [("Dora Beispiel", 0)]
    assert labels(cast.dora, 45) == [("Clara Beispiel", 45)]
    assert labels(cast.clara, 99) == [("Dora Beispiel", 0)]
    assert labels(cast.clara, 100) == []


def test_who_comes_back_after_a_minute_has_come_anew(cast: Cast) -> None:
    stay(cast.dora, 0)
    stay(cast.dora, 61)
    assert labels(cast.clara, 62) == [("Dora Beispiel", 61)]


def test_who_leaves_is_gone_and_old_signs_are_swept(cast: Cast) -> None:
    stay(cast.dora, 0)
    leave_record("event", KEY, user=user_of(cast.dora))
    assert labels(cast.clara, 1) == []
    stay(cast.dora, 0)
    stay(cast.clara, 30)
    assert forget_presences(NOW + timedelta(seconds=10)) == 1
    assert Presence.objects.get().label == "Clara Beispiel"


def test_the_edit_page_tells_it_and_repeats_nothing(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9), consortium=cast.stadtumbau)
    given = {"kind": "event", "key": str(event.key)}
    dora, clara = client_of(cast.dora), client_of(cast.clara)
    assert f'data-hx-post="{HERE}"' in dora.get(reverse("desk_event_change", args=(event.slug,))).text
    assert "geöffnet" not in dora.post(HERE, given).text
    answer = clara.post(HERE, given)
    assert "Dora Beispiel hat diese Seite seit" in answer.text
    shown = answer.context["shown"]
    assert clara.post(HERE, given | {"shown": shown}).status_code == 204
    assert dora.post(HERE, given | {"leave": "1"}).status_code == 204
    assert "Dora" not in clara.post(HERE, given | {"shown": shown}).text


def test_nobody_learns_who_looks_at_what_is_not_theirs(cast: Cast) -> None:
    event = make_event(consortium=cast.innenstadt)
    client_of(cast.clara).post(HERE, {"kind": "event", "key": str(event.key)})
    for person in (cast.dora, cast.anna):
        assert client_of(person).post(HERE, {"kind": "event", "key": str(event.key)}).status_code == 404
    assert client_of(cast.clara).post(HERE, {"kind": "event", "key": "unsinn"}).status_code == 404
    assert client_of(cast.clara).post(HERE, {}).status_code == 404
    assert client_of(cast.clara).get(HERE).status_code == 405
    assert Presence.objects.count() == 1
