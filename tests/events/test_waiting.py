"""Who moves up, read and tested without a database."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from kurzdraht.events.waiting import Limits, Seeker, Step, Taken, Times, has_room, who_moves_up
from tests.factories.events import BERLIN

ONE_EACH = Limits(places={"onsite": 1, "online": 1})


def keys(seekers: list[Seeker]) -> list[int]:
    return [seeker.key for seeker in seekers]


def test_the_first_in_line_moves_up() -> None:
    line = [Seeker(1, "online"), Seeker(2, "online")]
    assert keys(who_moves_up(line, limits=ONE_EACH, taken=Taken())) == [1]


def test_who_waits_for_the_other_way_is_passed_over() -> None:
    line = [Seeker(1, "onsite"), Seeker(2, "online")]
    assert keys(who_moves_up(line, limits=ONE_EACH, taken=Taken(Counter(onsite=1)))) == [2]


def test_who_has_no_share_left_is_passed_over() -> None:
    line = [Seeker(1, "online", group=7), Seeker(2, "online", group=8), Seeker(3, "online")]
    limits = Limits(places={"online": None}, per_group=1)
    assert keys(who_moves_up(line, limits=limits, taken=Taken(groups=Counter({7: 1})))) == [2, 3]


def test_who_may_not_come_is_passed_over() -> None:
    line = [Seeker(1, "online", may_come=False), Seeker(2, "online")]
    assert keys(who_moves_up(line, limits=ONE_EACH, taken=Taken())) == [2]


def test_a_way_that_is_not_offered_has_no_room() -> None:
    assert not has_room(Seeker(1, "onsite"), limits=Limits(places={"online": None}), taken=Taken())


def test_fewer_places_than_taken_give_nothing_and_no_negative_number() -> None:
    assert who_moves_up([Seeker(1, "online")], limits=ONE_EACH, taken=Taken(Counter(online=5))) == []


WAYS = st.sampled_from(["onsite", "online"])
GROUPS = st.sampled_from([None, 1, 2, 3])


@given(
    st.lists(st.tuples(WAYS, GROUPS, st.booleans()), max_size=12),
    st.fixed_dictionaries({"onsite": st.none() | st.integers(0, 4), "online": st.none() | st.integers(0, 4)}),
    st.none() | st.integers(0, 3),
    st.dictionaries(WAYS, st.integers(0, 5)),
    st.dictionaries(st.integers(1, 3), st.integers(0, 3)),
)
def test_nobody_is_left_who_could_and_nobody_jumps_the_line(
    people: list[tuple[str, int | None, bool]],
    places: dict[str, int | None],
    per_group: int | None,
    ways: dict[str, int],
    groups: dict[int, int],
) -> None:
    line = [Seeker(key, way, group, may) for key, (way, group, may) in enumerate(people)]
    limits = Limits(places, per_group)
    taken = Taken(Counter(ways), Counter(groups))
    chosen = who_moves_up(line, limits=limits, taken=taken)
    for seeker in chosen:
        assert has_room(seeker, limits=limits, taken=taken)
        taken.take(seeker)
    left = [seeker for seeker in line if seeker not in chosen]
    assert [seeker for seeker in left if has_room(seeker, limits=limits, taken=taken)] == []
    for seeker in left:
        for later in (other for other in chosen if other.key > seeker.key and other.way == seeker.way):
            without = Taken(Counter(taken.ways), Counter(taken.groups))
            without.ways[later.way] -= 1
            if later.group is not None:
                without.groups[later.group] -= 1
            assert later.group == seeker.group or not has_room(seeker, limits=limits, taken=without)


START = datetime(2027, 3, 4, 11, tzinfo=BERLIN)


def times(closes_at: datetime | None = None, immediate: int = 48, offer: int = 24) -> Times:
    return Times(START, closes_at, immediate, offer)


@pytest.mark.parametrize(
    ("hours_before", "close_hours_before", "step"),
    [
        (49, None, Step.AT_ONCE),
        (48, None, Step.BY_OFFER),
        (1, None, Step.BY_OFFER),
        (0, None, Step.NOT),
        (-1, None, Step.NOT),
        (60, 72, Step.AT_ONCE),
        (13, 12, Step.BY_OFFER),
        (12, 12, Step.NOT),
    ],
)
def test_what_happens_with_a_freed_place(hours_before: int, close_hours_before: int | None, step: Step) -> None:
    closes_at = START - timedelta(hours=close_hours_before) if close_hours_before else None
    assert times(closes_at).step_at(START - timedelta(hours=hours_before)) is step


def test_an_offer_never_outlasts_close_or_start() -> None:
    now = START - timedelta(hours=10)
    assert times().offer_ends_at(now) == START
    assert times(START - timedelta(hours=3)).offer_ends_at(now) == START - timedelta(hours=3)
    assert times(offer=2).offer_ends_at(now) == now + timedelta(hours=2)
    assert times(offer=0).offer_ends_at(now) == now + timedelta(hours=1)


def test_hours_are_real_hours_over_the_night_of_the_time_change() -> None:
    start = datetime(2027, 3, 28, 12, tzinfo=BERLIN)
    spring = Times(start, None, 24, 24)
    assert spring.step_at(datetime(2027, 3, 27, 9, 59, tzinfo=UTC)) is Step.AT_ONCE
    assert spring.step_at(datetime(2027, 3, 27, 10, 0, tzinfo=UTC)) is Step.BY_OFFER
