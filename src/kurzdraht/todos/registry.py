"""Where there is something to do: an app tells it in its own `todos.py`, read at start.

    @source("offer_expiring", label=_("Angebot läuft ab"), may="events.plan")
    def expiring_offers(roles: Roles, *, now: datetime) -> list[Found]: ...

A source reads and never writes, in a fixed number of queries, and finds only what these roles may see and do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise

SOURCES: dict[str, "Source"] = {}
Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """One thing to do about one record. `url` is the one place where it is done.

    `mark` tells one state of things from the next (a number of people waiting): marked done, the task shows again as
    soon as it changes. `is_waiting`: others must act first. `consortium` is its id, None for the whole network.
    `action` says on a button what one does there; `facts` are (what, value) for who looks closer, made on demand.
    `is_told`: the title is ours, in the language at hand; otherwise somebody wrote it, or most of it.
    """

    subject_kind: str
    subject_key: UUID
    title: str
    note: str
    url: str
    due_date: date
    consortium: int | None = None
    mark: str = ""
    is_waiting: bool = False
    icon: str = ""
    action: str = ""
    facts: Facts | Callable[[], Facts] = ()
    is_told: bool = False


Finder = Callable[..., list[Found]]


@dataclass(frozen=True)
class Source:
    """One kind of task, as it is called on the desk."""

    name: str
    label: str | Promise
    find: Finder
    may: str


def source(name: str, *, label: str | Promise, may: str) -> Callable[[Finder], Finder]:
    """Declare a function that finds tasks: `find(roles, now=…) -> list[Found]`."""

    def declare(find: Finder) -> Finder:
        SOURCES[name] = Source(name, label, find, may)
        return find

    return declare
