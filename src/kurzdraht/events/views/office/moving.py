"""One person's registration on the desk: moved to another state, way or place in line."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.forms.participants import MoveParticipantForm
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.places import place_in_line
from kurzdraht.events.queries.planning import is_full, with_places
from kurzdraht.events.services.line import move_in_line
from kurzdraht.events.services.moving import move_registration
from kurzdraht.events.views.office.base import PlannedEventView


class ParticipantMoveView(PlannedEventView, FormPage[MoveParticipantForm]):
    """What does not go is said beside its field, everything typed stays."""

    template_name = "events/office/move_participant.html"
    form_class = MoveParticipantForm

    @cached_property
    def registration(self) -> Registration:
        rows = Registration.objects.filter(event=self.event).exclude(email="").select_related("organisation")
        registration: Registration = get_object_or_404(rows, key=self.kwargs["key"])
        registration.event = self.event
        return registration

    @cached_property
    def place(self) -> int:
        return place_in_line(self.registration) if self.registration.state == RegistrationState.WAITING else 0

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "registration": self.registration,
            "place": self.place,
            "is_full": is_full(self.event),
        }

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        with_places([self.event])
        more = {"registration": self.registration, "place": self.place, "is_full": is_full(self.event)}
        return super().get_context_data(**kwargs) | more

    def form_valid(self, form: MoveParticipantForm) -> HttpResponse:
        try:
            said = self._move(form)
        except Refused as refusal:
            add_refusal(form, refusal)
            return self.form_invalid(form)
        messages.success(self.request, said)
        return HttpResponseRedirect(reverse("desk_participants", args=(self.event.slug,)))

    def _move(self, form: MoveParticipantForm) -> str:
        given, now, name = form.cleaned_data, timezone.now(), self.registration.name
        if form.new_position:
            place = move_in_line(
                self.registration, position=form.new_position, reason=given["reason"], by=self.planner, now=now
            )
            return _("%(name)s steht jetzt auf Platz %(place)s der Warteliste.") % {"name": name, "place": place}
        moved = move_registration(
            self.registration,
            state=given["state"],
            attendance=given.get("attendance", ""),
            reason=given["reason"],
            over_limit=given.get("over_limit", False),
            is_silent=given.get("is_silent", False),
            by=self.planner,
            now=now,
        )
        words = _("%(name)s: %(state)s.") % {"name": name, "state": moved.registration.get_state_display()}
        if not given.get("is_silent"):
            words += " " + _("Die Mail dazu ist unterwegs.")
        if moved.moved_up:
            text = ngettext("%(number)d Person rückt nach.", "%(number)d Personen rücken nach.", moved.moved_up)
            words += " " + text % {"number": moved.moved_up}
        return words
