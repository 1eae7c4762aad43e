"""The policy for Wagtail's admin: its date fields and choosers come with inline script and style, so it has its own."""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

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


def editors_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Stands right below the CSP middleware, which writes the header. Every other page keeps the strict policy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith(EDITORS_PREFIX):
            response._csp_config = EDITORS_POLICY  # type: ignore[attr-defined]  # noqa: SLF001  # django-csp's door
        return response

    return middleware
