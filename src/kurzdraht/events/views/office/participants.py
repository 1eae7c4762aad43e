"""Who comes, who waits, who cancelled."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _
from django.views.generic import TemplateView

from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.forms.participants import ParticipantForm
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.planning import is_full
from kurzdraht.events.services import add_participant, cancel_registration, guest_applicant
from kurzdraht.events.views.office.base import PlannedEventView


class ParticipantAddView(PlannedEventView, FormPage[ParticipantForm]):
    template_name = "events/office/participant.html"
    form_class = ParticipantForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"event": self.event, "is_full": is_full(self.event)}

    def form_valid(self, form: ParticipantForm) -> HttpResponse:
        now = timezone.now()
        given = form.cleaned_data
        applicant = guest_applicant(
            name=given["name"],
            email=given["email"],
            organisation_name=given["organisation_name"],
            language=get_language() or "de",
            now=now,
        )
        try:
            row = add_participant(
                self.event,
                applicant,
                attendance=form.way(),
                over_limit=given.get("over_limit", False),
                by=self.planner,
                now=now,
            )
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        text = _("%(name)s hat einen Platz. Die Mail dazu ist unterwegs.")
        if row.state != RegistrationState.CONFIRMED:
            text = _("Alle Plätze sind vergeben. %(name)s steht auf der Warteliste und bekommt eine Mail.")
        messages.success(self.request, text % {"name": row.name})
        return HttpResponseRedirect(reverse("desk_participants", args=(self.event.slug,)))


class ParticipantCancelView(PlannedEventView, TemplateView):
    """Somebody calls and does not come: the office asks once more, then gives the place back for them."""

    template_name = "events/office/cancel.html"

    @cached_property
    def registration(self) -> Registration:
        rows = Registration.objects.filter(event=self.event).exclude(state=RegistrationState.CANCELLED)
        registration: Registration = get_object_or_404(rows, key=self.kwargs["key"])
        return registration

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"registration": self.registration}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        name = self.registration.name
        try:
            cancel_registration(self.registration, by=self.planner, now=timezone.now())
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("%(name)s ist abgemeldet und bekommt eine Mail.") % {"name": name})
        return HttpResponseRedirect(reverse("desk_participants", args=(self.event.slug,)))
