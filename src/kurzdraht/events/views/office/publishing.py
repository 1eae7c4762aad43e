"""Publishing, and all that takes an event out of the calendar or to another day."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from kurzdraht.core import dates
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.events.forms.publishing import MoveForm, PublishLaterForm, ReasonForm, WithdrawForm
from kurzdraht.events.queries.publish_check import check_event
from kurzdraht.events.queries.told import concerned_by
from kurzdraht.events.services.calling_off import (
    call_off_event,
    move_event,
    postpone_event,
    revive_event,
    withdraw_event,
)
from kurzdraht.events.services.publishing import do_not_publish_later, publish_event, publish_later
from kurzdraht.events.views.office.base import PlannedEventView


class AnswerView(PlannedEventView, FormPage[forms.Form]):
    """A form whose answer is one service call. A refusal stands beside its field, and all that was typed stays."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"concerned": concerned_by(self.event)}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            message = self.act(form)
        except Refused as refusal:
            add_refusal(form, refusal)
            return self.form_invalid(form)
        messages.success(self.request, message)
        return HttpResponseRedirect(reverse("desk_event", args=(self.event.slug,)))

    def act(self, form: Any) -> str:
        """Call the service; gives what to say afterwards."""
        raise NotImplementedError


class EventPublishView(AnswerView):
    """The check, then now or at a moment. What stops it is named with its place; nothing typed is lost."""

    template_name = "events/office/publish.html"
    form_class = PublishLaterForm

    def get_initial(self) -> dict[str, Any]:
        return {"publish_at": self.event.publish_at}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"check": check_event(self.event, now=timezone.now())}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action = request.POST.get("action")
        if action == "later":
            return super().post(request, *args, **kwargs)
        try:
            if action == "drop":
                do_not_publish_later(self.event, by=self.planner, now=timezone.now())
                messages.info(request, _("Der Zeitpunkt ist gelöscht. Die Veranstaltung bleibt ein Entwurf."))
            else:
                publish_event(self.event, by=self.planner, now=timezone.now())
                messages.success(request, _("Veröffentlicht. Ab jetzt kann man sich anmelden."))
        except Refused as refusal:
            context = self.get_context_data(form=self.form_class(initial=self.get_initial()), refusal=refusal)
            return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return HttpResponseRedirect(reverse("desk_event", args=(self.event.slug,)))

    def act(self, form: PublishLaterForm) -> str:
        moment = form.cleaned_data["publish_at"]
        publish_later(self.event, at=moment, by=self.planner, now=timezone.now())
        said = {"day": dates.day_short(moment), "hour": dates.hour(moment)}
        return _("Erscheint von selbst am %(day)s, %(hour)s. Bis dahin bleibt es ein Entwurf.") % said


class EventCallOffView(AnswerView):
    """Who gets which mail stands above the button."""

    template_name = "events/office/call_off.html"
    form_class = ReasonForm

    def act(self, form: ReasonForm) -> str:
        reason = form.cleaned_data["reason"]
        number = call_off_event(self.event, reason=reason, by=self.planner, now=timezone.now())
        said = _("Abgesagt.")
        return f"{said} {_mails(number)}"


class EventMoveView(AnswerView):
    """To another day, or to none yet: the button says which."""

    template_name = "events/office/move.html"
    form_class = MoveForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"event": self.event}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if self._is_open or not isinstance(form, MoveForm) or form.days:
            return super().form_valid(form)
        form.ask_for_day()
        return self.form_invalid(form)

    def act(self, form: MoveForm) -> str:
        now, reason = timezone.now(), form.cleaned_data["reason"]
        if self._is_open or form.days is None:
            number = postpone_event(self.event, reason=reason, by=self.planner, now=now)
            said = _("Verschoben, der Termin ist offen.")
            return f"{said} {_mails(number)}"
        starts_at, ends_at = form.days
        number = move_event(self.event, starts_at=starts_at, ends_at=ends_at, reason=reason, by=self.planner, now=now)
        said = _("Der neue Termin ist der %(day)s.") % {"day": dates.plain(starts_at)}
        return f"{said} {_mails(number)}"

    @property
    def _is_open(self) -> bool:
        return self.request.POST.get("action") == "open"


class EventWithdrawView(AnswerView):
    template_name = "events/office/withdraw.html"
    form_class = WithdrawForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"number": concerned_by(self.event).number}

    def act(self, form: WithdrawForm) -> str:
        given = form.cleaned_data
        number = withdraw_event(
            self.event,
            reason=given["reason"],
            with_registered=given.get("with_registered", False),
            by=self.planner,
            now=timezone.now(),
        )
        said = _("Zurückgezogen. Die Veranstaltung ist wieder ein Entwurf.")
        return f"{said} {_mails(number)}" if number else said


class EventReviveView(PlannedEventView):
    """It takes place after all: mails that have not left yet are called back."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            revived = revive_event(self.event, by=self.planner, now=timezone.now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            parts = [_("Die Veranstaltung findet statt.")]
            if revived.recalled:
                text = ngettext(
                    "%(number)d Mail war noch nicht unterwegs und ist zurückgeholt.",
                    "%(number)d Mails waren noch nicht unterwegs und sind zurückgeholt.",
                    revived.recalled,
                )
                parts.append(text % {"number": revived.recalled})
            if revived.told:
                parts.append(_mails(revived.told))
            messages.success(request, " ".join(parts))
        return HttpResponseRedirect(reverse("desk_event", args=(self.event.slug,)))


def _mails(number: int) -> str:
    if not number:
        return _("Niemand ist angemeldet, es geht keine Mail hinaus.")
    text = ngettext("%(number)d Mail steht im Ausgang.", "%(number)d Mails stehen im Ausgang.", number)
    return text % {"number": number}
