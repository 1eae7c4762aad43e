"""Addresses of formats and series, made from their names."""

from django.db.models import Model

from kurzdraht.core.text import free_name, slug

OURS = "neu"
"""Stands in the same place in an address: the page that makes a new one."""


def slug_among(model: type[Model], name: str, *, length: int, otherwise: str) -> str:
    """A free one, what lies in the bin counted as taken; `otherwise` where nothing of the name is left."""
    base = slug(name, length=length) or otherwise
    rows = model.everything.filter(slug__startswith=base)  # type: ignore[attr-defined]
    return free_name(base, {*rows.values_list("slug", flat=True), OURS})
