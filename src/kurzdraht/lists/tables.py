"""Tables of working lists: columns have the German names of the address, cells say the same in a file as on screen."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kurzdraht.core import dates

Words = str | Promise


class Column(tables.Column):
    """`look` is a class of the cell: `head` names the row, `side` stands at the right of a card, `num` is a number.

    `is_labelled`: on a card the cell says what it is.
    """

    def __init__(self, verbose_name: Words, *, look: str = "", is_labelled: bool = False, **kwargs: Any) -> None:
        self.look, self.is_labelled = look, is_labelled
        kwargs.setdefault("orderable", bool(kwargs.get("order_by")))
        super().__init__(verbose_name=verbose_name, **kwargs)


class MomentColumn(Column):
    """A day and its time; a file gets the moment itself."""

    def __init__(self, verbose_name: Words, **kwargs: Any) -> None:
        super().__init__(verbose_name, **({"look": "moment"} | kwargs))

    def render(self, value: datetime) -> SafeString:
        return format_html(
            '<time datetime="{}"><span class="kd-nobreak">{},</span> <span class="kd-nobreak">{}</span></time>',
            value.astimezone(dates.BERLIN).isoformat(timespec="seconds"),
            dates.day(value),
            dates.clock(value),
        )

    def value(self, **kwargs: Any) -> Any:
        return kwargs["value"]


class ListTable(tables.Table):
    """`usual` are the columns at first (a file may have more: `usual_in_files`), `first_order` the order."""

    usual: ClassVar[tuple[str, ...]] = ()
    usual_in_files: ClassVar[tuple[str, ...]] = ()
    first_order: ClassVar[tuple[str, ...]] = ()
    caption: ClassVar[Words] = ""

    @classmethod
    def all_columns(cls) -> dict[str, Words]:
        return {name: column.verbose_name for name, column in cls.base_columns.items()}

    @classmethod
    def known(cls, names: Iterable[str]) -> list[str]:
        """Those of the names that are columns, in the table's order, always with the one that names the row."""
        asked = set(names) & set(cls.base_columns)
        heads = {name for name, column in cls.base_columns.items() if getattr(column, "look", "") == "head"}
        chosen = asked | heads if asked else set(cls.usual)
        return [name for name in cls.base_columns if name in chosen]

    @classmethod
    def of(cls, rows: Any, names: Sequence[str]) -> "ListTable":
        """The table with these columns and no others."""
        return cls(rows, exclude=[name for name in cls.base_columns if name not in names], default="")

    def lines(self, names: Sequence[str]) -> Iterable[list[Any]]:
        """The cells for a file."""
        for row in self.rows:
            yield [_flat(row.get_cell_value(name)) for name in names]


def _flat(value: Any) -> Any:
    return value if value is None or isinstance(value, (int, float, datetime)) else str(value)
