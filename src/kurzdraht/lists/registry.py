"""What can be done with many rows of a list at once: each action is declared once, beside the list that offers it.

    PUBLISH = Action("veroeffentlichen", _("Veröffentlichen"), done=…, can=…, act=…, undo=…)

The list gives only rows that this person may see and change; `can` answers why one of them is left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


def always(_row: Any, **_context: Any) -> str:
    """Nothing stands against it."""
    return ""


def nothing(_rows: Iterable[Any]) -> None:
    """Nothing must be read beforehand."""


@dataclass(frozen=True)
class Action:
    """`name` stands in the address, `key` is pressed while a row has focus, `permission` is asked besides the list's.

    `prepare(rows)` reads what the others need, in a fixed number of queries.
    `can(row, now=…, values=…)` gives the reason why not, or "". `act(row, by=…, now=…, values=…)` does it by a service
    and gives what `undo(row, kept, by=…, now=…)` needs to bring the row back; that one gives the reason why the row
    stays as it is, or "". `done(number)` is the sentence afterwards. `form` asks for more; it fills `values`.
    `answer(view, rows)` is for what changes nothing and is done at once: a file, another page.
    """

    name: str
    label: Words
    done: Callable[[int], str] = str
    key: str = ""
    permission: str = ""
    prepare: Callable[[list[Any]], None] = nothing
    can: Callable[..., str] = always
    act: Callable[..., dict[str, Any]] | None = None
    undo: Callable[..., str] | None = None
    warning: Words = ""
    form: type[Form] | None = None
    answer: Callable[[Any, Any], HttpResponseBase] | None = None

    @property
    def can_be_undone(self) -> bool:
        """For templates, which would call `undo` instead of looking whether it is there."""
        return self.undo is not None


EXPORT_XLSX = Action("xlsx", _("Als Excel-Datei"), answer=lambda view, rows: view.file(rows, "xlsx"))
EXPORT_CSV = Action("csv", _("Als CSV-Datei"), answer=lambda view, rows: view.file(rows, "csv"))
