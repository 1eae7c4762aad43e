"""A series as the tests make it."""

from datetime import date, time
from typing import Any

from kurzdraht.events.enums import HolidayRule
from kurzdraht.events.queries.series import planned_days
from kurzdraht.events.services.series import (
    Day,
    Made,
    SeriesDraft,
    create_series,
)
from tests.factories.events import NOW, make_format
from tests.factories.network import Cast

FIRST = date(2027, 3, 4)
RULE = "FREQ=MONTHLY;BYDAY=1TH"
MOMENTS = ("starts_at", "ends_at", "opens_at", "closes_at", "members_first_until_at")


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
