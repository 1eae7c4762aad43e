"""What an editor should mend in a page's words."""

from collections.abc import Iterator
from typing import Any

from kurzdraht.core.proofreading.remarks import Remark, remarks_on
from kurzdraht.website.models import EditorialPage

PROSE = ("text", "value", "lead", "caption")


def remarks_on_page(page: EditorialPage) -> list[Remark]:
    """The lead and each text of the body read by itself; the same remark once. Headings have a check of their own."""
    found = [remark for text in (page.lead, *_texts(page.body.get_prep_value())) for remark in remarks_on(text)]
    return list(dict.fromkeys(found))


def _texts(value: Any) -> Iterator[str]:
    """Raw stream values: what is prose, whatever it is nested in; a link's own text stands beside its address."""
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        if value.get("url") and "text" in value:
            yield f'<a href="x">{value["text"]}</a>'
        for name, one in value.items():
            if isinstance(one, str) and name in PROSE and not value.get("url"):
                yield one
            else:
                yield from _texts(one)
