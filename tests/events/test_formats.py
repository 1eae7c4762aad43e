"""What the network holds, as data: changed by the office, taken by new events, followed by planned ones if it likes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.queries.following import followings, latest_change
from kurzdraht.events.services.calling_off import call_off_event
from kurzdraht.events.services.following import follow_format
from kurzdraht.events.services.formats import (
    FormatChangedMeanwhile,
    FormatNameTaken,
    TaskDraft,
    change_format,
    create_default_formats,
    create_format,
)
from kurzdraht.events.services.planning import EventDraft, change_event, create_event
from kurzdraht.events.services.publishing import publish_event
from kurzdraht.events.services.reminders import remind_participants
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Person
from kurzdraht.network.queries.calendar import working_day
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services import put_into_bin, restore
from kurzdraht.todos.models import Todo
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

THURSDAY = NOW + timedelta(days=9)


def sign_in(client: Client, person: Person) -> None:
    assert person.user is not None
    client.force_login(person.user)


def planned(cast: Cast, form: EventFormat, title: str = "Wer mietet?", **values: Any) -> Event:
    given: dict[str, Any] = {"format": form, "title": title, "starts_at": THURSDAY} | values
    return create_event(EventDraft(**given), by=cast.clara, now=NOW)


def test_fourteen_formats_stand_at_the_beginning_each_with_tasks_and_a_fitting_agenda(db: None) -> None:
    assert (create_default_formats(), create_default_formats()) == (14, 0)
    for row in EventFormat.objects.prefetch_related("tasks"):
        assert sum(minutes for minutes, _title, _line in row.agenda) in {0, row.duration_minutes}, row.name
        assert row.tasks.count() > 0, row.name
        assert row.early_reminder_hours == 0 or row.early_reminder_hours > row.reminder_hours, row.name


def test_a_new_event_takes_texts_cost_reminders_and_tasks(cast: Cast) -> None:
    form = make_format(summary="Zwei Sätze.", text="<p>Thema</p>", cost="10 Euro", early_reminder_hours=168)
    form.tasks.create(title="Raum buchen", days_before=5)
    form.tasks.create(title="Dokumentieren", days_before=-2)
    event = planned(cast, form, consortium=cast.stadtumbau, partners=[cast.innenstadt])
    assert (event.summary, event.description, event.cost) == ("Zwei Sätze.", "<p>Thema</p>", "10 Euro")
    assert (event.reminder_hours, event.early_reminder_hours) == (24, 168)
    assert list(event.partners.all()) == [cast.innenstadt]
    todos = list(Todo.objects.order_by("due_date").values_list("title", "due_date", "consortium"))
    assert todos == [
        ("Raum buchen", date(2027, 2, 26), cast.stadtumbau.pk),  # 27 February is a Saturday
        ("Dokumentieren", date(2027, 3, 8), cast.stadtumbau.pk),  # 6 March is one too
    ]


@pytest.mark.parametrize(
    ("day", "days_before", "due"),
    [
        (date(2027, 3, 31), 2, date(2027, 3, 25)),  # Easter Monday back over Good Friday
        (date(2027, 3, 24), -2, date(2027, 3, 30)),  # Good Friday on over Easter Monday
        (date(2027, 3, 24), 0, date(2027, 3, 24)),
    ],
)
def test_tasks_fall_on_working_days(day: date, days_before: int, due: date) -> None:
    assert working_day(day, days_before=days_before) == due


def test_tasks_move_with_the_event_and_what_is_done_stays(cast: Cast) -> None:
    form = make_format()
    form.tasks.create(title="Raum buchen", days_before=1)
    form.tasks.create(title="Erledigt", days_before=2)
    event = planned(cast, form)
    Todo.objects.filter(title="Erledigt").update(done_at=NOW)
    later = event.starts_at + timedelta(days=7)
    change_event(event, {"starts_at": later, "ends_at": later + timedelta(minutes=45)}, by=cast.clara, now=NOW)
    assert dict(Todo.objects.values_list("title", "due_date")) == {
        "Raum buchen": date(2027, 3, 10),
        "Erledigt": date(2027, 3, 2),
    }


def test_who_saw_an_older_state_of_a_format_overwrites_nothing(cast: Cast) -> None:
    form = make_format()
    change_format(form, {"capacity": 30}, [], by=cast.clara, now=NOW, seen=0)
    with pytest.raises(FormatChangedMeanwhile):
        change_format(form, {"capacity": 40}, [], by=cast.clara, now=NOW, seen=0)
    form.refresh_from_db()
    assert (form.capacity, form.sequence) == (30, 1)


def test_a_name_stands_once(cast: Cast) -> None:
    make_format("Werkstatt")
    with pytest.raises(FormatNameTaken):
        create_format({"name": "werkstatt", "duration_minutes": 60}, [], by=cast.clara, now=NOW)
    new = create_format({"name": "Salon", "duration_minutes": 60}, [TaskDraft("Blumen", 1)], by=cast.clara, now=NOW)
    assert (new.slug, [task.title for task in new.tasks.all()]) == ("salon", ["Blumen"])


def test_a_task_that_is_reworded_stays_the_same_and_one_that_goes_is_gone(cast: Cast) -> None:
    form = make_format()
    first = form.tasks.create(title="Raum buchen", days_before=5, position=0)
    second = form.tasks.create(title="Einladen", days_before=3, position=1)
    change_format(form, {}, [TaskDraft("Einladen", 4), TaskDraft("Neu", 1)], by=cast.clara, now=NOW)
    rows = list(form.tasks.order_by("position").values_list("pk", "title", "days_before"))
    assert rows[0] == (second.pk, "Einladen", 4)
    assert (rows[1][1], rows[1][0] == first.pk) == ("Neu", False)


def test_planned_events_follow_where_they_still_stand_as_before(cast: Cast) -> None:
    form = make_format(capacity=24, agenda=[[45, "Fragen", ""]])
    as_before, own = planned(cast, form, "Wie zuvor"), planned(cast, form, "Eigen")
    change_event(own, {"online_capacity": 10}, by=cast.clara, now=NOW)
    change_format(
        form, {"capacity": 30, "agenda": [[5, "Ankommen", ""], [40, "Fragen", ""]]}, [], by=cast.clara, now=NOW
    )
    changes = latest_change(form)
    found = {one.name: [event.title for event in one.events] for one in followings(form, changes, now=NOW)}
    assert found == {"capacity": ["Wie zuvor"], "agenda": ["Wie zuvor", "Eigen"]}
    done = follow_format(
        form, changes, {"capacity": {as_before.key, own.key}, "agenda": {own.key}}, by=cast.clara, now=NOW
    )
    as_before.refresh_from_db()
    own.refresh_from_db()
    assert (done.events, done.mails, done.refused) == (2, 0, [])
    assert (as_before.online_capacity, own.online_capacity) == (30, 10)
    assert [slot.title for slot in own.slots.order_by("position")] == ["Ankommen", "Fragen"]
    assert [slot.title for slot in as_before.slots.all()] == ["Fragen"]


def test_only_a_move_writes_mails_and_an_event_that_cannot_follow_says_why(cast: Cast) -> None:
    form = make_format(capacity=24)
    event = make_event(format=form, starts_at=THURSDAY, online_capacity=24)
    for name in "Anna", "Bert":
        make_registration(event, name)
    change_format(form, {"capacity": 1, "reminder_hours": 48}, [], by=cast.clara, now=NOW)
    changes = latest_change(form)
    done = follow_format(form, changes, {name: {event.key} for name in changes}, by=cast.clara, now=NOW)
    assert (done.events, [title for title, _why in done.refused]) == (0, [event.title])
    change_format(form, {"duration_minutes": 60, "reminder_hours": 24, "capacity": 24}, [], by=cast.clara, now=NOW)
    changes = latest_change(form)
    assert [one.mails for one in followings(form, changes, now=NOW) if one.moves] == [2]
    assert OutgoingMail.objects.count() == 0
    done = follow_format(form, changes, {"duration_minutes": {event.key}}, by=cast.clara, now=NOW)
    assert (done.mails, OutgoingMail.objects.count()) == (2, 2)


def form_of(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send of the form as it stands."""
    context = client.get(address).context
    data = {
        bound.html_name: bound.value() if bound.value() is not None else ""
        for bound in context["form"]
        if bound.value() is not False
    }
    for rows in context["agenda"], context["tasks"]:
        for form in [rows.management_form, *rows]:
            data |= {bound.html_name: "" if bound.value() is None else bound.value() for bound in form}
    return data


def test_the_office_edits_a_format_with_its_rows_and_is_asked_about_planned_events(client: Client, cast: Cast) -> None:
    form = make_format("Austausch", agenda=[[45, "Fragen", ""]], capacity=24)
    form.tasks.create(title="Einladen", days_before=7)
    make_event(format=form, online_capacity=24)
    sign_in(client, cast.clara)
    address = f"/buero/vorlagen/formate/{form.slug}/"
    data = form_of(client, address)
    shown = client.post(address, data | {"agenda-1-minutes": "5", "agenda-1-title": "Vorher", "rows": "agenda:up:1"})
    assert [row["title"].value() for row in shown.context["agenda"]][:2] == ["Vorher", "Fragen"]
    data |= {"agenda-1-minutes": "5", "agenda-1-title": "Vorher", "capacity": "30", "task-0-days": "9"}
    answer = client.post(address, data)
    assert answer.headers["Location"] == f"{address}folgen/"
    form.refresh_from_db()
    assert (form.agenda, form.capacity) == ([[45, "Fragen", ""], [5, "Vorher", ""]], 30)
    assert list(form.tasks.values_list("title", "days_before")) == [("Einladen", 9)]


def test_two_editors_of_a_format_both_keep_their_work(client: Client, cast: Cast) -> None:
    form = make_format("Austausch", capacity=24)
    sign_in(client, cast.clara)
    address = f"/buero/vorlagen/formate/{form.slug}/"
    data = form_of(client, address)
    change_format(form, {"cost": "5 Euro", "capacity": 20}, [], by=cast.dora, now=NOW)
    answer = client.post(address, data | {"capacity": "30"})
    assert answer.status_code == 422
    assert [clash.label for clash in answer.context["form"].meeting.clashes] == ["Plätze"]
    form.refresh_from_db()
    assert (form.capacity, form.cost) == (20, "5 Euro")


def test_formats_are_for_the_office(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dora)
    assert client.get("/buero/vorlagen/formate/").status_code == 404


def test_tasks_go_with_an_event_into_the_bin_and_come_back(cast: Cast) -> None:
    form = make_format()
    form.tasks.create(title="Raum buchen", days_before=2)
    event = planned(cast, form)
    kind = KINDS["event"]
    put_into_bin(kind, event, by=cast.clara, now=NOW)
    assert Todo.objects.count() == 0
    restore(kind, event, by=cast.clara, now=NOW)
    assert Todo.objects.get().title == "Raum buchen"


def test_tasks_end_when_the_event_is_called_off(cast: Cast) -> None:
    form = make_format()
    form.tasks.create(title="Raum buchen", days_before=2)
    event = planned(cast, form, room_url="https://raum.example")
    publish_event(event, by=cast.clara, now=NOW)
    call_off_event(event, reason="Krank.", by=cast.clara, now=NOW)
    assert Todo.objects.count() == 0


def test_nothing_is_overdue_from_birth(cast: Cast) -> None:
    form = make_format()
    form.tasks.create(title="Anfragen", days_before=30)
    planned(cast, form)
    assert Todo.objects.get().due_date == date(2027, 2, 23)


def test_two_reminders_each_once_and_one_where_both_are_due(cast: Cast) -> None:
    event = make_event(starts_at=NOW + timedelta(days=9), early_reminder_hours=168)
    make_registration(event, "Anna")
    moments = [NOW, NOW + timedelta(days=3), NOW + timedelta(days=3), NOW + timedelta(days=8, hours=12)]
    assert [remind_participants(now=moment) for moment in moments] == [0, 1, 0, 1]
    late = make_event(starts_at=NOW + timedelta(hours=20), early_reminder_hours=168)
    make_registration(late, "Bert")
    assert [remind_participants(now=NOW), remind_participants(now=NOW)] == [1, 0]
    assert OutgoingMail.objects.count() == 3
