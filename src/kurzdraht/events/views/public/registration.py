"""Registering, and the personal link."""

import time
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.accounts.links import subject_of
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.events.errors import MembersFirst, NotForYou
from kurzdraht.events.forms.registration import AttendanceForm, GuestForm
from kurzdraht.events.mails import LINK_PURPOSE
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.contact import contact_of
from kurzdraht.events.queries.places import registered_colleagues, registration_of
from kurzdraht.events.rules import BY_ADDRESS
from kurzdraht.events.services import GUEST, applicant_of, guest_applicant, register_for_event
from kurzdraht.events.services.refusing import refuse_time
from kurzdraht.events.views.acting import act, show
from kurzdraht.events.views.rate import seconds_to_wait
from kurzdraht.network.models import Person
from kurzdraht.network.rules import roles_today

EVEN_STEP = 0.05


class ForOneEvent(Guarded):
    """Finds the event of the address among those this reader may see."""

    @cached_property
    def event(self) -> Event:
        visible = Event.objects.visible_to(roles_today(self.request.user))
        event: Event | None = (
            visible.select_related("format", "consortium", "host").filter(slug=self.kwargs["slug"]).first()
        )
        if event is None:
            raise Http404
        return event

    @cached_property
    def person(self) -> Person | None:
        return roles_today(self.request.user).person


class RegisterView(ForOneEvent, View):
    """A form for guests, one button for members; who is registered already sees how things stand."""

    permission = PUBLIC

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        own = registration_of(self.event, self.person) if self.person else None
        if own and self.person:
            return show(request, own, now=timezone.now(), colleagues=self.colleagues(), may_add=self.may_add)
        refusal = self.refusal()
        if refusal is not None:
            return self.say_no(refusal, HTTPStatus.OK)
        return self.ask(self.blank_form())

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        own = registration_of(self.event, self.person) if self.person else None
        if own and self.person and "action" in request.POST:
            return act(request, own, by=self.person, here=request.path)
        refusal = self.refusal()
        if refusal is not None:
            is_person = isinstance(refusal, NotForYou)
            return self.say_no(refusal, HTTPStatus.FORBIDDEN if is_person else HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.register_member(self.person) if self.person else self.register_guest()

    def refusal(self) -> Refused | None:
        """Why nobody, or this reader, can register now; None when the form may be shown."""
        now = timezone.now()
        try:
            refuse_time(self.event, now=now)
        except Refused as refusal:
            return refusal
        if self.request.user.has_perm("events.register", self.event):
            return None
        return NotForYou(self.event.audience, contact=contact_of(self.event))

    def register_member(self, person: Person) -> HttpResponse:
        form = AttendanceForm(self.request.POST, event=self.event)
        now = timezone.now()
        if form.is_valid():
            try:
                applicant = applicant_of(person, now=now)
                register_for_event(self.event, applicant, **form.cleaned_data, by=person, now=now)
                return redirect(self.request.path)
            except Refused as refusal:
                add_refusal(form, refusal)
        return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)

    def register_guest(self) -> HttpResponse:
        """The answer is the same for every address, in its words and, as far as we can, in its time."""
        started = time.monotonic()
        form = GuestForm(self.request.POST, event=self.event)
        now = timezone.now()
        if not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        given = form.cleaned_data
        applicant = guest_applicant(
            name=given["name"],
            email=given["email"],
            organisation_name=given["organisation"],
            language=get_language() or "de",
            now=now,
        )
        wait = seconds_to_wait(self.request, email=applicant.email, now=now)
        if wait:
            return self.brake(wait)
        try:
            register_for_event(self.event, applicant, attendance=given["attendance"], by=GUEST, now=now)
        except (MembersFirst, NotForYou):
            pass
        except Refused as refusal:
            add_refusal(form, refusal)
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        _wait_for_even_step(started)
        return redirect("event_registered", slug=self.event.slug)

    @property
    def may_add(self) -> bool:
        return self.request.user.has_perm("events.register_colleagues")

    def colleagues(self) -> list[Registration]:
        return registered_colleagues(self.event, self.person) if self.person else []

    def blank_form(self) -> AttendanceForm:
        return AttendanceForm(event=self.event) if self.person else GuestForm(event=self.event)

    def ask(self, form: AttendanceForm, status: int = HTTPStatus.OK) -> HttpResponse:
        context = {
            "event": self.event,
            "form": form,
            "person": self.person,
            "may_add": self.may_add,
            "colleagues": self.colleagues(),
        }
        return render(self.request, "events/registration/form.html", context, status=status)

    def say_no(self, refusal: Refused, status: int) -> HttpResponse:
        can_sign_in = isinstance(refusal, NotForYou) and isinstance(self.request.user, AnonymousUser)
        context = {"event": self.event, "refusal": refusal, "can_sign_in": can_sign_in, "here": self.request.path}
        return render(self.request, "events/registration/not_possible.html", context, status=status)

    def brake(self, seconds: int) -> HttpResponse:
        context = {"event": self.event, "minutes": -(-seconds // 60)}
        response = render(
            self.request, "events/registration/too_often.html", context, status=HTTPStatus.TOO_MANY_REQUESTS
        )
        response["Retry-After"] = str(seconds)
        return response


class RegisteredView(ForOneEvent, TemplateView):
    """After a guest's registration: the same page for everybody, the mail says the rest."""

    permission = PUBLIC
    template_name = "events/registration/sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Where a list of addresses decides, the page must not say that a mail is on its way: only the mail tells."""
        return super().get_context_data(**kwargs, event=self.event, is_by_list=self.event.audience in BY_ADDRESS)


@method_decorator(csrf_exempt, name="dispatch")
class PersonalLinkView(Guarded, View):
    """See, change or cancel without an account: GET shows, POST acts.

    The token is the right to act, no cookie is, so there is nothing to forge across sites; `no-referrer`, which keeps
    the token out of other logs, would break Django's own check. Links that are unknown, forged or run out look alike.
    """

    permission = PUBLIC

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - no line of the log names a link
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        registration = self.registration(token)
        if registration is None:
            return self.gone()
        return show(request, registration, now=timezone.now(), is_link=True)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        registration = self.registration(token)
        if registration is None:
            return self.gone()
        if _is_foreign(request):
            return HttpResponse(status=HTTPStatus.FORBIDDEN)
        return act(request, registration, by=GUEST, here=reverse("registration", args=(token,)))

    def registration(self, token: str) -> Registration | None:
        key = subject_of(token, purpose=LINK_PURPOSE, now=timezone.now())
        rows = Registration.objects.kept().select_related("event__format", "event__consortium", "event__host")
        return rows.filter(key=key).exclude(email="").first() if key else None

    def gone(self) -> HttpResponse:
        return render(self.request, "events/registration/link_gone.html", status=HTTPStatus.NOT_FOUND)


def _is_foreign(request: HttpRequest) -> bool:
    """A form on another site. Our own page sends "null", for it keeps its address to itself."""
    origin = request.headers.get("Origin", "null")
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "cross-site" or origin not in {"null", own}


def _wait_for_even_step(started: float) -> None:
    """Known and new addresses take different work; answers leave at whole steps, so the time tells little."""
    time.sleep(EVEN_STEP - (time.monotonic() - started) % EVEN_STEP)
