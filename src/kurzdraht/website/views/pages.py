"""Editors' pages, served without session, cookie or token."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Site
from wagtail.views import serve

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.website.models import HomePage
from kurzdraht.website.queries.routing import better_address, leads_to


@method_decorator(csrf_exempt, name="dispatch")
class PageView(Guarded):
    """What Wagtail finds at this address. There is no page behind a password, so its own sign-in is not routed.

    Nothing is posted here, so no token is asked for: an address without a page is not found, however it is asked.
    """

    permission = PUBLIC
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, path: str = "", **_kwargs: Any) -> HttpResponseBase:
        page = leads_to(request, path)
        if page is not None and (address := better_address(page, get_language() or settings.LANGUAGE_CODE)):
            return HttpResponseRedirect(address)
        response: HttpResponseBase = serve(request, path)
        return response

    def http_method_not_allowed(self, request: HttpRequest, path: str = "", **kwargs: Any) -> HttpResponse:
        serve(request, path)
        return super().http_method_not_allowed(request, path, **kwargs)


class HomeView(Guarded):
    """The first page stands even before the editors have made theirs."""

    permission = PUBLIC
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest) -> HttpResponseBase:
        site = Site.find_for_request(request)
        root = site.root_page.localized.specific if site else None
        page = root if isinstance(root, HomePage) and root.live else HomePage(title="Start", slug="start")
        response: HttpResponseBase = page.serve(request)
        return response
