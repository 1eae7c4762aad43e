"""One person: everything at a glance, and what to do when mails come back."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.desk.forms import LeftForm, NewAddressForm, OutcomeForm, SuccessorForm
from kurzdraht.desk.queries.persons import (
    PersonSheet,
    bounces_at,
    can_go_again,
    guest_registrations,
    person_behind,
    sheet_of,
)
from kurzdraht.desk.services.reaching import (
    Reached,
    ask_who_follows,
    give_guest_new_address,
    give_new_address,
    handle_address,
    note_that_left,
)
from kurzdraht.mailing.models import Bounce
from kurzdraht.network.guard import acting_person
from kurzdraht.network.models import Person
from kurzdraht.network.queries.succession import colleague_to_ask
from kurzdraht.network.rules import roles_today

CHANGE = "desk.change_persons"


class OnePersonView(Guarded):
    permission: ClassVar[str] = "desk.read_persons"

    @cached_property
    def person(self) -> Person:
        rows = Person.objects.select_related("user", "organisation")
        person: Person = get_object_or_404(rows, key=self.kwargs["key"])
        self.require("desk.read_persons", person)
        return person

    @cached_property
    def actor(self) -> Person:
        """Whoever changes something here; all others do not find it."""
        if not self.may_change:
            raise Http404
        return acting_person(self.request.user)

    @property
    def may_change(self) -> bool:
        return self.request.user.has_perm(CHANGE, self.person)

    def own_page(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("desk_person", args=(self.person.key,)))


class PersonView(OnePersonView, TemplateView):
    """The page; `action` says what its forms want."""

    template_name = "desk/person.html"

    @cached_property
    def sheet(self) -> PersonSheet:
        may_read = self.request.user.has_perm("desk.read_outbox")
        return sheet_of(self.person, roles_today(self.request.user), may_read_mails=may_read, now=timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.may_change:
            kwargs.setdefault("address_form", self.address_form())
            kwargs.setdefault("ask_form", self.ask_form())
        return super().get_context_data(**kwargs) | {"person": self.person, "sheet": self.sheet}

    def address_form(self, data: Any = None) -> NewAddressForm:
        return NewAddressForm(data, mails=can_go_again(self.sheet.bounces))

    def ask_form(self, data: Any = None) -> SuccessorForm:
        colleague = colleague_to_ask(self.person, on=timezone.localdate())
        return SuccessorForm(data, initial={"to": colleague.email if colleague else ""})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        actions = {"address": self.change_address, "ask": self.ask}
        action = actions.get(request.POST.get("action", ""))
        if action is None or self.actor is None:
            raise Http404
        return action()

    def change_address(self) -> HttpResponse:
        form = self.address_form(self.request.POST)
        if form.is_valid():
            try:
                given = form.cleaned_data["email"]
                reached = give_new_address(self.person, given, again=form.again(), by=self.actor, now=timezone.now())
            except Refused as refused:
                add_refusal(form, refused)
            else:
                messages.success(self.request, _said(form.cleaned_data["email"], reached))
                return self.own_page()
        return self.render_to_response(self.get_context_data(address_form=form), status=422)

    def ask(self) -> HttpResponse:
        form = self.ask_form(self.request.POST)
        if form.is_valid():
            to = form.cleaned_data["to"]
            colleague = Person.objects.filter(email__iexact=to).first()
            try:
                ask_who_follows(self.person, to, name=str(colleague or ""), by=self.actor, now=timezone.now())
            except Refused as refused:
                add_refusal(form, refused)
            else:
                text = _("Die Frage geht an %(email)s. In zwei Wochen erinnert eine Aufgabe daran.")
                messages.success(self.request, text % {"email": to})
                return self.own_page()
        return self.render_to_response(self.get_context_data(ask_form=form), status=422)


class PersonLeftView(OnePersonView, FormPage[LeftForm]):
    """All functions end at once or with a day; asked once more, with what that means."""

    template_name = "desk/person_left.html"
    form_class = LeftForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sheet = sheet_of(self.person, roles_today(self.request.user), may_read_mails=False, now=timezone.now())
        return super().get_context_data(**kwargs) | {"person": self.person, "sheet": sheet, "actor": self.actor}

    def form_valid(self, form: LeftForm) -> HttpResponse:
        try:
            number = note_that_left(self.person, until=form.cleaned_data["until"], by=self.actor, now=timezone.now())
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        text = ngettext("Eine Funktion ist beendet.", "%(number)d Funktionen sind beendet.", number)
        messages.success(self.request, text % {"number": number})
        return self.own_page()


class BounceView(Guarded, TemplateView):
    """A mail that came back: the person's page where we know the person, else what can be done for a guest."""

    permission: ClassVar[str] = CHANGE
    template_name = "desk/bounce.html"

    @cached_property
    def bounce(self) -> Bounce:
        bounce: Bounce = get_object_or_404(Bounce.objects.select_related("mail"), key=self.kwargs["key"])
        return bounce

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = person_behind(self.bounce)
        if person is not None:
            return HttpResponseRedirect(reverse("desk_person", args=(person.key,)))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("address_form", self.address_form())
        kwargs.setdefault("outcome_form", OutcomeForm())
        return super().get_context_data(**kwargs) | {
            "bounce": self.bounce,
            "bounces": list(bounces_at(self.bounce.email)),
            "registrations": guest_registrations(self.bounce.email, now=timezone.now()),
        }

    def address_form(self, data: Any = None) -> NewAddressForm:
        return NewAddressForm(data, mails=can_go_again(list(bounces_at(self.bounce.email))))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        by = acting_person(request.user)
        if request.POST.get("action") == "outcome":
            outcome = OutcomeForm(request.POST)
            if outcome.is_valid():
                handle_address(self.bounce, outcome.cleaned_data["outcome"], by=by, now=timezone.now())
                messages.success(request, _("Als erledigt abgelegt."))
                return HttpResponseRedirect(reverse("desk_home"))
            return self.render_to_response(self.get_context_data(outcome_form=outcome), status=422)
        form = self.address_form(request.POST)
        if form.is_valid():
            given, now = form.cleaned_data["email"], timezone.now()
            try:
                reached = give_guest_new_address(self.bounce, given, again=form.again(), by=by, now=now)
            except Refused as refused:
                add_refusal(form, refused)
            else:
                messages.success(request, _said(given, reached))
                return HttpResponseRedirect(reverse("desk_home"))
        return self.render_to_response(self.get_context_data(address_form=form), status=422)


def _said(email: str, reached: Reached) -> str:
    text = _("Die neue Adresse gilt: %(email)s.") % {"email": email}
    if reached.resent:
        again = ngettext(
            "Eine Mail geht noch einmal hinaus.", "%(number)d Mails gehen noch einmal hinaus.", reached.resent
        )
        text += " " + again % {"number": reached.resent}
    if reached.kept_back:
        kept = ngettext(
            "Eine geht nicht mehr, weil ihr Link nicht mehr gilt.",
            "%(number)d gehen nicht mehr, weil ihre Links nicht mehr gelten.",
            reached.kept_back,
        )
        text += " " + kept % {"number": reached.kept_back}
    return text
