"""Writing to the office and asking to join: forms on pages of their own, never cached, without a sign-in."""

from typing import Any, ClassVar

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
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries.directory import town_names
from kurzdraht.website.forms import JoinForm, LetterForm
from kurzdraht.website.services.letters import Sender, ask_to_join, write_letter
from kurzdraht.website.views.limited import LimitedForm


class _LetterView(LimitedForm[forms.Form]):
    limit = "write_letter"
    too_many = _("Von hier kamen gerade viele Nachrichten. Versuchen Sie es in zehn Minuten noch einmal.")
    heading: ClassVar[str | Promise]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [(_("Start"), reverse("home")), (self.heading, "")]
        return super().get_context_data(crumbs=crumbs, heading=self.heading, **kwargs)

    def accept(self, form: forms.Form) -> HttpResponse:
        given = form.cleaned_data
        self.send(Sender(given["name"], given["email"], get_language() or "de"), given)
        return HttpResponseRedirect(reverse("letter_sent"))

    def send(self, sender: Sender, given: dict[str, Any]) -> None:
        raise NotImplementedError


class WriteLetter(_LetterView):
    form_class = LetterForm
    template_name = "website/letter.html"
    heading = _("Nachricht schreiben")

    def get_initial(self) -> dict[str, Any]:
        asked = printable(self.request.GET.get("ag", "")[:50])
        return {"consortium": Consortium.objects.filter(slug=asked).first()}

    def send(self, sender: Sender, given: dict[str, Any]) -> None:
        write_letter(sender, given["message"], consortium=given["consortium"], now=timezone.now())


class AskToJoin(_LetterView):
    form_class = JoinForm
    template_name = "website/join.html"
    heading = _("Mitglied werden")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(towns=town_names(), **kwargs)

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
