"""Who is at the door: page editors at Wagtail's admin, and whoever acts in a page of ours."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from kurzdraht.accounts.models import User
from kurzdraht.network.models import Person
from kurzdraht.network.rules import is_page_editor, roles_today

ADMIN = "/redaktion/"
FILES = "/redaktion/dokumente/"
SIGN_IN = "/redaktion/login/"


def acting_person(user: User | AnonymousUser) -> Person:
    """Whom the journal names; for who is nobody in the network, the page does not exist."""
    person = roles_today(user).person
    if person is None:
        raise Http404
    return person


def editors_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: Wagtail asks only for a group row, which outlives a mandate that ends by its date.

    Wagtail's own sign-in, which knows no limits and no codes, is out of reach for everybody. The editors' files under
    `FILES` are for readers of the pages; Wagtail checks their collection.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(ADMIN) and not request.path.startswith(FILES):
            if request.user.is_anonymous:
                wanted = ADMIN if request.path.startswith(SIGN_IN) else request.get_full_path()
                return redirect_to_login(wanted)
            if not is_page_editor(request.user):
                raise Http404
        return get_response(request)

    return middleware
