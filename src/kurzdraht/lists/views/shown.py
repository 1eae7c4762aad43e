"""The head of a table: what each column is called, whether it orders, and the link that orders by it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kurzdraht.lists.tables import ListTable
from kurzdraht.lists.views.address import ORDER, Address


@dataclass(frozen=True)
class Head:
    """`sorted` is what `aria-sort` says; `query` orders by this column, a second time the other way round."""

    name: str
    label: str
    look: str
    sorted: str = ""
    query: str = ""


def heads_of(table: type[ListTable], names: Sequence[str], *, order: tuple[str, ...], address: Address) -> list[Head]:
    first = order[0] if order else ""
    heads = []
    for name in names:
        column = table.base_columns[name]
        look = getattr(column, "look", "")
        if not column.orderable:
            heads.append(Head(name, str(column.verbose_name), look))
            continue
        state = {name: "ascending", f"-{name}": "descending"}.get(first, "")
        following = f"-{name}" if state == "ascending" else name
        heads.append(Head(name, str(column.verbose_name), look, state, address.with_changes(**{ORDER: following})))
    return heads
