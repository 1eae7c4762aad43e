"""The timetable as the office edits it: a list, and one page for each row."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kurzdraht.events.forms.agenda import SlotForm, VoiceForms, slot_initial, voices_initial
from kurzdraht.events.models import Slot
from kurzdraht.events.services.agenda import add_slot, change_slot, move_slot, remove_slot, set_moderation
from kurzdraht.events.views.office.base import PlannedEventView

MOVES = {"up": -1, "down": 1}
LONGEST_NUMBER = 18


class AgendaView(PlannedEventView, TemplateView):
    """The list, and its rows moved up, down or away."""

    template_name = "events/office/agenda.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slots = self.event.slots.prefetch_related("contributions").order_by("position", "pk")
        moderation = self.event.contributions.filter(slot__isnull=True).order_by("position", "pk")
        return super().get_context_data(**kwargs) | {"slots": slots, "moderation": moderation}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        number = request.POST.get("slot", "")
        is_number = number.isdecimal() and len(number) <= LONGEST_NUMBER
        slot = self.event.slots.filter(pk=number).first() if is_number else None
        action = request.POST.get("action", "")
        if slot and action in MOVES:
            move_slot(slot, by_rows=MOVES[action], by=self.planner, now=timezone.now())
        elif slot and action == "remove":
            remove_slot(slot, by=self.planner, now=timezone.now())
            messages.info(request, _("„%(title)s“ ist aus dem Ablauf genommen.") % {"title": slot.title})
        return HttpResponseRedirect(reverse("desk_agenda", args=(self.event.slug,)))


class SlotView(PlannedEventView, TemplateView):
    """One row with those who contribute; without a number a new one."""

    template_name = "events/office/slot.html"

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
        rows = list(slot.contributions.order_by("position", "pk")) if slot else []
        return (
            SlotForm(data, initial=slot_initial(slot) if slot else {"minutes": 15}),
            VoiceForms(data, prefix="voice", initial=voices_initial(rows)),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"], kwargs["voices"] = self._forms()
        return super().get_context_data(**kwargs) | {"slot": self.slot}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form, voices = self._forms(request.POST)
        if not (form.is_valid() and voices.is_valid()):
            return self.render_to_response(self.get_context_data(form=form, voices=voices), status=422)
        draft = form.draft(voices)
        if self.slot is None:
            add_slot(self.event, draft, by=self.planner, now=timezone.now())
        else:
            change_slot(self.slot, draft, by=self.planner, now=timezone.now())
        messages.success(request, _("Gespeichert. Alle Zeiten sind nachgezogen."))
        return HttpResponseRedirect(reverse("desk_agenda", args=(self.event.slug,)))


class ModerationView(PlannedEventView, TemplateView):
    """Who leads through the event."""

    template_name = "events/office/moderation.html"

    def _voices(self, data: Any = None) -> Any:
        rows = list(self.event.contributions.filter(slot__isnull=True).order_by("position", "pk"))
        return VoiceForms(data, prefix="voice", initial=voices_initial(rows) or [{"is_moderation": True}])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("voices", self._voices())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        voices = self._voices(request.POST)
        if not voices.is_valid():
            return self.render_to_response(self.get_context_data(voices=voices), status=422)
        set_moderation(self.event, voices.voices(), by=self.planner, now=timezone.now())
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk_agenda", args=(self.event.slug,)))
