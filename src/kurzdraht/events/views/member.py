"""What members do at events beyond their own place."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.generic import View

from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.events.errors import NotOfAnOrganisation
from kurzdraht.events.forms.registration import ColleaguesForm
from kurzdraht.events.services import colleague_applicant, register_colleagues
from kurzdraht.events.views.public.registration import ForOneEvent
from kurzdraht.network.models import Person
from kurzdraht.network.queries import own_organisation
from kurzdraht.network.rules import roles_today

ROWS = 2


class RegisterColleaguesView(ForOneEvent, View):
    """People of the own organisation, several in one go."""

    permission = "events.register_colleagues"

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        self.require("events.register", self.event)
        return self.ask(ColleaguesForm(event=self.event, rows=self.rows))

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        self.require("events.register", self.event)
        form = ColleaguesForm(request.POST, event=self.event, rows=self.rows)
        person = self.person
        if person is None or not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            number = self.register(form, person)
        except Refused as refusal:
            add_refusal(form, refusal)
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        text = ngettext(
            "%(number)d Person ist angemeldet und bekommt gleich eine Mail.",
            "%(number)d Personen sind angemeldet und bekommen gleich eine Mail.",
            number,
        )
        messages.success(request, text % {"number": number})
        return redirect("event_register", slug=self.event.slug)

    def register(self, form: ColleaguesForm, person: Person) -> int:
        organisation = own_organisation(roles_today(self.request.user))
        if organisation is None:
            raise NotOfAnOrganisation
        colleagues = [
            colleague_applicant(name=name, email=email, organisation=organisation, language=person.language)
            for name, email in form.pairs
        ]
        attendance = form.cleaned_data["attendance"]
        return len(register_colleagues(self.event, colleagues, attendance=attendance, by=person, now=timezone.now()))

    @property
    def rows(self) -> int:
        asked = self.request.GET.get("personen", "")
        return int(asked) if asked.isdecimal() and len(asked) < len("1000") else ROWS

    def ask(self, form: ColleaguesForm, status: int = HTTPStatus.OK) -> HttpResponse:
        context = {"event": self.event, "form": form, "more": form.rows + ROWS}
        return render(self.request, "events/registration/colleagues.html", context, status=status)
