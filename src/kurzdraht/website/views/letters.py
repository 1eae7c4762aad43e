"""Writing to the office and asking to join: forms on pages of their own, never cached, without a sign-in."""

from typing import Any, ClassVar

from allauth.core import ratelimit
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.core.text import printable
from kurzdraht.core.views import FormPage
from kurzdraht.website.forms import JoinForm, LetterForm
from kurzdraht.website.services.letters import Sender, ask_to_join, write_letter

TOO_MANY_REQUESTS = 429
UNPROCESSABLE = 422
TOO_MANY = _("Von hier kamen gerade viele Nachrichten. Versuchen Sie es in zehn Minuten noch einmal.")


class _LetterView(Guarded, FormPage[forms.Form]):
    permission = PUBLIC
    heading: ClassVar[str | Promise]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [(_("Start"), reverse("home")), (self.heading, "")]
        return super().get_context_data(crumbs=crumbs, heading=self.heading, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if not ratelimit.consume(self.request, action="write_letter"):
            form.add_error(None, TOO_MANY)
            return self.render_to_response(self.get_context_data(form=form), status=TOO_MANY_REQUESTS)
        given = form.cleaned_data
        self.send(Sender(given["name"], given["email"], get_language() or "de"), given)
        return HttpResponseRedirect(reverse("letter_sent"))

    def send(self, sender: Sender, given: dict[str, Any]) -> None:
        raise NotImplementedError


@method_decorator(never_cache, name="dispatch")
class WriteLetter(_LetterView):
    form_class = LetterForm
    template_name = "website/letter.html"
    heading = _("Nachricht schreiben")

    def get_initial(self) -> dict[str, Any]:
        asked = printable(self.request.GET.get("ag", "")[:50])
        found = LetterForm().fields["consortium"].queryset.filter(slug=asked)  # type: ignore[attr-defined]
        return {"consortium": found.first()}

    def send(self, sender: Sender, given: dict[str, Any]) -> None:
        write_letter(sender, given["message"], consortium=given["consortium"], now=timezone.now())


@method_decorator(never_cache, name="dispatch")
class AskToJoin(_LetterView):
    form_class = JoinForm
    template_name = "website/join.html"
    heading = _("Mitglied werden")

    def send(self, sender: Sender, given: dict[str, Any]) -> None:
        ask_to_join(
            sender,
            given["organisation"],
            consortia=list(given["consortia"]),
            message=given["message"],
            now=timezone.now(),
        )


@method_decorator(never_cache, name="dispatch")
class LetterSent(Guarded, TemplateView):
    permission = PUBLIC
    template_name = "website/letter_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=[(_("Start"), reverse("home"))], **kwargs)
