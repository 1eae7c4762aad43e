"""Whatever people and the office do, in whatever order: nobody waits who could come, nobody jumps the line.

The oracle below counts for itself; it shares no code with the services.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import Audience, OfferState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.services import (
    GUEST,
    accept_offer,
    applicant_of,
    cancel_registration,
    change_registration,
    colleague_applicant,
    decline_offer,
    expire_offers,
    guest_applicant,
    promote_waiting,
    register_for_event,
)
from tests.factories.events import NOW, make_event
from tests.factories.network import Cast

ACTIONS = ["guest"] * 2 + ["cancel"] * 2 + ["time"] * 2
ACTIONS += ["member", "colleague", "accept", "decline", "way", "resize", "share", "audience"]
ROWS = ("pk", "state", "attendance", "organisation_id", "person_id", "queued_at")


@dataclass
class World:
    """One event, and people who do things to it."""

    cast: Cast
    event: Event
    dice: random.Random
    now: datetime = NOW
    people: int = 0
    done: list[str] = field(default_factory=list)

    def act(self, action: str) -> None:
        try:
            getattr(self, f"do_{action}")()
        except Refused as refusal:
            action += f" ({type(refusal).__name__})"
        self.done.append(action)

    def way(self) -> str:
        return self.dice.choice(["onsite", "online"])

    def one(self, **values: Any) -> Registration | None:
        rows = list(Registration.objects.filter(event=self.event, **values).order_by("pk"))
        return self.dice.choice(rows) if rows else None

    def register(self, applicant: Any, by: Any = GUEST) -> None:
        register_for_event(self.event, applicant, attendance=self.way(), by=by, now=self.now)

    def do_guest(self) -> None:
        self.people += 1
        email = f"gast{self.people}@example.org"
        self.register(guest_applicant(name="Gast", email=email, organisation_name="", language="de", now=self.now))

    def do_member(self) -> None:
        person = self.dice.choice([self.cast.anna, self.cast.bert])
        self.register(applicant_of(person, now=self.now), by=person)

    def do_colleague(self) -> None:
        self.people += 1
        organisation = self.dice.choice([self.cast.dortmund, self.cast.soest]).organisation
        email = f"kim{self.people}@example.org"
        applicant = colleague_applicant(name="Kim", email=email, organisation=organisation, language="de")
        self.register(applicant, by=self.cast.anna)

    def do_cancel(self) -> None:
        self.answer(cancel_registration, state__in=["confirmed", "waiting", "offered"])

    def do_accept(self) -> None:
        self.answer(accept_offer, state="offered")

    def do_decline(self) -> None:
        self.answer(decline_offer, state="offered")

    def answer(self, service: Callable[..., Any], **values: Any) -> None:
        registration = self.one(**values)
        if registration:
            service(registration, by=GUEST, now=self.now)

    def do_way(self) -> None:
        row = self.one(state__in=["confirmed", "waiting", "offered"])
        if row:
            change_registration(row, name=row.name, note="", attendance=self.way(), by=GUEST, now=self.now)

    def do_resize(self) -> None:
        self.edit(**{f"{self.way()}_capacity": self.dice.choice([None, 0, 1, 1, 2, 3])})

    def do_share(self) -> None:
        self.edit(seats_per_organisation=self.dice.choice([None, 1, 2]))

    def do_audience(self) -> None:
        self.edit(audience=self.dice.choice([Audience.PUBLIC, Audience.NETWORK]))

    def edit(self, **values: Any) -> None:
        Event.objects.filter(pk=self.event.pk).update(**values)
        self.event.refresh_from_db()
        promote_waiting(self.event, now=self.now)

    def do_time(self) -> None:
        self.now += timedelta(hours=self.dice.choice([1, 6, 24, 30, 48]))
        expire_offers(now=self.now)


class Oracle:
    """What must be true after each step, seen from outside."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.before = self.rows()

    def rows(self) -> dict[int, dict[str, Any]]:
        rows = Registration.objects.filter(event=self.world.event).order_by("queued_at", "pk").values(*ROWS)
        return {row["pk"]: row for row in rows}

    def check(self) -> None:
        event, now = self.world.event, self.world.now
        before, rows = self.before, self.rows()
        holders = [row for row in rows.values() if row["state"] in {"confirmed", "offered"}]
        earlier = [row for row in before.values() if row["state"] in {"confirmed", "offered"}]
        ways, groups = _count(holders, "attendance"), _count(holders, "organisation_id")
        ways_before, groups_before = _count(earlier, "attendance"), _count(earlier, "organisation_id")
        for way in ("onsite", "online"):
            places = getattr(event, f"{way}_capacity")
            assert places is None or ways[way] <= max(places, ways_before[way])
        share = event.seats_per_organisation
        for group, number in groups.items():
            assert share is None or group is None or number <= max(share, groups_before[group])
        waiting = [row for row in rows.values() if row["state"] == "waiting"]
        if self.moves(now):
            assert [row["pk"] for row in waiting if self.could(row, ways, groups)] == []
        moved = [row for row in holders if before.get(row["pk"], {"state": "waiting"})["state"] == "waiting"]
        for winner in moved:
            for loser in (row for row in waiting if _position(row) < _position(winner)):
                same_way = loser["attendance"] == winner["attendance"]
                same_group = loser["organisation_id"] == winner["organisation_id"]
                spare = Counter({winner["organisation_id"]: 1}) if same_group else Counter()
                assert not (same_way and self.could(loser, ways - Counter({winner["attendance"]: 1}), groups - spare))
        last = min(event.closes_at or event.starts_at, event.starts_at)
        offers = Offer.objects.filter(registration__event=event)
        assert [offer for offer in offers if offer.made_at >= last or offer.expires_at > last] == []
        held = offers.filter(state=OfferState.OPEN).values_list("registration", flat=True)
        assert sorted(held) == sorted(row["pk"] for row in holders if row["state"] == "offered")
        self.before = rows

    def moves(self, now: datetime) -> bool:
        event = self.world.event
        at_once = now < event.starts_at - timedelta(hours=event.immediate_until_hours)
        return at_once or now < min(event.closes_at or event.starts_at, event.starts_at)

    def could(self, row: dict[str, Any], ways: Counter[str], groups: Counter[int | None]) -> bool:
        event = self.world.event
        places = getattr(event, f"{row['attendance']}_capacity")
        group, share = row["organisation_id"], event.seats_per_organisation
        is_welcome = event.audience == Audience.PUBLIC or group is not None
        has_share = share is None or group is None or groups[group] < share
        return is_welcome and has_share and (places is None or ways[row["attendance"]] < places)


def _count(rows: list[dict[str, Any]], name: str) -> Counter[Any]:
    return Counter(row[name] for row in rows)


def _position(row: dict[str, Any]) -> tuple[datetime, int]:
    return row["queued_at"], row["pk"]


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    actions=st.lists(st.sampled_from(ACTIONS), min_size=8, max_size=24),
    seed=st.integers(0, 2**32),
    closes_hours_before=st.sampled_from([None, 1, 60, 100]),
)
def test_any_sequence_keeps_the_promises(
    cast: Cast, actions: list[str], seed: int, closes_hours_before: int | None
) -> None:
    with transaction.atomic():
        starts_at = NOW + timedelta(days=6)
        closes_at = starts_at - timedelta(hours=closes_hours_before) if closes_hours_before else None
        event = make_event(
            is_onsite=True, starts_at=starts_at, closes_at=closes_at, onsite_capacity=1, online_capacity=1
        )
        event.refresh_from_db()
        world = World(cast, event, random.Random(seed))  # noqa: S311
        oracle = Oracle(world)
        for action in ("guest", "guest", "colleague", *actions):
            world.act(action)
            oracle.check()
        transaction.set_rollback(True)
