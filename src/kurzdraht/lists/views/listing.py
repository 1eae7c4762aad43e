"""A list as a page and as a file."""

from functools import cached_property
from itertools import groupby
from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.tabular import XLSX_TYPE, as_csv, as_xlsx, download
from kurzdraht.lists.filters import ListFilter
from kurzdraht.lists.queries import saved_lists
from kurzdraht.lists.registry import Action
from kurzdraht.lists.tables import ListTable
from kurzdraht.lists.views.acting import ActingMixin
from kurzdraht.lists.views.address import COLUMNS, FILE, ORDER, PAGE, SIZE, SIZES, USUAL_SIZE, Address
from kurzdraht.lists.views.keeping import KeepingMixin
from kurzdraht.lists.views.shown import Head, heads_of

CHUNK = 500


class WorkingListView(ActingMixin, KeepingMixin, Guarded, TemplateView):
    """Say what the rows are, which table shows them, which filters narrow them and what can be done with many.

    `rows()` gives only what this person may see. `dress(rows)` adds to the rows of a page what no join should bring, in
    a fixed number of queries. `standing()` are values of filters that hold unless the address speaks of that filter.
    """

    template_name = "lists/list.html"
    list_name: ClassVar[str]
    title: ClassVar[str | Promise]
    lead: ClassVar[str | Promise] = ""
    table_class: ClassVar[type[ListTable]]
    filter_class: ClassVar[type[ListFilter]]
    actions: ClassVar[tuple[Action, ...]] = ()
    usual_size: ClassVar[int] = USUAL_SIZE

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def rows_to_undo(self) -> QuerySet[Any]:
        """The same, and those that an act has taken out of the list."""
        return self.rows()

    def dress(self, rows: list[Any]) -> None:
        """Nothing more is needed."""

    def group_of(self, _row: Any) -> tuple[str, str]:
        """Heading and detail of the group that a row stands in; without one, rows stand in no groups."""
        return "", ""

    def standing(self) -> dict[str, list[str]]:
        return {}

    def count_words(self, number: int) -> str:
        raise NotImplementedError

    @cached_property
    def address(self) -> Address:
        return self.address_of(self.request.GET)

    def address_of(self, asked: QueryDict) -> Address:
        groups = [each.parameters(name) for name, each in self.filter_class.base_filters.items()]
        return Address(asked, groups, self.standing(), self.usual_size)

    @cached_property
    def filter(self) -> ListFilter:
        return self.filter_of(self.address)

    def filter_of(self, address: Address) -> ListFilter:
        return self.filter_class(address.filter_data(), self.rows(), request=self.request)

    @cached_property
    def columns(self) -> list[str]:
        return self.table_class.known(self.address.column_names)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """By the column that the address names, if there is one that orders."""
        name = self.address.order.removeprefix("-")
        column = self.table_class.base_columns.get(name)
        return (self.address.order,) if column is not None and column.orderable else self.usual_order()

    def usual_order(self) -> tuple[str, ...]:
        return self.table_class.first_order

    def ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """In the order of the address; ties go by primary key, so that no row is on two pages."""
        if not self.order:
            return rows
        table = self.table_class(rows, order_by=self.order)
        found: QuerySet[Any] = table.data.data
        back = self.order[0].startswith("-")
        return found.order_by(*found.query.order_by, "-pk" if back else "pk")

    @cached_property
    def page(self) -> Page[Any]:
        """A number outside of the list gives the nearest page."""
        paginator = Paginator(self.ordered(self.filter.qs), self.address.size)
        page = paginator.get_page(self.request.GET.get(PAGE, "1")[:9])
        page.object_list = list(page.object_list)
        self.dress(page.object_list)
        return page

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = request.GET.get(FILE)
        if kind in {"csv", "xlsx"}:
            return self.file(self.filter.qs, kind)
        if not request.GET:
            opening = next((saved for saved in self.kept if saved.is_default and saved.query), None)
            if opening:
                return HttpResponseRedirect(f"?{opening.query}")
        return super().get(request, *args, **kwargs)

    def file(self, rows: QuerySet[Any], kind: str) -> HttpResponse:
        """What is filtered, all pages of it, in the chosen columns and the order on screen."""
        name = f"{self.file_name()}.{kind}"
        header = [str(self.table_class.all_columns()[column]) for column in self.file_columns]
        lines = self._lines(self.ordered(rows))
        if kind == "csv":
            return download(as_csv(header, lines), name=name, content_type="text/csv; charset=utf-8")
        return download(as_xlsx(str(self.title), header, lines), name=name, content_type=XLSX_TYPE)

    def _lines(self, rows: QuerySet[Any]) -> Any:
        """Piece by piece, so that a long list needs no more memory than a short one."""
        piece: list[Any] = []
        for row in rows.iterator(chunk_size=CHUNK):
            piece.append(row)
            if len(piece) == CHUNK:
                yield from self._cells(piece)
                piece = []
        yield from self._cells(piece)

    def _cells(self, piece: list[Any]) -> Any:
        self.dress(piece)
        return self.table_class.of(piece, self.file_columns).lines(self.file_columns)

    @cached_property
    def file_columns(self) -> list[str]:
        table = self.table_class
        if table.usual_in_files and not self.address.column_names:
            return list(table.usual_in_files)
        return [name for name in self.columns if not table.base_columns[name].exclude_from_export]

    def file_name(self) -> str:
        return f"{self.list_name}-{timezone.localdate():%Y-%m-%d}"

    @cached_property
    def kept(self) -> list[Any]:
        return saved_lists(self.request.user, self.list_name)  # type: ignore[arg-type]

    def heads(self) -> list[Head]:
        return heads_of(self.table_class, self.columns, order=self.order, address=self.address)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table = self.table_class.of(self.page.object_list, self.columns)
        groups = [
            {"label": label, "detail": detail, "rows": list(rows)}
            for (label, detail), rows in groupby(table.rows, key=lambda row: self.group_of(row.record))
        ]
        number = self.page.paginator.count
        return super().get_context_data(**kwargs) | {
            "list": self,
            "table": table,
            "groups": groups,
            "page": self.page,
            "number": number,
            "count_words": self.count_words(number),
            "words": self.filter.sentence(),
            "opening": self.filter.opening,
            "is_narrow": self.filter.is_narrow,
            "heads": self.heads(),
            "address": self.address,
            "hidden_with_filters": self.address.hidden(self.address.parameters),
            "hidden_with_columns": self.address.hidden((COLUMNS, SIZE)),
            "sizes": [(size, size == self.address.size) for size in SIZES],
            "all_columns": [
                (name, label, name in self.columns) for name, label in self.table_class.all_columns().items()
            ],
            "saved": [(each, each.query == self.address.query) for each in self.kept],
            "acts": self.latest_acts(),
            "just_done": self.just_done(),
            "offered": self.offered(),
            "page_query": f"{self.address.query}&" if self.address.query else "",
            "order_parameter": ORDER,
        }
