"""The office's list of events."""

from typing import Any, ClassVar

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from kurzdraht.core.templatetags.kd import kd_number
from kurzdraht.events.queries.office import office_choices, office_events
from kurzdraht.events.queries.planning import with_places
from kurzdraht.events.tables import EventFilter, EventTable
from kurzdraht.events.tables.events import PAST
from kurzdraht.events.views.office.acts import EVENT_ACTIONS
from kurzdraht.lists.guard import desk_scope
from kurzdraht.lists.registry import Action
from kurzdraht.lists.views import WorkingListView
from kurzdraht.network.rules import roles_today


class PlannedEventListView(WorkingListView):
    """All events one plans: from today on, unless the address says otherwise."""

    permission = "events.plan"
    template_name = "events/office/list.html"
    list_name = "veranstaltungen"
    title: ClassVar[str | Promise] = gettext_lazy("Veranstaltungen planen")
    table_class = EventTable
    filter_class = EventFilter
    actions: ClassVar[tuple[Action, ...]] = EVENT_ACTIONS

    def rows(self) -> QuerySet[Any]:
        return office_events(roles_today(self.request.user))

    def rows_to_undo(self) -> QuerySet[Any]:
        return office_events(roles_today(self.request.user), with_bin=True)

    @property
    def shares_acts(self) -> bool:
        return roles_today(self.request.user).is_office

    def dress(self, rows: list[Any]) -> None:
        with_places(rows)
        prefetch_related_objects(rows, "topics", "partners")

    def standing(self) -> dict[str, list[str]]:
        """The AG and the year that were chosen for all pages of the desk."""
        scope = desk_scope(self.request)
        kept: dict[str, list[str]] = {}
        if scope.consortium:
            kept["ag"] = [one.slug for one in office_choices().consortia if one.pk == scope.consortium]
        if scope.year:
            kept |= {"von": [f"{scope.year}-01-01"], "bis": [f"{scope.year}-12-31"]}
        return kept

    def usual_order(self) -> tuple[str, ...]:
        """What is over is read backwards."""
        word = next(word for word in self.filter.sentence() if word.name == "zeit")
        is_past = not word.value.is_dated and word.value.when == PAST
        return ("-tag",) if is_past else ("tag",)

    def count_words(self, number: int) -> str:
        words = ngettext("%(number)s Veranstaltung", "%(number)s Veranstaltungen", number)
        return words % {"number": kd_number(number)}
