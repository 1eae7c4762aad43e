"""What editors have to do."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from kurzdraht.network.queries import Roles
from kurzdraht.todos.registry import Found, source
from kurzdraht.website.queries.links import broken_links


@source("broken_links", label=_("Links ins Leere"), may="website.edit")
def pages_with_broken_links(roles: Roles, *, now: datetime) -> list[Found]:
    """One task for each page. A page has a translation key, which is a UUID and its own for each language's tree."""
    return list(_found(now))


def _found(now: datetime) -> Iterator[Found]:
    rows = sorted(broken_links(), key=attrgetter("page_id"))
    for _page, group in groupby(rows, key=attrgetter("page_id")):
        links = list(group)
        page = links[0].page
        told = ngettext(
            "%(title)s: ein Link führt ins Leere", "%(title)s: %(number)d Links führen ins Leere", len(links)
        )
        yield Found(
            subject_kind="page",
            subject_key=page.translation_key,
            title=told % {"title": page.title, "number": len(links)},
            note=", ".join(link.address for link in links)[:200],
            url=reverse("wagtailadmin_pages:edit", args=(page.pk,)),
            due_date=timezone.localdate(now),
            mark=",".join(str(link.pk) for link in links)[:80],
            icon="link",
        )
