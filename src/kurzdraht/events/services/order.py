"""Rows that stand in an order that the office gives."""

from typing import Any

from django.db.models import QuerySet


def move_row(rows: QuerySet[Any], pk: int, *, by_rows: int) -> bool:
    """Change places with the row `by_rows` below (negative: above); False where nothing moves, as at either end."""
    ordered = list(rows.order_by("position", "pk"))
    place = next((index for index, each in enumerate(ordered) if each.pk == pk), None)
    if place is None or not 0 <= place + by_rows < len(ordered):
        return False
    ordered.insert(place + by_rows, ordered.pop(place))
    for position, each in enumerate(ordered):
        each.position = position
    rows.model._default_manager.bulk_update(ordered, ("position",))
    return True
