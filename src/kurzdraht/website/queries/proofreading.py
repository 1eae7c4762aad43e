"""What an editor should mend in a page's words."""

from collections.abc import Iterator

from kurzdraht.core.proofreading.remarks import Remark, remarks_on
from kurzdraht.website.models import EditorialPage
from kurzdraht.website.queries.stream import pieces_of

PROSE = ("text", "value", "lead", "caption")


def remarks_on_page(page: EditorialPage) -> list[Remark]:
    """The lead and each text of the body read by itself; the same remark once. Headings have a check of their own."""
    found = [remark for text in (page.lead, *_texts(page)) for remark in remarks_on(text)]
    return list(dict.fromkeys(found))


def _texts(page: EditorialPage) -> Iterator[str]:
    """What is prose; a link's own text is read as the link that it is."""
    for name, value, beside in pieces_of(page):
        if beside.get("url"):
            if name == "text":
                yield f'<a href="x">{value}</a>'
        elif isinstance(value, str) and name in PROSE:
            yield value
