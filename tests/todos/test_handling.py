"""What becomes of a task: done, put off, given away, and back."""

from datetime import date, datetime, timedelta

import pytest

from kurzdraht.audit.models import JournalEntry
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.network.queries import roles_of_person
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services import put_into_bin
from kurzdraht.todos.models import Handling, Todo
from kurzdraht.todos.queries import Task, colleagues, tasks
from kurzdraht.todos.services import (
    ChangedSince,
    DayIsPast,
    Decision,
    NotAColleague,
    defer_task,
    end_todo,
    forget_tasks,
    give_task,
    next_monday,
    next_working_day,
    settle_task,
    undo_decision,
    write_todo,
)
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast, make_mandate, make_person

TODAY = NOW.date()


def tasks_of(person: Person, *, now: datetime = NOW, permissions: tuple[str, ...] = ("events.plan",)) -> list[Task]:
    roles = roles_of_person(person, on=now.date())
    return tasks(roles, may=lambda permission: permission in permissions, now=now)


@pytest.fixture
def crowded(cast: Cast) -> Event:
    """One place is free, and somebody waits."""
    event = make_event(consortium=cast.stadtumbau, online_capacity=2)
    make_registration(event, "Nora")
    make_registration(event, "Otto", state=RegistrationState.WAITING)
    return event


def test_a_task_that_is_done_shows_again_when_its_cause_changes(cast: Cast, crowded: Event) -> None:
    [task] = tasks_of(cast.clara)
    assert (task.source, task.found.title) == ("waiting", f"{crowded.title}: 1 wartet, 1 Platz ist frei")
    settle_task(task, by=cast.clara, now=NOW)
    assert tasks_of(cast.clara) == []
    make_registration(crowded, "Paula", state=RegistrationState.WAITING)
    [again] = tasks_of(cast.clara)
    assert again.found.mark == "2/1"


def test_a_task_that_is_put_off_comes_back_on_its_day(cast: Cast, crowded: Event) -> None:
    [task] = tasks_of(cast.clara)
    until = TODAY + timedelta(days=2)
    defer_task(task, until=until, by=cast.clara, now=NOW)
    assert tasks_of(cast.clara, now=NOW + timedelta(days=1)) == []
    [back] = tasks_of(cast.clara, now=NOW + timedelta(days=2))
    assert back.due_date == until


def test_what_was_decided_about_another_state_holds_no_more(cast: Cast, crowded: Event) -> None:
    [task] = tasks_of(cast.clara)
    settle_task(task, by=cast.clara, now=NOW)
    make_registration(crowded, "Paula", state=RegistrationState.WAITING)
    [changed] = tasks_of(cast.clara)
    give_task(changed, to=cast.clara, by=cast.clara, now=NOW)
    [given] = tasks_of(cast.clara)
    assert (given.assignee, Handling.objects.get().done_at) == (cast.clara, None)


@pytest.mark.parametrize(
    ("today", "tomorrow", "week"),
    [
        (date(2027, 2, 23), date(2027, 2, 24), date(2027, 3, 1)),
        (date(2027, 2, 26), date(2027, 3, 1), date(2027, 3, 1)),
        (date(2027, 2, 28), date(2027, 3, 1), date(2027, 3, 1)),
        (date(2027, 3, 25), date(2027, 3, 30), date(2027, 3, 30)),
    ],
    ids=["Tuesday", "Friday", "Sunday", "before Easter"],
)
def test_tomorrow_and_next_week_pass_over_weekends_and_holidays(today: date, tomorrow: date, week: date) -> None:
    assert (next_working_day(today), next_monday(today)) == (tomorrow, week)


@pytest.mark.parametrize("days", [0, -1, 400])
def test_a_task_is_put_off_to_a_day_within_a_year_from_tomorrow(cast: Cast, crowded: Event, days: int) -> None:
    [task] = tasks_of(cast.clara)
    with pytest.raises(DayIsPast):
        defer_task(task, until=TODAY + timedelta(days=days), by=cast.clara, now=NOW)
    assert not Handling.objects.exists()


def test_a_task_goes_to_the_office_or_who_advises_its_ag(cast: Cast, crowded: Event) -> None:
    other = make_person("Ola")
    make_mandate(other, MandateKind.ADVISOR, consortium=cast.innenstadt)
    [task] = tasks_of(cast.clara)
    assert list(colleagues([cast.stadtumbau.pk], on=TODAY)) == [cast.clara, cast.dora]
    give_task(task, to=cast.dora, by=cast.clara, now=NOW)
    assert [task.assignee for task in tasks_of(cast.clara)] == [cast.dora]
    for nobody in (other, cast.anna):
        with pytest.raises(NotAColleague):
            give_task(task, to=nobody, by=cast.clara, now=NOW)


@pytest.mark.parametrize("act", ["done", "defer", "give"])
@pytest.mark.parametrize("kind", ["written", "found"])
def test_each_decision_can_be_taken_back(cast: Cast, crowded: Event, act: str, kind: str) -> None:
    if kind == "written":
        crowded.delete()
        write_todo(title="Raum anfragen", due_date=TODAY, consortium=cast.stadtumbau, by=cast.clara, now=NOW)
    [task] = tasks_of(cast.clara)
    decision = decide(task, act, cast)
    assert [(one.due_date, one.assignee) for one in tasks_of(cast.clara)] != [(task.due_date, None)]
    undo_decision(Decision(**decision.as_json()), by=cast.clara, now=NOW)
    assert [(one.due_date, one.assignee) for one in tasks_of(cast.clara)] == [(task.due_date, None)]
    assert JournalEntry.objects.filter(action="task_undone").count() == 1


def decide(task: Task, act: str, cast: Cast) -> Decision:
    if act == "done":
        return settle_task(task, by=cast.clara, now=NOW)
    if act == "defer":
        return defer_task(task, until=TODAY + timedelta(days=3), by=cast.clara, now=NOW)
    return give_task(task, to=cast.dora, by=cast.clara, now=NOW)


def test_a_decision_is_not_taken_back_over_the_head_of_a_colleague(cast: Cast, crowded: Event) -> None:
    [task] = tasks_of(cast.clara)
    decision = defer_task(task, until=TODAY + timedelta(days=3), by=cast.clara, now=NOW)
    settle_task(task, by=cast.dora, now=NOW + timedelta(minutes=1))
    with pytest.raises(ChangedSince):
        undo_decision(decision, by=cast.clara, now=NOW + timedelta(minutes=2))
    assert Handling.objects.get().done_at is not None


def test_what_was_decided_before_is_there_again_after_undoing(cast: Cast, crowded: Event) -> None:
    [task] = tasks_of(cast.clara)
    give_task(task, to=cast.dora, by=cast.clara, now=NOW)
    decision = settle_task(task, by=cast.clara, now=NOW)
    undo_decision(Decision(**decision.as_json()), by=cast.clara, now=NOW)
    assert [one.assignee for one in tasks_of(cast.clara)] == [cast.dora]


def test_a_written_task_lies_in_the_bin_before_it_ends(cast: Cast) -> None:
    todo = write_todo(title="Raum anfragen", due_date=TODAY, by=cast.clara, now=NOW)
    put_into_bin(KINDS["todo"], todo, by=cast.clara, now=NOW)
    assert (tasks_of(cast.clara), Todo.everything.get().deleted_by) == ([], str(cast.clara))
    end_todo(todo, NOW)
    assert not Todo.everything.exists()


def test_what_was_done_long_ago_is_forgotten_and_what_is_open_stays(cast: Cast, crowded: Event) -> None:
    for title in ("offen", "erledigt"):
        write_todo(title=title, due_date=TODAY, by=cast.clara, now=NOW - timedelta(days=900))
    done = next(task for task in tasks_of(cast.clara) if task.found.title == "erledigt")
    found = next(task for task in tasks_of(cast.clara) if task.source == "waiting")
    for task in (done, found):
        settle_task(task, by=cast.clara, now=NOW)
    assert forget_tasks(NOW) == 0
    assert forget_tasks(NOW + timedelta(seconds=1)) == 2
    assert (list(Todo.objects.values_list("title", flat=True)), Handling.objects.count()) == (["offen"], 0)
