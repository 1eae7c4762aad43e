"""Where a form of the desk leads back to."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, *, otherwise: str = "desk_home") -> str:
    """The page that the form says it stood on, if it is one of ours; else that of the named route."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith("/") else reverse(otherwise)


def back(request: HttpRequest) -> HttpResponse:
    answer = HttpResponseRedirect(way_back(request))
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer
