"""The list of one event's participants, in the groups by which places are given."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Case, Count, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from kurzdraht.core.templatetags.kd import kd_number
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.planning import with_places
from kurzdraht.events.tables import ParticipantFilter, ParticipantTable
from kurzdraht.events.views.office.base import PlannedEventView
from kurzdraht.events.views.office.participant_acts import PARTICIPANT_ACTIONS
from kurzdraht.lists.registry import Action
from kurzdraht.lists.views import WorkingListView

PLACE, LINE, GONE = range(3)
RANK = Case(
    When(state=RegistrationState.CONFIRMED, then=Value(PLACE)),
    When(state=RegistrationState.CANCELLED, then=Value(GONE)),
    default=Value(LINE),
)


class ParticipantsView(PlannedEventView, WorkingListView):
    """Places, offers and the line, cancelled ones; with a header's order there are no groups."""

    template_name = "events/office/participants.html"
    list_name = "teilnehmende"
    title: ClassVar[str | Promise] = gettext_lazy("Wer kommt?")
    table_class = ParticipantTable
    filter_class = ParticipantFilter
    actions: ClassVar[tuple[Action, ...]] = PARTICIPANT_ACTIONS
    usual_size = 200

    def rows(self) -> QuerySet[Any]:
        rows = Registration.objects.filter(event=self.event).select_related("organisation__municipality", "event")
        found: QuerySet[Any] = rows.prefetch_related("organisation__consortia").annotate(rank=RANK)
        return found.order_by("rank", "queued_at", "pk")

    @cached_property
    def columns(self) -> list[str]:
        """How somebody takes part is told where there are two ways."""
        if self.address.column_names or not (self.event.is_online and self.event.is_onsite):
            return self.table_class.known(self.address.column_names)
        return self.table_class.known([*self.table_class.usual, "teilnahme"])

    @property
    def acts_name(self) -> str:
        return f"{self.list_name}:{self.event.pk}"

    @property
    def shares_acts(self) -> bool:
        return True

    def dress(self, rows: list[Any]) -> None:
        for row in rows:
            row.place = self.places[row.pk]

    @cached_property
    def places(self) -> dict[int, int]:
        """The number of each row in its group, however the list is narrowed."""
        numbers = [0, 0, 0]
        places = {}
        every = Registration.objects.filter(event=self.event).annotate(rank=RANK).order_by("queued_at", "pk")
        for pk, rank in every.values_list("pk", "rank"):
            numbers[rank] += 1
            places[pk] = numbers[rank]
        return places

    @cached_property
    def group_words(self) -> dict[int, tuple[str, str]]:
        event: Any = self.event
        with_places([event])
        counts = dict(
            Registration.objects.filter(event=event).annotate(rank=RANK).values_list("rank").annotate(Count("pk"))
        )
        return {
            PLACE: _words_of_places(event),
            LINE: (_("Warteliste, %(number)d") % {"number": counts.get(LINE, 0)}, ""),
            GONE: (_("Abgesagt, %(number)d") % {"number": counts.get(GONE, 0)}, ""),
        }

    def group_of(self, row: Any) -> tuple[str, str]:
        return ("", "") if self.order else self.group_words[row.rank]

    def file_name(self) -> str:
        return f"teilnehmende-{self.event.slug}"

    def count_words(self, number: int) -> str:
        return ngettext("%(number)s Anmeldung", "%(number)s Anmeldungen", number) % {"number": kd_number(number)}


def _words_of_places(event: Any) -> tuple[str, str]:
    if event.capacity is None:
        words = ngettext(
            "%(number)d Platz vergeben, ohne Grenze", "%(number)d Plätze vergeben, ohne Grenze", event.taken
        )
        return words % {"number": event.taken}, ""
    words = _("%(taken)d von %(capacity)d Plätzen vergeben") % {"taken": event.taken, "capacity": event.capacity}
    return words, _("%(number)d darüber") % {"number": event.over} if event.over else ""
