"""Joining and leaving leave dated rows and a journal."""

from datetime import date, timedelta

import pytest

from kurzdraht.audit.models import JournalEntry
from kurzdraht.network.models import Area, Membership
from kurzdraht.network.queries import belongings_of, count_members, members_on, members_per_consortium, membership_of
from kurzdraht.network.services import join_consortium, join_network, leave_consortium, leave_network
from kurzdraht.network.services.membership import (
    AlreadyInConsortium,
    AlreadyMember,
    AreaElsewhere,
    NotInConsortium,
    NotMember,
)
from tests.factories.events import NOW
from tests.factories.network import LONG_AGO, Cast, make_municipality

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


def test_an_organisation_joins_leaves_and_comes_back(cast: Cast) -> None:
    lemgo = make_municipality("Lemgo").organisation
    join_network(lemgo, since=LONG_AGO, resolution_date=date(2023, 11, 2), by=cast.clara, now=NOW)
    join_consortium(lemgo, cast.innenstadt, since=date(2025, 1, 1), by=cast.clara, now=NOW)
    assert [(one.consortium, one.since) for one in belongings_of(lemgo, on=TODAY)] == [
        (cast.innenstadt, date(2025, 1, 1))
    ]
    leave_network(lemgo, until=TODAY, by=cast.clara, now=NOW)
    assert (membership_of(lemgo, on=TODAY) is None, membership_of(lemgo, on=TOMORROW)) == (False, None)
    assert (len(belongings_of(lemgo, on=TODAY)), belongings_of(lemgo, on=TOMORROW)) == (1, [])
    join_network(lemgo, since=date(2028, 1, 1), by=cast.clara, now=NOW)
    assert Membership.objects.filter(organisation=lemgo).count() == 2
    entries = JournalEntry.objects.filter(subject_key=lemgo.key).order_by("pk")
    assert [entry.action for entry in entries] == [
        "network_joined", "consortium_joined", "network_left", "network_joined",
    ]  # fmt: skip
    assert {entry.actor_key for entry in entries} == {cast.clara.key}


def test_nobody_joins_twice(cast: Cast) -> None:
    soest = cast.soest.organisation
    with pytest.raises(AlreadyMember) as refusal:
        join_network(soest, since=TODAY, by=cast.clara, now=NOW)
    assert str(refusal.value) == "Soest ist schon Mitglied, seit dem 1. Januar 2024."
    with pytest.raises(AlreadyMember):
        join_network(soest, since=date(2020, 1, 1), by=cast.clara, now=NOW)
    with pytest.raises(AlreadyInConsortium):
        join_consortium(soest, cast.innenstadt, since=TODAY, by=cast.clara, now=NOW)


def test_a_consortium_is_for_members_and_left_only_by_those_in_it(cast: Cast) -> None:
    lemgo = make_municipality("Lemgo").organisation
    with pytest.raises(NotMember):
        join_consortium(lemgo, cast.innenstadt, since=TODAY, by=cast.clara, now=NOW)
    with pytest.raises(NotMember):
        leave_network(lemgo, until=TODAY, by=cast.clara, now=NOW)
    with pytest.raises(NotInConsortium):
        leave_consortium(cast.soest.organisation, cast.stadtumbau, until=TODAY, by=cast.clara, now=NOW)


def test_two_cores_of_one_town_belong_each_by_itself(cast: Cast) -> None:
    soest = cast.soest.organisation
    core = Area.objects.create(municipality=cast.soest, name="Altstadt")
    village = Area.objects.create(municipality=cast.soest, name="Ostönnen")
    for area in (core, village):
        join_consortium(soest, cast.stadtumbau, since=LONG_AGO, area=area, by=cast.clara, now=NOW)
    assert belongings_of(soest, on=TODAY)[0].areas == ("Altstadt", "Ostönnen")
    assert members_per_consortium(on=TODAY) == {cast.stadtumbau.pk: 2, cast.innenstadt.pk: 1}
    leave_consortium(soest, cast.stadtumbau, until=TODAY, area=core, by=cast.clara, now=NOW)
    assert belongings_of(soest, on=TOMORROW)[0].areas == ("Ostönnen",)
    with pytest.raises(AreaElsewhere):
        join_consortium(cast.dortmund.organisation, cast.innenstadt, since=TODAY, area=core, by=cast.clara, now=NOW)


def test_members_are_counted_on_a_day(cast: Cast) -> None:
    leave_network(cast.soest.organisation, until=TODAY, by=cast.clara, now=NOW)
    assert (count_members(on=TODAY), count_members(on=TOMORROW)) == (2, 1)
    assert list(members_on(TOMORROW)) == [cast.dortmund.organisation]
    assert count_members(on=LONG_AGO - timedelta(days=1)) == 0
