"""What stands around every answer: policies for the browser, and the slash at the end of an address."""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.middleware.common import CommonMiddleware
from django.urls import Resolver404, resolve

from kurzdraht.website.queries.routing import leads_to

EDITORS_PREFIX = "/redaktion/"
EDITORS_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
UNUSED_FEATURES = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def editors_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Stands right below the CSP middleware, which writes the header. Every other page keeps the strict policy.

    Wagtail's admin comes with inline script and style in its date fields and choosers, so it has a policy of its own.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = UNUSED_FEATURES
        if request.path_info.startswith(EDITORS_PREFIX):
            response._csp_config = EDITORS_POLICY  # type: ignore[attr-defined]  # noqa: SLF001  # django-csp's door
        return response

    return middleware


class SlashForWhatIsThere(CommonMiddleware):
    """An address that lacks its last slash is led on only where something stands; else it is not found at once.

    The addresses of editors' pages match any path, so Django alone would promise a page behind every one.
    """

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        return super().should_redirect_with_slash(request) and _leads_somewhere(request)


def _leads_somewhere(request: HttpRequest) -> bool:
    try:
        match = resolve(f"{request.path_info}/")
    except Resolver404:
        return False
    path = match.args[0] if match.args else match.kwargs.get("path", "")
    return match.url_name != "wagtail_serve" or leads_to(request, path) is not None
