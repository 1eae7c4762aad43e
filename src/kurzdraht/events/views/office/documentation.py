"""The record of an event as the office writes it."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kurzdraht.accounts.models import User
from kurzdraht.core.errors import Refused
from kurzdraht.events.forms.documentation import DocumentationForm, FindingForms, findings_initial, record_initial
from kurzdraht.events.models import Documentation
from kurzdraht.events.queries.documentation import places_held
from kurzdraht.events.services.documentation import (
    WrittenMeanwhile,
    publish_documentation,
    save_documentation,
    state_of,
    withdraw_documentation,
)
from kurzdraht.events.services.previewing import RECORD, forget_draft
from kurzdraht.events.views.office.base import PlannedEventView


class DocumentationView(PlannedEventView, TemplateView):
    """One page with all of it; the buttons save, save and show, or take away from sight."""

    template_name = "events/office/documentation.html"

    def _forms(self, data: Any = None) -> tuple[DocumentationForm, Any]:
        state = state_of(self.event)
        return (
            DocumentationForm(data, initial=record_initial(state)),
            FindingForms(data, prefix="finding", initial=findings_initial(state)),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"], kwargs["findings"] = self._forms()
        shown = Documentation.objects.filter(event=self.event, published_at__isnull=False).first()
        return super().get_context_data(**kwargs) | {
            "held": places_held(self.event),
            "shown": shown,
            "is_over": self.event.ends_at < timezone.now(),
            "number_of_files": self.event.files.count(),
        }

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        action = request.POST.get("action", "")
        if action == "withdraw":
            withdraw_documentation(self.event, by=self.planner, now=timezone.now())
            messages.info(request, _("Die Dokumentation ist nicht mehr zu sehen. Geschrieben bleibt sie."))
            return self._here()
        form, findings = self._forms(request.POST)
        if not (form.is_valid() and findings.is_valid()):
            return self._again(form, findings)
        try:
            save_documentation(
                self.event, form.draft(findings), by=self.planner, now=timezone.now(), seen=form.seen_state()
            )
        except WrittenMeanwhile as refused:
            form.see(state_of(self.event))
            form.add_error(None, str(refused))
            return self._again(form, findings)
        forget_draft(self.event, user=cast("User", request.user), part=RECORD)
        return self._publish() if action == "publish" else self._saved()

    def _publish(self) -> HttpResponse:
        try:
            publish_documentation(self.event, by=self.planner, now=timezone.now())
        except Refused as refused:
            messages.warning(self.request, _("Gespeichert, aber nicht gezeigt. %(reason)s") % {"reason": refused})
            return self._here()
        messages.success(self.request, _("Veröffentlicht. Die Dokumentation steht jetzt auf der Seite."))
        return HttpResponseRedirect(reverse("desk_event", args=(self.event.slug,)))

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Gespeichert."))
        return self._here()

    def _here(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("desk_documentation", args=(self.event.slug,)))

    def _again(self, form: DocumentationForm, findings: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, findings=findings), status=422)
