"""What is typed to write to the people of an event."""

import uuid
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused
from kurzdraht.core.text import read_key
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.messages import Group, sizes_of_groups
from kurzdraht.events.services.messages import fit_words
from kurzdraht.mailing.registry import Words

MANY = 1000


class MessageForm(forms.Form):
    """`wer` names single people in place of a group; `token` makes sure that one form sends once."""

    states = forms.MultipleChoiceField(
        label=_("An wen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Wählen Sie, wer die Nachricht bekommt.")},
    )
    ways = forms.MultipleChoiceField(
        label=_("Nur, wer so teilnimmt"),
        required=False,
        choices=Attendance.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ohne Auswahl geht sie an beide."),
    )
    subject = forms.CharField(label=_("Betreff"), max_length=160)
    body = forms.CharField(
        label=_("Text"),
        max_length=8000,
        strip=False,
        widget=forms.Textarea({"rows": 12}),
        help_text=_("Eine leere Zeile beginnt einen neuen Absatz. Adressen von Seiten werden zu Links."),
    )
    wer = forms.CharField(required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid.uuid4
        self.is_chosen = bool(keys_in(str(self["wer"].value() or "")))
        if self.is_chosen:
            del self.fields["states"], self.fields["ways"]
            return
        sizes = sizes_of_groups(event)
        states = self.fields["states"]
        assert isinstance(states, forms.MultipleChoiceField)  # noqa: S101 -- for the reader with types
        states.choices = [(state, f"{label} ({sizes[state]})") for state, label in RegistrationState.choices]
        if not (event.is_online and event.is_onsite):
            del self.fields["ways"]

    def clean(self) -> dict[str, Any]:
        """What is wrong in the subject and in the text is said at once, each beside its field."""
        given = super().clean() or self.cleaned_data
        for words in (Words(given.get("subject", ""), ""), Words("", given.get("body", ""))):
            try:
                fit_words(words)
            except Refused as refused:
                self.add_error(refused.field, str(refused))
        return given

    def group(self) -> Group:
        given = self.cleaned_data
        return Group(tuple(given.get("states", ())), tuple(given.get("ways", ())), tuple(keys_in(given["wer"])))

    def words(self) -> Words:
        return Words(self.cleaned_data["subject"], self.cleaned_data["body"])


def keys_in(text: str) -> list[UUID]:
    """Those that are keys; whatever else stands between commas is nobody."""
    return [key for part in text.split(",")[:MANY] if (key := read_key(part.strip()))]
