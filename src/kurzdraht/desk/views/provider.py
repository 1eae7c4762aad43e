"""Where the provider that sends our mails reports what became of them."""

from typing import Any

from anymail import urls as providers
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from kurzdraht.accounts.guard import PUBLIC, Guarded


@method_decorator(csrf_exempt, name="dispatch")
class ProviderReportView(Guarded):
    """The view of django-anymail for the one provider in the settings; without it and its secret nothing is here.

    The provider shows the secret with each report (HTTP basic auth), and where it signs, its signature.
    """

    permission = PUBLIC
    http_method_names = ("post", "head")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (settings.MAIL_PROVIDER and settings.ANYMAIL.get("WEBHOOK_SECRET")):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def head(self, _request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return HttpResponse()

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        names = {f"{settings.MAIL_PROVIDER}_tracking_webhook", f"{settings.MAIL_PROVIDER}_webhook"}
        for pattern in providers.urlpatterns:
            if pattern.name in names:
                answer: HttpResponseBase = pattern.callback(request)
                return answer
        raise Http404
