"""One mail and its state. The HTML part is a page of its own in a sandbox: nothing in it runs or loads."""

from functools import cached_property
from http import HTTPStatus
from typing import Any

from csp.decorators import csp_exempt
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.desk.forms import ResendForm
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.queries import readable
from kurzdraht.mailing.services import recall_mail, recall_refusal, resend_mail, resend_refusal
from kurzdraht.network.guard import acting_person

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


class MailView(Guarded, TemplateView):
    """One mail, what became of it, and what can still be done about it."""

    permission = "desk.read_outbox"
    template_name = "desk/mail.html"

    @cached_property
    def mail(self) -> OutgoingMail:
        return get_object_or_404(OutgoingMail.objects.select_related("resend_of"), key=self.kwargs["key"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ResendForm(initial={"email": self.mail.recipient_email}))
        return super().get_context_data(**kwargs) | {
            "mail": self.mail,
            "readable": readable(self.mail),
            "bounces": self.mail.bounces.order_by("-came_at"),
            "resends": self.mail.resends.order_by("pk"),
            "may_recall": recall_refusal(self.mail) is None,
            "may_resend": resend_refusal(self.mail) is None,
        }

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "recall":
            return self._recall(request)
        form = ResendForm(request.POST)
        if form.is_valid():
            try:
                again = resend_mail(
                    self.mail, to_email=form.cleaned_data["email"], by=acting_person(request.user), now=timezone.now()
                )
            except Refused as no:
                add_refusal(form, no)
            else:
                messages.success(
                    request, _("Die Mail geht noch einmal hinaus, an %(to)s.") % {"to": again.recipient_email}
                )
                return HttpResponseRedirect(reverse("desk_mail", args=(again.key,)))
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def _recall(self, request: HttpRequest) -> HttpResponse:
        try:
            recall_mail(self.mail, by=acting_person(request.user), now=timezone.now())
        except Refused as no:
            messages.error(request, str(no))
        else:
            messages.success(request, _("Die Mail ist zurückgeholt und geht nicht hinaus."))
        return HttpResponseRedirect(reverse("desk_mail", args=(self.mail.key,)))


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
