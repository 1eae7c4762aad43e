"""A message to some of an event's people: written, looked at, sent, called back."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.generic import TemplateView

from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.events import mails
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.forms.messages import MessageForm, keys_in
from kurzdraht.events.models import Message
from kurzdraht.events.queries.messages import (
    Group,
    fingerprint,
    group_in_words,
    mails_of,
    places_in_line,
    recipients_of,
)
from kurzdraht.events.services.messages import GroupChanged, NobodyMeant, fit_words, recall_message, send_message
from kurzdraht.events.views.office.base import PlannedEventView
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.registry import TEMPLATES


class MessageView(PlannedEventView, FormPage[MessageForm]):
    """By POST first the preview, then the sending; what was typed goes with it all the way."""

    template_name = "events/office/message.html"
    form_class = MessageForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs() | {"event": self.event}
        if self.request.POST.get("action") == "edit":
            given = {**self.request.POST.dict(), "states": self.request.POST.getlist("states")}
            kwargs |= {"data": None, "files": None, "initial": given | {"ways": self.request.POST.getlist("ways")}}
        return kwargs

    def get_initial(self) -> dict[str, Any]:
        asked = [state for state in self.request.GET.getlist("stand") if state in RegistrationState.values]
        chosen = ",".join(self.request.GET.getlist("wer"))
        return {"states": asked or [RegistrationState.CONFIRMED], "wer": chosen}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        chosen = tuple(keys_in(str(context["form"]["wer"].value() or "")))
        return context | {
            "template": TEMPLATES[mails.MESSAGE],
            "written": self.event.messages.order_by("-sent_at"),
            "chosen": recipients_of(self.event, Group(keys=chosen)) if chosen else [],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "edit":
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: MessageForm) -> HttpResponse:
        try:
            if self.request.POST.get("action") != "send":
                return self._preview(form)
            sent = send_message(
                self.event,
                form.words(),
                form.group(),
                key=form.cleaned_data["token"],
                seen=form.cleaned_data["seen"],
                by=self.planner,
                now=timezone.now(),
            )
        except GroupChanged as refused:
            return self._preview(form, notice=str(refused))
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        said = ngettext(
            "Die Nachricht geht an %(number)d Person. Bis sie unterwegs ist, können Sie sie zurückholen.",
            "Die Nachricht geht an %(number)d Personen. Bis sie unterwegs ist, können Sie sie zurückholen.",
            sent.recipients,
        )
        messages.success(self.request, said % {"number": sent.recipients})
        return HttpResponseRedirect(reverse("desk_message_sent", args=(sent.event.slug, sent.key)))

    def _preview(self, form: MessageForm, *, notice: str = "") -> HttpResponse:
        words, rows = fit_words(form.words()), recipients_of(self.event, form.group())
        if not rows:
            raise NobodyMeant
        first = rows[0]
        first.event = self.event
        context = {
            "event": self.event,
            "fields": self._carried(form, seen=fingerprint(rows)),
            "rows": rows,
            "notice": notice,
            "example": first,
            "letter": mails.message_letter(first, words, place=places_in_line(self.event).get(first.pk, 0)),
        }
        template = ["events/office/message_preview.html"]
        return self.response_class(self.request, template, context, status=409 if notice else 200)

    @staticmethod
    def _carried(form: MessageForm, *, seen: str) -> list[tuple[str, str]]:
        given = form.cleaned_data
        many = [(name, value) for name in ("states", "ways") for value in given.get(name, ())]
        return [*many, *((name, str(given[name])) for name in ("subject", "body", "wer", "token")), ("seen", seen)]


class MessageSentView(PlannedEventView, TemplateView):
    """What became of it, and the way back while it has not left."""

    template_name = "events/office/message_sent.html"

    @cached_property
    def message(self) -> Message:
        return get_object_or_404(Message.objects.select_related("event"), event=self.event, key=self.kwargs["key"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(mails_of(self.message))
        return super().get_context_data(**kwargs) | {
            "message": self.message,
            "group": group_in_words(self.message),
            "mails": rows,
            "waiting": sum(row.state == MailState.QUEUED for row in rows),
        }

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        answer = recall_message(self.message, by=self.planner, now=timezone.now())
        if answer.recalled:
            said = _("Zurückgeholt: %(number)d.") % {"number": answer.recalled}
            if answer.too_late:
                said += " " + _("Schon unterwegs waren %(number)d.") % {"number": answer.too_late}
            messages.success(request, said)
        else:
            messages.warning(request, _("Diese Nachricht ist schon unterwegs und lässt sich nicht mehr zurückholen."))
        return HttpResponseRedirect(reverse("desk_message_sent", args=(self.event.slug, self.message.key)))
