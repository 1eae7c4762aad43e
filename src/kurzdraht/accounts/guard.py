"""The one guard of all views: each names a permission, and without it a record looks as if it did not exist."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views import View

from kurzdraht.accounts.models import User
from kurzdraht.core.richtext import is_html, plain_text

PUBLIC = "public"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FRESH = timedelta(minutes=15)
SIGNED_IN_AT = "signed_in_at"
LONG = 20
MOST_TYPED = 120_000


class Guarded(View):
    """Base of our views. `permission` is a rules permission ("desk.open") or PUBLIC.

    Without it, nobody in particular is led to the sign-in, everybody else gets "not found". A form sent after the
    session has ended is not kept, but what was typed into it is shown again. What is not
    public is kept by no cache; a public page that was made for somebody signed in, by no shared one.
    """

    permission: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.permission == PUBLIC:
            response = super().dispatch(request, *args, **kwargs)
            if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_cache=True)
            return response
        if not request.user.has_perm(self.permission):
            if request.user.is_anonymous:
                here = request.get_full_path()
                back = here if hasattr(self, "get") else came_from(request)
                response = session_over(request, back) if request.method == "POST" else redirect_to_login(here)
                add_never_cache_headers(response)
                return response
            raise Http404
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A reader who lands on the address of a button, by reload or by a bookmark, is led on."""
        response = super().http_method_not_allowed(request, *args, **kwargs)
        if request.method == "GET":
            response.content = render_to_string("405.html", request=request)
        return response

    def require(self, permission: str, record: Model) -> None:
        """The same for one record: raise "not found" unless the user has the permission for it."""
        if not self.request.user.has_perm(permission, record):
            raise Http404


def session_over(request: HttpRequest, back: str) -> HttpResponse:
    """Shows only what came with a valid token, so nobody puts words into our page from elsewhere."""
    sign_in_url = redirect_to_login(back).url
    context = {"typed": typed_texts(request), "sign_in_url": sign_in_url}
    return render(request, "accounts/session_over.html", context, status=403)


def came_from(request: HttpRequest) -> str:
    """The page of ours on which a button was pressed; without it, where everybody begins."""
    start = f"{request.scheme}://{request.get_host()}/"
    referer = request.headers.get("Referer", "")
    return f"/{referer.removeprefix(start)}" if referer.startswith(start) else resolve_url(settings.LOGIN_REDIRECT_URL)


def form_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of a form is no longer valid, as after signing in anew in another tab: offer to send it once more.

    Only what our own page has sent comes back, by its origin, so nobody puts words into our page from elsewhere.
    """
    is_ours = is_from_here(request)
    context = {"fields": sent_fields(request), "typed": typed_texts(request)} if is_ours else {}
    return render(request, "403_csrf.html", {"had_files": bool(request.FILES), **context}, status=403)


def is_from_here(request: HttpRequest) -> bool:
    """A browser says where a form comes from, and no page can make it lie."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}


def sent_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """All that was sent but the token and passwords, which nobody finds in a page."""
    return [
        (name, text)
        for name, texts in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for text in texts
    ]


def typed_texts(request: HttpRequest) -> list[str]:
    """What somebody has written, to be read and copied; formatted text as words.

    Not more than a form of ours takes: reading formatted text costs time, and anybody may send anything here.
    """
    texts = [text for _name, text in sent_fields(request) if len(text) >= LONG or " " in text.strip()]
    if sum(map(len, texts)) > MOST_TYPED:
        return []
    return [plain_text(text) if is_html(text) else text for text in texts]


def sign_in(request: HttpRequest, user: User, *, now: datetime) -> None:
    """Begin a session of this user: new id, ends at a fixed moment however busy it is, listed among the user's own."""
    login(request, user, backend=BACKEND)
    request.session[SIGNED_IN_AT] = now.timestamp()
    limit_session(request, now=now)
    UserSession.objects.create_from_request(request)


def limit_session(request: HttpRequest, *, now: datetime) -> None:
    request.session.set_expiry(now + timedelta(seconds=settings.SESSION_COOKIE_AGE))


def end_other_sessions(request: HttpRequest, user: User) -> None:
    """After a change of password: only the session at hand goes on, under a new id."""
    update_session_auth_hash(request, user)
    UserSession.objects.filter(user=user).delete()
    UserSession.objects.create_from_request(request)


def is_fresh(request: HttpRequest, *, now: datetime) -> bool:
    """Whether the user proved a moment ago who they are; asked before a change that would outlive the session."""
    signed_in_at = request.session.get(SIGNED_IN_AT, 0)
    return bool(now.timestamp() - signed_in_at < FRESH.total_seconds())
