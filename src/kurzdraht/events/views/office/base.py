"""What the office's pages of one event share."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from kurzdraht.accounts.guard import Guarded
from kurzdraht.events.models import Event
from kurzdraht.network.guard import acting_person
from kurzdraht.network.models import Person

MOVES = {"up": -1, "down": 1}
LONGEST_NUMBER = 18


def row_named(rows: QuerySet[Any], number: str) -> Any | None:
    """The row that a button of a list names; nothing for what is no number, or too long to be one."""
    is_number = number.isdecimal() and len(number) <= LONGEST_NUMBER
    return rows.filter(pk=number).first() if is_number else None


class PlannerView(Guarded):
    """For whoever plans events: the office all, an adviser those of the own consortium."""

    permission: ClassVar[str] = "events.plan"

    @cached_property
    def planner(self) -> Person:
        return acting_person(self.request.user)


class PlannedEventView(PlannerView):
    """The same for one event, named by its address; somebody else's looks as if it did not exist.

    Who follows an old link to an event in the bin is led there, where it comes back from.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            binned = Event.everything.filter(slug=kwargs["slug"]).exclude(deleted_at=None).first()
            if binned is None or request.method != "GET" or not request.user.has_perm("events.plan", binned):
                raise
            return HttpResponseRedirect(reverse("desk_bin_record", args=("event", binned.key)))

    @cached_property
    def event(self) -> Event:
        rows = Event.objects.select_related("format", "consortium", "series", "host", "working_group", "predecessor")
        event: Event | None = rows.filter(slug=self.kwargs["slug"]).first()
        if event is None:
            raise Http404
        self.require("events.plan", event)
        return event

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"event": self.event}
