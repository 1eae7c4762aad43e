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
from kurzdraht.events.forms.preview import typed_event, typed_record
from kurzdraht.events.mails import confirmation_letter
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.detail import read_again, show_record
from kurzdraht.events.queries.facts import facts_of
from kurzdraht.events.services.previewing import EVENT, RECORD, keep_draft, kept_draft
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

    def _typed(self, part: str) -> str:
        is_stored = self.request.GET.get("stand") == STORED
        return "" if is_stored else kept_draft(self.event, user=self.user, part=part)

    @cached_property
    def typed(self) -> str:
        return self._typed(EVENT)

    @cached_property
    def typed_record(self) -> str:
        return self._typed(RECORD)

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
        part = RECORD if "finding-TOTAL_FORMS" in request.POST else EVENT
        keep_draft(self.event, request.POST.urlencode(), user=self.user, part=part)
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
            "is_typed": bool(self.typed or self.typed_record),
            "stored": f"&stand={STORED}" if is_stored else "",
            "letter": self.letter() if width == "mail" else None,
        }


class PreviewPageView(_TypedView, TemplateView):
    """The page itself, as nobody in particular sees it, in one of the two themes. In a frame it is only looked at."""

    template_name = "events/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.typed_event()
        page = page_of(event, self.request, roles=Roles(), now=timezone.now())
        if self.typed_record and page["detail"].is_over:
            show_record(page["detail"], *typed_record(event, self.typed_record))
            page["facts"] = facts_of(page["detail"])
        look = {"theme": THEMES.get(self.request.GET.get("farben", ""), ""), "is_framed": "rahmen" in self.request.GET}
        return super().get_context_data(**kwargs) | page | look


@method_decorator(csp_exempt(), name="dispatch")
class PreviewMailView(_TypedView):
    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        response = HttpResponse(self.letter().html)
        response["Content-Security-Policy"] = SANDBOX
        response["X-Content-Type-Options"] = "nosniff"
        return response
