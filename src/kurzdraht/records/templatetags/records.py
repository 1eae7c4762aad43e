"""What the page of any record shows of its history."""

from typing import Any

from django import template

from kurzdraht.records.queries import kind_of, latest

register = template.Library()


@register.inclusion_tag("records/last_change.html")
def last_change(kind: str, record: Any) -> dict[str, Any]:
    """One line: who changed it last, and the way to all the rest; one query."""
    known = kind_of(kind)
    return {"told": latest(known, record.key) if known else None, "kind": kind, "key": record.key}
