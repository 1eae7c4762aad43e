"""Rows of a form moved by buttons, before anything is saved and without scripts."""

from typing import Any

from django.http import QueryDict

MOST = 60


def typed_rows(data: QueryDict, prefix: str) -> list[dict[str, Any]]:
    """What stands in the rows of a formset, as typed; rows without a word are left out."""
    rows: dict[int, dict[str, Any]] = {}
    for key in data:
        start, _dash, rest = key.partition("-")
        number, _dash, name = rest.partition("-")
        if start == prefix and number.isdecimal() and int(number) < MOST:
            rows.setdefault(int(number), {})[name] = data.get(key)
    return [rows[number] for number in sorted(rows) if rows[number].get("title") or rows[number].get("line")]


def asked_rows(rows: list[dict[str, Any]], act: str) -> list[dict[str, Any]]:
    """One row up, down or away, as in "up:2"; anything else leaves them as they are."""
    verb, _colon, number = act.partition(":")
    place = int(number) if number.isdecimal() else -1
    if not 0 <= place < len(rows):
        return rows
    row, others = rows[place], rows[:place] + rows[place + 1 :]
    if verb == "remove":
        return others
    target = place + {"up": -1, "down": 1}.get(verb, 0)
    others.insert(max(target, 0), row)
    return others
