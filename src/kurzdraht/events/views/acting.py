"""What a person can do with their own registration, signed in or by personal link."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.forms.registration import ChangeForm
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.contact import contact_of
from kurzdraht.events.queries.places import open_offer, place_in_line
from kurzdraht.events.services import accept_offer, cancel_registration, change_registration, decline_offer

ACTIONS = {"cancel": cancel_registration, "accept": accept_offer, "decline": decline_offer}


def act(request: HttpRequest, registration: Registration, *, by: Actor, here: str) -> HttpResponse:
    """Do what the pressed button says, and show the page again; `here` is its address."""
    now = timezone.now()
    form = None
    refusal = None
    action = request.POST.get("action", "")
    try:
        if action in ACTIONS:
            ACTIONS[action](registration, by=by, now=now)
            return _again(here)
        form = ChangeForm(request.POST, registration=registration)
        if action == "change" and form.is_valid():
            change_registration(registration, **form.cleaned_data, by=by, now=now)
            return _again(here)
    except Refused as no:
        refusal = no
        registration.refresh_from_db(fields=("state",))
    if refusal is not None and form is not None:
        add_refusal(form, refusal)
    status = HTTPStatus.CONFLICT if form is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return show(request, registration, now=now, form=form, refusal=refusal if form is None else None, status=status)


def show(
    request: HttpRequest,
    registration: Registration,
    *,
    now: datetime,
    form: ChangeForm | None = None,
    refusal: Refused | None = None,
    status: int = HTTPStatus.OK,
    **context: Any,
) -> HttpResponse:
    event = registration.event
    is_waiting = registration.state == RegistrationState.WAITING
    offer = open_offer(registration)
    values = {
        "registration": registration,
        "event": event,
        "form": form or ChangeForm(registration=registration),
        "refusal": refusal,
        "offer": offer if offer and offer.expires_at > now else None,
        "place": place_in_line(registration) if is_waiting else 0,
        "can_act": now < event.starts_at and registration.state != RegistrationState.CANCELLED,
        "contact": contact_of(event),
    }
    return render(request, "events/registration/state.html", values | context, status=status)


def _again(here: str) -> HttpResponse:
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": here})
