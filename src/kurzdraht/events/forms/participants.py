"""Adding somebody by hand, and moving those who are there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.services.moving import MoveNeedsReason

OVER_LIMIT = _("Trotzdem: über die Grenze hinaus einen Platz geben")


class ParticipantForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=160)
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=254)
    organisation_name = forms.CharField(label=_("Organisation"), required=False, max_length=160)
    attendance = forms.ChoiceField(label=_("Teilnahme"), choices=Attendance.choices, widget=forms.RadioSelect)
    over_limit = forms.BooleanField(label=OVER_LIMIT, required=False)

    def __init__(self, *args: Any, event: Event, is_full: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not (event.is_online and event.is_onsite):
            del self.fields["attendance"]
        if not is_full:
            del self.fields["over_limit"]
        self.only_way = Attendance.ONLINE if event.is_online else Attendance.ONSITE

    def way(self) -> str:
        return str(self.cleaned_data.get("attendance") or self.only_way)


class MoveParticipantForm(forms.Form):
    """Where somebody stands from now on, and why."""

    state = forms.ChoiceField(label=_("Stand"), choices=RegistrationState.choices, widget=forms.RadioSelect)
    attendance = forms.ChoiceField(label=_("Teilnahme"), choices=Attendance.choices, widget=forms.RadioSelect)
    position = forms.IntegerField(
        label=_("Platz auf der Warteliste"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("1 rückt zuerst nach."),
    )
    reason = forms.CharField(
        label=_("Grund"),
        max_length=250,
        help_text=_("Steht im Verlauf und in der Mail."),
        error_messages={"required": MoveNeedsReason.sentence},
    )
    over_limit = forms.BooleanField(label=OVER_LIMIT, required=False)
    is_silent = forms.BooleanField(
        label=_("Ohne Mail"), required=False, help_text=_("Geht nur, wenn jemand die Warteliste verlässt.")
    )

    def __init__(self, *args: Any, registration: Registration, place: int, is_full: bool, **kwargs: Any) -> None:
        event = registration.event
        given = {"state": registration.state, "attendance": registration.attendance, "position": place or None}
        super().__init__(*args, **kwargs | {"initial": given})
        self.place = place
        is_waiting = registration.state == RegistrationState.WAITING
        for name, is_asked in (
            ("attendance", event.is_online and event.is_onsite),
            ("position", is_waiting),
            ("over_limit", is_full),
            ("is_silent", is_waiting),
        ):
            if not is_asked:
                del self.fields[name]

    @property
    def new_position(self) -> int | None:
        """Another place in line, where that is all that changes."""
        given = self.cleaned_data
        position: int | None = given.get("position")
        is_same = given["state"] == RegistrationState.WAITING and "attendance" not in self.changed_data
        return position if is_same and position not in {None, self.place} else None
