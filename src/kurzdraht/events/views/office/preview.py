"""The public page and the confirmation as they will look, with what is being typed and is not saved yet."""

from functools import cached_property
from typing import Any, cast

from csp.decorators import csp_exempt
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from kurzdraht.accounts.models import User
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.forms.preview import typed_event
from kurzdraht.events.mails import confirmation_letter
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.detail import read_again
from kurzdraht.events.services.previewing import keep_draft, kept_draft
from kurzdraht.events.views.office.base import PlannedEventView
from kurzdraht.events.views.public.detail import page_of
from kurzdraht.mailing.services.rendering import Letter
from kurzdraht.network.queries import Roles

THEMES = {"hell": "light", "dunkel": "dark"}
WIDTHS = ("breit", "telefon", "mail")
STORED = "gespeichert"
SANDBOX = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


class _TypedView(PlannedEventView):
    """`stand=gespeichert` shows the event without what is being typed."""

    @property
    def user(self) -> User:
        return cast("User", self.request.user)

    @cached_property
    def typed(self) -> str:
        return "" if self.request.GET.get("stand") == STORED else kept_draft(self.event, user=self.user)

    def typed_event(self) -> Event:
        copy = read_again(self.event)
        if copy is None:
            raise Http404
        return typed_event(copy, self.typed)

    def letter(self) -> Letter:
        event = self.typed_event()
        attendance = Attendance.ONLINE if event.is_online else Attendance.ONSITE
        return confirmation_letter(
            Registration(
                event=event,
                name=str(self.planner),
                email=self.planner.email,
                attendance=attendance,
                state=RegistrationState.CONFIRMED,
                queued_at=timezone.now(),
                changed_at=timezone.now(),
            )
        )


class PreviewView(_TypedView, TemplateView):
    """Takes what is typed, and shows the page wide, on a phone, or the mail; light, dark or both side by side."""

    template_name = "events/office/preview.html"

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        keep_draft(self.event, request.POST.urlencode(), user=self.user)
        if request.headers.get("X-Kd-Live"):
            return HttpResponse(status=204)
        return HttpResponseRedirect(reverse("desk_preview", args=(self.event.slug,)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        width = self.request.GET.get("ansicht", "")
        theme = self.request.GET.get("farben", "")
        width = width if width in WIDTHS else WIDTHS[0]
        theme = theme if theme in {*THEMES, "beide"} else "hell"
        is_stored = self.request.GET.get("stand") == STORED
        return super().get_context_data(**kwargs) | {
            "width": width,
            "theme_name": theme,
            "themes": list(THEMES) if theme == "beide" else [theme],
            "is_typed": bool(self.typed),
            "stored": f"&stand={STORED}" if is_stored else "",
            "letter": self.letter() if width == "mail" else None,
        }


class PreviewPageView(_TypedView, TemplateView):
    """The page itself, as nobody in particular sees it, in one of the two themes."""

    template_name = "events/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(self.typed_event(), self.request, roles=Roles(), now=timezone.now())
        return super().get_context_data(**kwargs) | page | {"theme": THEMES.get(self.request.GET.get("farben", ""), "")}


@method_decorator(csp_exempt(), name="dispatch")
class PreviewMailView(_TypedView):
    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        response = HttpResponse(self.letter().html)
        response["Content-Security-Policy"] = SANDBOX
        response["X-Content-Type-Options"] = "nosniff"
        return response
