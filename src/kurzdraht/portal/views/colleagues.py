"""What a member does about a registration of their own or one made for a colleague."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.events.errors import NotOfAnOrganisation
from kurzdraht.events.models import Registration
from kurzdraht.events.services import cancel_registration, colleague_applicant
from kurzdraht.events.services.handing_over import hand_over
from kurzdraht.network.guard import acting_person
from kurzdraht.network.models import Person
from kurzdraht.network.queries import own_organisation
from kurzdraht.network.rules import roles_today
from kurzdraht.portal.forms import HandOverForm
from kurzdraht.portal.queries.dates import registration_for


class OwnRegistrationView(Guarded):
    """Somebody else's looks as if it did not exist."""

    permission: ClassVar[str] = "portal.events"

    @cached_property
    def person(self) -> Person:
        return acting_person(self.request.user)

    @cached_property
    def registration(self) -> Registration:
        found = registration_for(self.person, self.kwargs["key"], now=timezone.now())
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"registration": self.registration, "event": self.registration.event}


class CancelView(OwnRegistrationView, TemplateView):
    """A colleague cannot come: asked once more, then cancelled for them; they get a mail that says who did it."""

    template_name = "portal/cancel.html"

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        registration = self.registration
        reason = _("%(name)s hat für Sie abgesagt.") % {"name": self.person}
        is_own = registration.person_id == self.person.pk
        try:
            cancel_registration(registration, by=self.person, now=timezone.now(), reason="" if is_own else reason)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("%(name)s ist abgemeldet und bekommt eine Mail.") % {"name": registration.name})
        return HttpResponseRedirect(reverse("portal_events"))


class HandOverView(OwnRegistrationView, FormPage[HandOverForm]):
    """Somebody else of the own organisation comes instead."""

    permission = "events.register_colleagues"
    template_name = "portal/hand_over.html"
    form_class = HandOverForm

    def form_valid(self, form: HandOverForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            organisation = own_organisation(roles_today(self.request.user))
            if organisation is None:
                raise NotOfAnOrganisation
            colleague = colleague_applicant(**given, organisation=organisation, language=self.person.language)
            new = hand_over(self.registration, colleague, by=self.person, now=timezone.now())
        except Refused as refusal:
            add_refusal(form, refusal)
            return self.form_invalid(form)
        said = _("Jetzt kommt %(name)s. Beide bekommen eine Mail.")
        messages.success(self.request, said % {"name": new.name})
        return HttpResponseRedirect(reverse("portal_events"))
