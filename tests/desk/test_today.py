"""The desk's home: whose tasks, in which scope, and what one can do there."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Consortium, Person
from kurzdraht.todos.models import Handling, Todo
from kurzdraht.todos.services import write_todo
from tests.desk.test_desk import as_person
from tests.factories.events import make_event
from tests.factories.network import Cast, make_mandate, make_person

MOST_QUERIES = 25


def make_draft(title: str = "Entwurf", consortium: Consortium | None = None) -> Event:
    soon = timezone.now() + timedelta(days=9)
    return make_event(title, starts_at=soon, state=EventState.DRAFT, published_at=None, consortium=consortium)


def make_todo(title: str, *, by: Person, consortium: Consortium | None = None, assignee: Person | None = None) -> Todo:
    now = timezone.now()
    return write_todo(
        title=title, due_date=timezone.localdate(), consortium=consortium, assignee=assignee, by=by, now=now
    )


def titles(client: Client, query: str = "") -> set[str]:
    desk = client.get(f"{reverse('desk_home')}{query}").context["desk"]
    return {line.task.found.title.partition(":")[0] for line in desk.lines}


def task_url(key: UUID, source: str = "todo") -> str:
    return reverse("desk_task", args=(source, key))


def test_own_tasks_come_first_and_those_of_others_by_choice(cast: Cast) -> None:
    make_todo("Offen", by=cast.clara)
    make_todo("Meine", by=cast.clara, assignee=cast.clara)
    make_todo("Ihre", by=cast.clara, assignee=cast.dora, consortium=cast.stadtumbau)
    client = as_person(cast.clara)
    lines = client.get(reverse("desk_home")).context["desk"].lines
    assert [line.task.found.title for line in lines] == ["Meine", "Offen"]
    assert titles(client, "?wer=alle") == {"Offen", "Meine", "Ihre"}
    assert titles(client, f"?wer={cast.dora.key}") == {"Ihre"}
    assert titles(client, "?wer=niemand") == set()


def test_the_chosen_ag_and_year_stay_for_the_session_and_say_what_they_hide(cast: Cast) -> None:
    make_todo("Stadtumbau", by=cast.clara, consortium=cast.stadtumbau)
    make_todo("Innenstadt", by=cast.clara, consortium=cast.innenstadt)
    make_todo("Netzwerk", by=cast.clara)
    client = as_person(cast.clara)
    scope = reverse("desk_scope")
    answer = client.post(scope, {"consortium": cast.innenstadt.pk, "next": "/buero/?wer=alle"})
    assert answer["Location"] == "/buero/?wer=alle"
    assert titles(client) == {"Innenstadt", "Netzwerk"}
    assert client.get(reverse("desk_home")).context["desk"].hidden == 1
    client.post(scope, {"year": timezone.localdate().year + 1})
    assert (titles(client), client.get(reverse("desk_home")).context["desk"].hidden) == (set(), 3)
    client.post(scope, {"year": timezone.localdate().year})
    assert titles(client) == {"Innenstadt", "Netzwerk"}
    client.post(scope, {"consortium": "", "year": ""})
    assert titles(client) == {"Stadtumbau", "Innenstadt", "Netzwerk"}


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org/", "javascript:alert(1)", "buero"])
def test_one_is_led_back_to_pages_of_ours_only(cast: Cast, wanted: str) -> None:
    answer = as_person(cast.clara).post(reverse("desk_scope"), {"consortium": "", "next": wanted})
    assert answer["Location"] == reverse("desk_home")


def test_an_adviser_cannot_choose_another_ag(cast: Cast) -> None:
    client = as_person(cast.dora)
    client.post(reverse("desk_scope"), {"consortium": cast.innenstadt.pk})
    assert "desk_scope" not in client.session


def test_done_and_back_again(cast: Cast) -> None:
    draft = make_draft(consortium=cast.stadtumbau)
    client = as_person(cast.clara)
    answer = client.post(task_url(draft.key, "publish"), {"act": "done", "next": "/buero/?wer=alle"}, follow=True)
    assert (answer.redirect_chain, titles(client)) == ([("/buero/?wer=alle", 303)], set())
    assert "Rückgängig" in answer.content.decode()
    client.post(reverse("desk_task_undo"))
    assert titles(client) == {"Entwurf"}


def test_given_to_a_colleague_it_is_theirs(cast: Cast) -> None:
    todo = make_todo("Raum anfragen", by=cast.clara, consortium=cast.stadtumbau)
    client = as_person(cast.clara)
    client.post(task_url(todo.key), {"act": "give", "assignee": cast.dora.pk})
    assert (titles(client), titles(as_person(cast.dora))) == (set(), {"Raum anfragen"})


def test_put_off_with_a_wrong_day_it_stays_and_says_why(cast: Cast) -> None:
    todo = make_todo("Raum anfragen", by=cast.clara)
    client = as_person(cast.clara)
    for given in ({"until": "2020-01-01"}, {"until": "gestern"}, {}):
        answer = client.post(task_url(todo.key), {"act": "defer", **given})
        assert (answer.status_code, "Wählen Sie einen Tag nach heute" in answer.content.decode()) == (422, True)
    part = client.post(task_url(todo.key), {"act": "defer"}, headers={"HX-Request": "true"})
    assert (part["HX-Retarget"], "<html" in part.content.decode()) == ("#aufgabe", False)
    assert titles(client) == {"Raum anfragen"}


def test_what_one_may_not_see_one_may_not_decide(cast: Cast) -> None:
    foreign = make_draft(consortium=cast.innenstadt)
    todo = make_todo("Geheim", by=cast.clara, consortium=cast.innenstadt)
    dora = as_person(cast.dora)
    for url in (task_url(foreign.key, "publish"), task_url(todo.key), task_url(foreign.key, "unsinn")):
        assert (dora.get(url).status_code, dora.post(url, {"act": "done"}).status_code) == (404, 404)
    assert dora.get(reverse("desk_todo_change", args=(todo.key,))).status_code == 404
    assert (Handling.objects.count(), Todo.objects.get().done_at) == (0, None)


def test_an_act_that_does_not_exist_is_not_found(cast: Cast) -> None:
    draft = make_draft()
    client = as_person(cast.clara)
    for act in ("", "unsinn", "discard"):
        assert client.post(task_url(draft.key, "publish"), {"act": act}).status_code == 404


def test_reading_writes_nothing(cast: Cast) -> None:
    draft = make_draft()
    todo = make_todo("Raum anfragen", by=cast.clara)
    client = as_person(cast.clara)
    pages = [
        reverse("desk_home"),
        task_url(draft.key, "publish"),
        task_url(todo.key),
        f"{reverse('desk_search')}?q=raum",
    ]
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        words = {query["sql"].split()[0] for query in queries}
        assert words <= {"SELECT", "DECLARE", "SAVEPOINT", "RELEASE"}
    for name in ("desk_scope", "desk_task_undo"):
        assert client.get(reverse(name)).status_code == 405


def test_a_task_is_written_changed_and_thrown_away(cast: Cast) -> None:
    client = as_person(cast.clara)
    address = reverse("desk_todo_create")
    assert len(client.get(address).context["form"].fields) == 4
    day = timezone.localdate()
    assert client.post(address, {"title": "", "due_date": day}).status_code == 422
    client.post(address, {"title": "Raum anfragen", "due_date": day, "consortium": cast.stadtumbau.pk})
    todo = Todo.objects.get()
    assert (todo.title, todo.consortium, todo.assignee) == ("Raum anfragen", cast.stadtumbau, None)
    change = reverse("desk_todo_change", args=(todo.key,))
    client.post(change, {"title": "Saal anfragen", "due_date": day, "assignee": cast.clara.pk})
    todo.refresh_from_db()
    assert (todo.title, todo.consortium, todo.assignee) == ("Saal anfragen", None, cast.clara)
    client.post(task_url(todo.key), {"act": "discard"})
    assert (Todo.objects.count(), Todo.everything.count()) == (0, 1)


def test_a_task_goes_to_nobody_who_does_not_know_the_ag(cast: Cast) -> None:
    client = as_person(cast.clara)
    values = {"title": "Raum", "due_date": timezone.localdate(), "assignee": cast.dora.pk}
    refused = client.post(reverse("desk_todo_create"), values | {"consortium": cast.innenstadt.pk})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["assignee"])
    dora = as_person(cast.dora)
    assert dora.post(reverse("desk_todo_create"), values | {"consortium": cast.innenstadt.pk}).status_code == 422
    assert dora.post(reverse("desk_todo_create"), values | {"consortium": cast.stadtumbau.pk}).status_code == 303


def test_the_week_shows_what_begins_closes_and_appears(cast: Cast) -> None:
    now = timezone.now()
    make_event("Beginnt", starts_at=now, consortium=cast.stadtumbau)
    make_event("Schließt", starts_at=now + timedelta(days=30), closes_at=now)
    make_event(
        "Erscheint", starts_at=now + timedelta(days=30), state=EventState.DRAFT, published_at=None, publish_at=now
    )
    make_event("Fällt aus", starts_at=now, state=EventState.CANCELLED)
    make_event("Fremd", starts_at=now, consortium=cast.innenstadt)
    week = as_person(cast.clara).get(reverse("desk_home")).context["week"]
    shown = {entry.title for day in week.days for entry in day.entries}
    assert shown == {"Beginnt", "Schließt", "Erscheint", "Fremd"}
    dora = as_person(cast.dora).get(reverse("desk_home")).context["week"]
    assert {entry.title for day in dora.days for entry in day.entries} == {"Beginnt"}
    later = (timezone.localdate() + timedelta(days=7)).isoformat()
    following = as_person(cast.clara).get(f"{reverse('desk_home')}?woche={later}").context["week"]
    assert [entry for day in following.days for entry in day.entries] == []


@pytest.mark.parametrize("query", ["?woche=unsinn", "?woche=9999-12-31", "?wer=%00", "?alles=x&wer=alle"])
def test_an_odd_address_shows_the_page(cast: Cast, query: str) -> None:
    assert as_person(cast.clara).get(f"{reverse('desk_home')}{query}").status_code == 200


def test_the_home_takes_a_fixed_number_of_queries(cast: Cast) -> None:
    other = make_person("Ola")
    make_mandate(other, MandateKind.OFFICE)
    client = as_person(cast.clara)
    numbers = []
    for count in (1, 30):
        for number in range(count):
            make_draft(f"Entwurf {number}", consortium=cast.stadtumbau)
            make_todo(f"Notiz {number}", by=cast.clara, assignee=other)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{reverse('desk_home')}?wer=alle")
        numbers.append(len(queries))
    assert (numbers[0] == numbers[1], numbers[1] <= MOST_QUERIES) == (True, True), numbers
