"""The member's pages."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.accounts.models import User
from kurzdraht.network.rules import roles_today
from kurzdraht.portal import services
from kurzdraht.portal.forms import LanguageForm
from kurzdraht.portal.queries.dates import coming_dates, past_dates
from kurzdraht.portal.queries.home import home_of
from kurzdraht.portal.queries.organisation import organisation_of


class HomeView(Guarded, TemplateView):
    """What comes next; for a former member, that the mandate has ended and whom to ask."""

    permission = "portal.open"
    template_name = "portal/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = roles_today(self.request.user)
        home = home_of(roles, now=timezone.now())
        return super().get_context_data(**kwargs, roles=roles, home=home)


class EventsView(Guarded, TemplateView):
    permission = "portal.events"
    template_name = "portal/events.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = roles_today(self.request.user).person
        if person is None:
            return super().get_context_data(**kwargs)
        now = timezone.now()
        return super().get_context_data(
            **kwargs,
            coming=coming_dates(person, now=now),
            may_hand_over=self.request.user.has_perm("events.register_colleagues"),
            past=past_dates(person, now=now),
        )


class OrganisationView(Guarded, TemplateView):
    permission = "portal.organisation"
    template_name = "portal/organisation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = organisation_of(roles_today(self.request.user), on=timezone.localdate())
        return super().get_context_data(**kwargs, own=own)


class SettingsView(Guarded, FormView[LanguageForm]):
    """The account: language of mails, ways to sign in, where one is signed in."""

    permission = "portal.open"
    template_name = "portal/settings.html"
    form_class = LanguageForm
    success_url = reverse_lazy("portal_settings")

    def get_initial(self) -> dict[str, Any]:
        return {"language": cast("User", self.request.user).language}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, roles=roles_today(self.request.user))

    def form_valid(self, form: LanguageForm) -> HttpResponse:
        user = cast("User", self.request.user)
        services.choose_language(user, form.cleaned_data["language"], by=user, now=timezone.now())
        messages.info(self.request, _("Gespeichert. Die nächste Mail kommt in dieser Sprache."))
        return super().form_valid(form)
