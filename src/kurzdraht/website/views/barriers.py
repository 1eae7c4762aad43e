"""Reporting a barrier: a form on its own page, never cached, that needs no sign-in."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.website.forms import BarrierForm
from kurzdraht.website.services import report_barrier
from kurzdraht.website.services.barriers import answer_dates
from kurzdraht.website.views.limited import LimitedForm


class ReportBarrier(LimitedForm[BarrierForm]):
    limit = "report_barrier"
    too_many = _("Von hier kamen gerade viele Meldungen. Versuchen Sie es in zehn Minuten noch einmal.")
    form_class = BarrierForm
    template_name = "website/report_barrier.html"

    def get_initial(self) -> dict[str, Any]:
        return {"page": self.request.GET.get("seite", "")[:300]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=[(_("Start"), reverse("home")), (_("Barriere melden"), "")], **kwargs)

    def accept(self, form: BarrierForm) -> HttpResponse:
        data = form.cleaned_data
        report_barrier(data["description"], page=data["page"], email=data["email"], now=timezone.now())
        answer = "?antwort=ja" if data["email"] else ""
        return HttpResponseRedirect(reverse("barrier_reported") + answer)


@method_decorator(never_cache, name="dispatch")
class BarrierReported(Guarded, TemplateView):
    """Says when an answer comes; counted from today, because the page follows the report at once."""

    permission = PUBLIC
    template_name = "website/barrier_reported.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        soon, latest = answer_dates(timezone.localdate())
        return super().get_context_data(
            soon=soon,
            latest=latest,
            will_answer=self.request.GET.get("antwort") == "ja",
            crumbs=[(_("Start"), reverse("home")), (_("Barriere melden"), reverse("barrier_report"))],
            **kwargs,
        )
