"""Every mail and its state. The HTML part is a page of its own in a sandbox: nothing in it runs or loads."""

from functools import cached_property
from typing import Any

from csp.decorators import csp_exempt
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import ListView, TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.desk.forms import OutboxFilter
from kurzdraht.desk.queries import mails_for_list
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.queries import readable

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


class OutboxView(Guarded, ListView[OutgoingMail]):
    permission = "desk.read_outbox"
    template_name = "desk/outbox.html"
    context_object_name = "mails"
    paginate_by = 50

    @cached_property
    def filter(self) -> OutboxFilter:
        form = OutboxFilter(self.request.GET)
        form.is_valid()
        return form

    def get_queryset(self) -> QuerySet[OutgoingMail]:
        given = self.filter.cleaned_data
        return mails_for_list(state=given.get("stand", ""), kind=given.get("art", ""), words=given.get("suche", ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"filter": self.filter}


class MailView(Guarded, TemplateView):
    permission = "desk.read_outbox"
    template_name = "desk/mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mail = get_object_or_404(OutgoingMail, key=self.kwargs["key"])
        return super().get_context_data(**kwargs) | {"mail": mail, "readable": readable(mail)}


@method_decorator(csp_exempt(), name="dispatch")
@method_decorator(never_cache, name="dispatch")
class MailBodyView(Guarded):
    permission = "desk.read_outbox"

    def get(self, _request: HttpRequest, *, key: str) -> HttpResponse:
        mail = get_object_or_404(OutgoingMail, key=key)
        response = HttpResponse(readable(mail).html)
        response["Content-Security-Policy"] = SANDBOX
        response["X-Content-Type-Options"] = "nosniff"
        return response
