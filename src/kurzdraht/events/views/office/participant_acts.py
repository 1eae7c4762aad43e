"""What can be done with many participants at once."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from kurzdraht.audit.services import Actor
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.forms.participants import OVER_LIMIT
from kurzdraht.events.models import Registration
from kurzdraht.events.services.moving import move_registration, undo_move
from kurzdraht.lists.registry import EXPORT_CSV, EXPORT_XLSX, Action

MOST_WRITTEN = 90
"""An address has no room for more."""


class MoveManyForm(forms.Form):
    """Where they stand from now on, and why."""

    state = forms.ChoiceField(label=gettext_lazy("Stand"), choices=RegistrationState.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Grund"), max_length=250, help_text=gettext_lazy("Steht im Verlauf und in der Mail.")
    )
    over_limit = forms.BooleanField(label=OVER_LIMIT, required=False)


def cannot_be_moved(row: Registration, *, now: datetime, values: dict[str, Any]) -> str:
    if not row.email:
        return _("Die Angaben sind schon gelöscht.")
    if row.event.starts_at <= now:
        return _("Die Veranstaltung hat schon begonnen.")
    return _("Steht schon so.") if values.get("state") == row.state else ""


def move(row: Registration, *, by: Actor, now: datetime, values: dict[str, Any]) -> dict[str, Any]:
    moved = move_registration(
        row, state=values["state"], reason=values["reason"], over_limit=values["over_limit"], by=by, now=now
    )
    return moved.undo


def move_back(row: Registration, kept: dict[str, Any], *, by: Actor, now: datetime) -> str:
    undo_move(row, kept, by=by, now=now)
    return ""


def _moved(number: int) -> str:
    return ngettext("%(number)d Person ist verschoben.", "%(number)d Personen sind verschoben.", number) % {
        "number": number
    }


def write_to(view: Any, rows: Any) -> HttpResponse:
    """The form for the message, with those who were ticked."""
    keys = [str(key) for key in rows.exclude(email="").values_list("key", flat=True)[: MOST_WRITTEN + 1]]
    if len(keys) > MOST_WRITTEN:
        words = _(
            "Einzeln gewählt gehen höchstens %(most)d. Wählen Sie bei der Nachricht eine Gruppe, etwa alle Wartenden."
        )
        messages.info(view.request, words % {"most": MOST_WRITTEN})
        keys = []
    url = reverse("desk_message", args=(view.event.slug,))
    return HttpResponseRedirect(f"{url}?{urlencode({'wer': ','.join(keys)} if keys else {})}")


MOVE = Action(
    "verschieben",
    gettext_lazy("Verschieben"),
    done=_moved,
    key="U",
    can=cannot_be_moved,
    act=move,
    undo=move_back,
    form=MoveManyForm,
    warning=gettext_lazy("Jede Person bekommt eine Mail."),
)
WRITE = Action("schreiben", gettext_lazy("Schreiben"), key="M", answer=write_to)
PARTICIPANT_ACTIONS = (WRITE, MOVE, EXPORT_XLSX, EXPORT_CSV)
