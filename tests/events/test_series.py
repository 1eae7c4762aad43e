"""A rule makes many dates, one edit goes to this, the following or all, and the series is extended and ended."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kurzdraht.core.dates import BERLIN
from kurzdraht.events.enums import EventState, HolidayRule
from kurzdraht.events.models import Event, EventSeries
from kurzdraht.events.queries.series import planned_days, rule_in_words, title_of
from kurzdraht.events.recurrence import Rhythm, Rule
from kurzdraht.events.services.planning import ChangedMeanwhile
from kurzdraht.events.services.series import (
    Day,
    Made,
    NoDateLeft,
    SameDayTwice,
    SeriesDraft,
    UnknownPlaceholder,
    create_series,
    end_series,
    extend_series,
    rejoin_series,
)
from kurzdraht.events.services.spreading import Extent, change_in_series
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Person
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

FIRST = date(2027, 3, 4)
RULE = "FREQ=MONTHLY;BYDAY=1TH"
MOMENTS = ("starts_at", "ends_at", "opens_at", "closes_at", "members_first_until_at")


def sign_in(client: Client, person: Person) -> None:
    assert person.user is not None
    client.force_login(person.user)


def series(cast: Cast, *, publish: bool = True, count: int = 4, **values: Any) -> Made:
    given: dict[str, Any] = {
        "name": "Netzwerktreffen",
        "title_pattern": "Netzwerktreffen {monat} {jahr}",
        "format": make_format("Netzwerktreffen", duration_minutes=120, capacity=60),
        "clock": time(10),
        "rule": RULE,
        "holiday_rule": HolidayRule.FOLLOWING,
        "consortium": cast.stadtumbau,
        "room_url": "https://raum.example/fest",
    }
    found = planned_days(RULE, FIRST, holiday_rule="next", count=count)
    days = [Day(one.rule_date, one.day) for one in found if one.day]
    return create_series(SeriesDraft(**(given | values)), days, publish=publish, by=cast.clara, now=NOW)


def starts(made: Made) -> list[datetime]:
    return [event.starts_at.astimezone(BERLIN) for event in Event.objects.filter(series=made.series).order_by("number")]


def test_first_thursdays_are_made_numbered_named_and_published(cast: Cast) -> None:
    """In May the first Thursday is Ascension Day 2027; the date moves a week on, and knows where it came from."""
    made = series(cast)
    events = list(Event.objects.filter(series=made.series).order_by("number"))
    assert [event.title for event in events] == [
        "Netzwerktreffen März 2027",
        "Netzwerktreffen April 2027",
        "Netzwerktreffen Mai 2027",
        "Netzwerktreffen Juni 2027",
    ]
    assert [moment.time() for moment in starts(made)] == [time(10)] * 4
    assert (events[2].rule_date, starts(made)[2].date()) == (date(2027, 5, 6), date(2027, 5, 13))
    assert {event.state for event in events} == {EventState.PUBLISHED}
    assert made.drafts == []


def test_what_cannot_be_published_stays_a_draft_and_says_why(cast: Cast) -> None:
    onsite = make_format("Arbeitsgruppe", is_online=False, is_onsite=True)
    made = series(cast, format=onsite, count=2)
    assert (len(made.events), len(made.drafts)) == (2, 2)
    assert "Ort" in made.drafts[0][1] or "trifft" in made.drafts[0][1]


def test_a_series_needs_dates_that_differ_and_placeholders_that_exist(cast: Cast) -> None:
    draft = SeriesDraft("Reihe", "Reihe", make_format(), time(10), RULE, "next")
    with pytest.raises(NoDateLeft):
        create_series(draft, [], publish=False, by=cast.clara, now=NOW)
    with pytest.raises(SameDayTwice):
        create_series(draft, [Day(FIRST, FIRST), Day(FIRST, FIRST)], publish=False, by=cast.clara, now=NOW)
    with pytest.raises(UnknownPlaceholder):
        series(cast, title_pattern="Treffen {ort}")
    assert EventSeries.objects.count() == 0


def test_words() -> None:
    assert rule_in_words(RULE) == "jeden Monat am ersten Donnerstag"
    assert rule_in_words(Rule.from_first(Rhythm.FORTNIGHTLY, FIRST).text) == "alle zwei Wochen am Donnerstag"
    assert rule_in_words("") == ""
    assert title_of("Treffen {nummer}: {tag} {jahr} {anders}", FIRST, 3) == "Treffen 3: 4. März 2027 {anders}"


def shift(event: Event, clock: time) -> dict[str, Any]:
    start = datetime.combine(event.starts_at.astimezone(BERLIN).date(), clock, tzinfo=BERLIN)
    return {"starts_at": start, "ends_at": start + timedelta(hours=2)}


def test_a_new_time_for_all_keeps_each_day_over_the_time_change(cast: Cast) -> None:
    made = series(cast)
    for event in made.events[:2]:
        make_registration(event)
    spread = change_in_series(made.events[0], shift(made.events[0], time(14)), scope=Extent.ALL, by=cast.clara, now=NOW)
    assert (spread.followed, spread.mails, OutgoingMail.objects.count()) == (3, 2, 2)
    assert [moment.time() for moment in starts(made)] == [time(14)] * 4
    assert [moment.date() for moment in starts(made)] == [
        date(2027, 3, 4),
        date(2027, 4, 1),
        date(2027, 5, 13),
        date(2027, 6, 3),
    ]


def test_following_leaves_the_earlier_ones_alone(cast: Cast) -> None:
    made = series(cast)
    change_in_series(
        made.events[2], {"room_url": "https://neu.example"}, scope=Extent.FOLLOWING, by=cast.clara, now=NOW
    )
    links = list(Event.objects.order_by("number").values_list("room_url", flat=True))
    assert links == ["https://raum.example/fest"] * 2 + ["https://neu.example"] * 2


def test_this_one_alone_is_passed_over_from_then_on_until_it_rejoins(cast: Cast) -> None:
    made = series(cast)
    own = made.events[1]
    change_in_series(own, {"online_capacity": 10}, scope=Extent.THIS, by=cast.clara, now=NOW)
    spread = change_in_series(made.events[0], {"online_capacity": 80}, scope=Extent.ALL, by=cast.clara, now=NOW)
    assert [event.pk for event in spread.apart] == [own.pk]
    places = list(Event.objects.order_by("number").values_list("online_capacity", flat=True))
    assert places == [80, 10, 80, 80]
    rejoin_series(own, by=cast.clara, now=NOW)
    change_in_series(made.events[0], {"online_capacity": 90}, scope=Extent.ALL, by=cast.clara, now=NOW)
    assert set(Event.objects.values_list("online_capacity", flat=True)) == {90}


def test_a_theme_of_its_own_sets_no_date_apart_and_is_overwritten_by_nobody(cast: Cast) -> None:
    made = series(cast)
    change_in_series(
        made.events[1], {"title": "Hitze", "summary": "Eigenes."}, scope=Extent.THIS, by=cast.clara, now=NOW
    )
    spread = change_in_series(made.events[0], {"summary": "Für alle."}, scope=Extent.ALL, by=cast.clara, now=NOW)
    assert (spread.apart, spread.followed) == ([], 2)
    assert list(Event.objects.order_by("number").values_list("summary", flat=True)) == [
        "Für alle.",
        "Eigenes.",
        "Für alle.",
        "Für alle.",
    ]


def test_what_one_date_cannot_do_is_said_and_the_others_follow(cast: Cast) -> None:
    made = series(cast)
    for _ in range(3):
        make_registration(made.events[1])
    spread = change_in_series(made.events[0], {"online_capacity": 2}, scope=Extent.ALL, by=cast.clara, now=NOW)
    assert [(event.pk, "3" in why) for event, why in spread.refused] == [(made.events[1].pk, True)]
    assert list(Event.objects.order_by("number").values_list("online_capacity", flat=True)) == [2, 60, 2, 2]


def test_a_deadline_moves_as_far_before_each_start(cast: Cast) -> None:
    made = series(cast)
    closes = made.events[0].starts_at - timedelta(days=2)
    change_in_series(made.events[0], {"closes_at": closes}, scope=Extent.ALL, by=cast.clara, now=NOW)
    assert {
        event.starts_at.astimezone(BERLIN).date() - event.closes_at.astimezone(BERLIN).date()
        for event in Event.objects.all()
    } == {timedelta(days=2)}


def test_an_older_state_changes_no_date(cast: Cast) -> None:
    made = series(cast)
    change_in_series(made.events[0], {"cost": "1 Euro"}, scope=Extent.THIS, by=cast.clara, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        change_in_series(made.events[0], {"cost": "2 Euro"}, scope=Extent.ALL, by=cast.clara, now=NOW, seen=0)
    assert set(Event.objects.values_list("cost", flat=True)) == {"", "1 Euro"}


def test_a_series_is_extended_after_the_manner_of_its_last_date(cast: Cast) -> None:
    made = series(cast)
    change_in_series(made.events[0], {"room_url": "https://neu.example"}, scope=Extent.ALL, by=cast.clara, now=NOW)
    days = [Day(date(2027, 7, 1), date(2027, 7, 1)), Day(date(2027, 8, 5), date(2027, 8, 5))]
    more = extend_series(
        made.series,
        days,
        title_pattern="Treffen {nummer}",
        rule=RULE,
        holiday_rule="next",
        publish=False,
        by=cast.clara,
        now=NOW,
    )
    assert [(event.title, event.number, event.room_url) for event in more.events] == [
        ("Treffen 5", 5, "https://neu.example"),
        ("Treffen 6", 6, "https://neu.example"),
    ]
    assert starts(more)[-1] == datetime(2027, 8, 5, 10, tzinfo=BERLIN)


def test_an_ended_series_keeps_what_is_public(cast: Cast) -> None:
    made = series(cast)
    Event.objects.filter(pk=made.events[3].pk).update(state=EventState.DRAFT)
    gone, left = end_series(made.series, last_date=date(2027, 4, 1), by=cast.clara, now=NOW)
    made.series.refresh_from_db()
    assert (gone, left, made.series.rule) == (1, 1, "")
    assert Event.objects.filter(series=made.series).count() == 3


def dates_on(client: Client, address: str, typed: dict[str, Any]) -> dict[str, Any]:
    """The page of the preview as a browser would send it back."""
    context = client.post(address, typed | {"action": "preview"}).context
    data: dict[str, Any] = typed | {"shown": context["shown"]}
    for one in context["dates"]:
        key = one.meeting.rule_date.isoformat()
        data[f"day-{key}"] = one.day.isoformat()
        if one.is_on:
            data[f"on-{key}"] = "on"
    return data


def test_the_office_sees_all_dates_takes_one_out_and_moves_another(client: Client, cast: Cast) -> None:
    form = make_format("Netzwerktreffen", slug="netzwerktreffen")
    sign_in(client, cast.clara)
    address = "/buero/veranstaltungen/reihen/neu/"
    first = timezone.localdate() + timedelta(days=40)
    typed = {
        "format": form.pk,
        "consortium": cast.stadtumbau.pk,
        "name": "Monatstreffen",
        "first_date": first.isoformat(),
        "time": "10:00",
        "rhythm": "fortnightly",
        "count": "4",
        "holiday_rule": "keep",
    }
    data = dates_on(client, address, typed)
    days = sorted(key.removeprefix("day-") for key in data if key.startswith("day-"))
    del data[f"on-{days[1]}"]
    moved = date.fromisoformat(days[2]) + timedelta(days=1)
    data[f"day-{days[2]}"] = moved.isoformat()
    answer = client.post(address, data | {"action": "draft"})
    assert answer.headers["Location"] == "/buero/veranstaltungen/reihen/monatstreffen/"
    events = list(Event.objects.order_by("starts_at"))
    assert [event.starts_at.astimezone(BERLIN).date() for event in events] == [
        first,
        moved,
        date.fromisoformat(days[3]),
    ]
    assert [event.rule_date.isoformat() for event in events if event.rule_date] == [days[0], days[2], days[3]]
    assert client.get(answer.headers["Location"]).status_code == 200


def test_dates_of_an_older_preview_are_not_made(client: Client, cast: Cast) -> None:
    form = make_format("Netzwerktreffen", slug="netzwerktreffen")
    sign_in(client, cast.clara)
    address = "/buero/veranstaltungen/reihen/neu/"
    first = timezone.localdate() + timedelta(days=40)
    typed = {
        "format": form.pk,
        "name": "Reihe",
        "first_date": first.isoformat(),
        "time": "10:00",
        "rhythm": "weekly",
        "count": "2",
        "holiday_rule": "keep",
    }
    data = dates_on(client, address, typed)
    assert client.post(address, data | {"count": "5", "action": "publish"}).status_code == 200
    assert Event.objects.count() == 0


def test_an_adviser_sees_only_series_of_the_own_consortium(client: Client, cast: Cast) -> None:
    own = EventSeries.objects.create(slug="eigene", name="Eigene", consortium=cast.stadtumbau)
    other = EventSeries.objects.create(slug="andere", name="Andere", consortium=cast.innenstadt)
    sign_in(client, cast.dora)
    answers = [client.get(f"/buero/veranstaltungen/reihen/{one.slug}/").status_code for one in (own, other)]
    assert answers == [200, 404]
    assert list(client.get("/buero/veranstaltungen/reihen/").context["rows"]) == [own]


def test_an_event_without_a_series_is_simply_changed(cast: Cast) -> None:
    event = make_event()
    spread = change_in_series(event, {"cost": "5 Euro"}, scope=Extent.ALL, by=cast.clara, now=NOW)
    assert (spread.followed, Event.objects.get().cost) == (0, "5 Euro")


def test_one_edit_reaches_no_event_of_another_consortium(client: Client, cast: Cast) -> None:
    """Nor can an event be put into the series of another one, from where it would reach them."""
    other = EventSeries.objects.create(slug="andere", name="Andere", consortium=cast.innenstadt)
    soon = timezone.now() + timedelta(days=9)
    own = make_event("Eigen", starts_at=soon, consortium=cast.stadtumbau)
    foreign = make_event("Fremd", starts_at=soon + timedelta(days=30), consortium=cast.innenstadt, series=other)
    sign_in(client, cast.dora)
    here = f"/buero/veranstaltungen/{own.slug}/bearbeiten/"
    assert other not in client.get(here).context["form"].fields["series"].queryset
    Event.objects.filter(pk=own.pk).update(series=other)
    page = client.get(here)
    said = {bound.name: bound.value() for bound in page.context["form"]}
    values = {name: value for name, value in said.items() if str(value) not in {"", "None", "False"}}
    moments = {name: value.astimezone(BERLIN).isoformat()[:16] for name, value in values.items() if name in MOMENTS}
    given = values | moments | {"topics": [], "partners": [], "cost": "1000 Euro", "scope": Extent.ALL.value}
    assert (page.context["siblings"], client.post(here, given).status_code) == (0, 302)
    own.refresh_from_db()
    foreign.refresh_from_db()
    assert (own.cost, foreign.cost) == ("1000 Euro", "")


def test_before_they_are_made_the_dates_say_why_they_move_and_how_they_are_called(client: Client, cast: Cast) -> None:
    form = make_format("Netzwerktreffen", slug="netzwerktreffen")
    sign_in(client, cast.clara)
    typed = {
        "format": form.pk,
        "name": "Neujahrsrunde",
        "title_pattern": "Runde {nummer} im {monat}",
        "first_date": f"{timezone.localdate().year + 1}-01-01",
        "time": "10:00",
        "rhythm": Rhythm.SAME_DAY.value,
        "count": "2",
        "holiday_rule": "next",
    }
    address = "/buero/veranstaltungen/reihen/neu/"
    page = client.post(address, typed)
    assert (page.context["dates"][0].holiday, page.context["first_title"]) == ("Neujahr", "Runde 1 im Januar")
    assert "Der erste heißt „Runde 1 im Januar“." in page.text
    refused = client.post(address, typed | {"title_pattern": "Runde {monatt}"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["title_pattern"])
