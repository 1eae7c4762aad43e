"""The timetable as the office edits it: one page, on which a row or the moderation opens in its place."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kurzdraht.events.forms.agenda import PREFIX, Act, LengthForm, SlotForm, VoiceForms, slot_initial, voices_initial
from kurzdraht.events.models import Contribution, Slot
from kurzdraht.events.queries.contributors import find_contributors, known_persons
from kurzdraht.events.services.agenda import (
    add_skeleton,
    add_slot,
    change_slot,
    move_slot,
    remove_slot,
    set_length,
    set_moderation,
)
from kurzdraht.events.views.office.base import MOVES, PlannedEventView, row_named
from kurzdraht.network.models import Person
from kurzdraht.network.rules import roles_today

USUAL_MINUTES = 15


class _AgendaPage(PlannedEventView, TemplateView):
    """`opened` says what stands open for changing: a row's number, "new", "moderation" or nothing."""

    template_name = "events/office/agenda.html"
    opened: int | str = ""

    @cached_property
    def persons(self) -> QuerySet[Person]:
        return known_persons(roles_today(self.request.user), self.event, on=timezone.localdate())

    def voices(self, rows: list[Contribution], data: Any = None, *, first: dict[str, Any] | None = None) -> Any:
        initial = voices_initial(rows) or ([first] if first else [])
        return VoiceForms(data, prefix=PREFIX, initial=initial, form_kwargs={"persons": self.persons})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slots = list(self.event.slots.prefetch_related("contributions").order_by("position", "pk"))
        for slot in slots:
            slot.minutes = int((slot.ends_at - slot.starts_at).total_seconds() // 60)  # type: ignore[attr-defined]
        ends_at = max((slot.ends_at for slot in slots), default=None)
        return super().get_context_data(**kwargs) | {
            "slots": slots,
            "moderation": self.event.contributions.filter(slot__isnull=True).order_by("position", "pk"),
            "opened": self.opened,
            "tracks": sorted({slot.track for slot in slots if slot.track}),
            "ends_at": ends_at if ends_at and ends_at != self.event.ends_at else None,
        }

    def here(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("desk_agenda", args=(self.event.slug,)))

    def acted(self, act: Act, voices: Any) -> None:
        """Look in the directory for whom the row means."""
        if act.name == "find" and act.row < len(voices.forms):
            roles, words = roles_today(self.request.user), act.words(self.request.POST)
            voices.forms[act.row].found = find_contributors(words, roles=roles, on=timezone.localdate())


class AgendaView(_AgendaPage):
    """The list, its rows made longer or shorter, moved up, down or away."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        number = request.POST.get("slot", "")
        slot = row_named(self.event.slots.all(), number)
        action = request.POST.get("action", "length")
        if action == "skeleton":
            add_skeleton(self.event, by=self.planner, now=timezone.now())
        elif slot:
            self._arrange(slot, action)
        return self.here()

    def _arrange(self, slot: Slot, action: str) -> None:
        now = timezone.now()
        if action in MOVES:
            move_slot(slot, by_rows=MOVES[action], by=self.planner, now=now)
        elif action == "remove":
            remove_slot(slot, by=self.planner, now=now)
            messages.info(self.request, _("„%(title)s“ ist aus dem Ablauf genommen.") % {"title": slot.title})
        elif action == "length":
            form = LengthForm(self.request.POST)
            if form.is_valid():
                set_length(slot, minutes=form.cleaned_data["minutes"], by=self.planner, now=now)
            else:
                messages.warning(self.request, _("Eine Dauer ist eine Zahl von 1 bis 1440 Minuten."))


class SlotView(_AgendaPage):
    """One row with those who contribute; without a number a new one."""

    @cached_property
    def slot(self) -> Slot | None:
        if "pk" not in self.kwargs:
            return None
        slot = self.event.slots.filter(pk=self.kwargs["pk"]).first()
        if slot is None:
            raise Http404
        return slot

    def _forms(self, data: Any = None) -> tuple[SlotForm, Any]:
        slot = self.slot
        self.opened = slot.pk if slot else "new"
        rows = list(slot.contributions.order_by("position", "pk")) if slot else []
        initial = slot_initial(slot) if slot else {"minutes": USUAL_MINUTES}
        return SlotForm(data, initial=initial), self.voices(rows, data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"], kwargs["voices"] = self._forms()
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        act = Act(request.POST.get("action", ""))
        form, voices = self._forms(act.apply(request.POST, self.persons))
        if act.name:
            self.acted(act, voices)
            return self.render_to_response(self.get_context_data(form=form, voices=voices, is_asking=True))
        if not (form.is_valid() and voices.is_valid()):
            return self.render_to_response(self.get_context_data(form=form, voices=voices), status=422)
        draft = form.draft(voices)
        if self.slot is None:
            add_slot(self.event, draft, by=self.planner, now=timezone.now())
        else:
            change_slot(self.slot, draft, by=self.planner, now=timezone.now())
        messages.success(request, _("Gespeichert. Alle Zeiten sind nachgezogen."))
        return self.here()


class ModerationView(_AgendaPage):
    """Who leads through the event."""

    opened = "moderation"

    def _voices(self, data: Any = None) -> Any:
        rows = list(self.event.contributions.filter(slot__isnull=True).order_by("position", "pk"))
        return self.voices(rows, data, first={"is_moderation": True})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("voices", self._voices())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        act = Act(request.POST.get("action", ""))
        voices = self._voices(act.apply(request.POST, self.persons))
        if act.name:
            self.acted(act, voices)
            return self.render_to_response(self.get_context_data(voices=voices, is_asking=True))
        if not voices.is_valid():
            return self.render_to_response(self.get_context_data(voices=voices), status=422)
        set_moderation(self.event, voices.voices(), by=self.planner, now=timezone.now())
        messages.success(request, _("Gespeichert."))
        return self.here()
