"""A rule makes many dates, one edit goes to this, the following or all, and the series is extended and ended."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from kurzdraht.core.dates import BERLIN
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event, EventSeries
from kurzdraht.events.queries.series import rule_in_words, title_of
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
from tests.events.made_series import FIRST, RULE, series
from tests.factories.events import NOW, make_format, make_registration
from tests.factories.network import Cast


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
