"""Adding somebody by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.events.enums import Attendance
from kurzdraht.events.models import Event


class ParticipantForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=160)
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=254)
    organisation_name = forms.CharField(label=_("Organisation"), required=False, max_length=160)
    attendance = forms.ChoiceField(label=_("Teilnahme"), choices=Attendance.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not (event.is_online and event.is_onsite):
            del self.fields["attendance"]
        self.only_way = Attendance.ONLINE if event.is_online else Attendance.ONSITE

    def way(self) -> str:
        return str(self.cleaned_data.get("attendance") or self.only_way)
