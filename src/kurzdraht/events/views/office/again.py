"""The same again on another day, and the next meeting of the same circle."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.forms.series import AnotherDayForm, DuplicateForm, FollowUpForm
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.clashes import span_of
from kurzdraht.events.services.duplicates import duplicate_event, plan_follow_up
from kurzdraht.events.views.office.base import PlannedEventView
from kurzdraht.events.views.office.hints import HintedView


class AnotherDayView(PlannedEventView, HintedView, FormPage[Any]):
    """A day is chosen, the hints for it are said once, then it is done."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"source": self.event}

    def form_valid(self, form: AnotherDayForm) -> HttpResponse:
        starts_at = form.starts_at()
        span = span_of(self.event, starts_at, starts_at + (self.event.ends_at - self.event.starts_at))
        told = self.unseen(form, span)
        if told:
            return self.render_to_response(self.get_context_data(form=form, **told), status=422)
        try:
            return self.save(form)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)

    def save(self, form: Any) -> HttpResponse:
        raise NotImplementedError


class DuplicateView(AnotherDayView):
    template_name = "events/office/duplicate.html"
    form_class = DuplicateForm

    def save(self, form: DuplicateForm) -> HttpResponse:
        event = duplicate_event(
            self.event,
            title=form.cleaned_data["title"],
            starts_at=form.starts_at(),
            keep=form.keep(),
            by=self.planner,
            now=timezone.now(),
        )
        messages.success(self.request, _("Der Entwurf ist angelegt. Noch sieht ihn niemand sonst."))
        return HttpResponseRedirect(reverse("desk_event", args=(event.slug,)))


class FollowUpView(AnotherDayView):
    template_name = "events/office/follow_up.html"
    form_class = FollowUpForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        confirmed = Registration.objects.filter(event=self.event, state=RegistrationState.CONFIRMED).exclude(email="")
        return super().get_context_data(**kwargs) | {"circle": confirmed.count()}

    def save(self, form: FollowUpForm) -> HttpResponse:
        then = form.cleaned_data["then"]
        made = plan_follow_up(
            self.event,
            title=form.cleaned_data["title"],
            starts_at=form.starts_at(),
            publish=then != FollowUpForm.DRAFT,
            register=then == FollowUpForm.REGISTER,
            by=self.planner,
            now=timezone.now(),
        )
        words = _("Der Folgetermin ist angelegt. Zum Kreis gehören: %(circle)s.") % {"circle": made.circle}
        if then == FollowUpForm.REGISTER:
            more = _("Einen Platz haben jetzt: %(registered)s. Die Mails sind unterwegs.")
            words = f"{words} {more % {'registered': made.registered}}"
        messages.success(self.request, words)
        return HttpResponseRedirect(reverse("desk_event", args=(made.event.slug,)))
