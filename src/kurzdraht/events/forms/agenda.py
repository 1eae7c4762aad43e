"""What the office types for the timetable."""

import re
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kurzdraht.events.enums import ContributionRole
from kurzdraht.events.models import Contribution, Slot
from kurzdraht.events.services.agenda import SlotDraft, Voice
from kurzdraht.network.models import Person

PREFIX = "voice"
MORE_VOICES = 1
MOST_VOICES = 20
WHO = ("name", "function_title", "organisation")
DAY_IN_MINUTES = 24 * 60
_ACT = re.compile(r"(?P<act>find|take|drop|more)(?:-(?P<row>\d{1,2}))?(?:-(?P<person>\d{1,18}))?")


class LengthForm(forms.Form):
    minutes = forms.IntegerField(min_value=1, max_value=DAY_IN_MINUTES)


class SlotForm(forms.Form):
    title = forms.CharField(label=_("Titel"), max_length=200)
    minutes = forms.IntegerField(label=_("Dauer in Minuten"), min_value=1, max_value=DAY_IN_MINUTES)
    lines = forms.CharField(
        label=_("Weitere Zeilen"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Eine Zeile je Gedanke."),
    )
    track = forms.CharField(
        label=_("Runde oder Raum"),
        required=False,
        max_length=80,
        widget=forms.TextInput({"list": "runden", "autocomplete": "off"}),
        help_text=_("Folgen zwei Punkte mit verschiedenen Runden aufeinander, stehen sie nebeneinander."),
    )
    is_break = forms.BooleanField(label=_("Das ist eine Pause"), required=False)

    def draft(self, voices: "VoiceFormSet") -> SlotDraft:
        return SlotDraft(**self.cleaned_data, voices=voices.voices())


class VoiceForm(forms.Form):
    """One who contributes; a row left empty counts as none. `row` is the contribution that stood there."""

    is_filter = True  # one of three is enough, so none of them is called voluntary
    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    function_title = forms.CharField(label=_("Funktion"), required=False, max_length=160)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=160)
    title = forms.CharField(label=_("Titel des Beitrags"), required=False, max_length=200)
    is_moderation = forms.BooleanField(label=_("moderiert"), required=False)
    row = forms.IntegerField(required=False, widget=forms.HiddenInput)
    person = forms.ModelChoiceField(Person.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, persons: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Person]", self.fields["person"]).queryset = persons
        self.found: list[Person] | None = None

    @property
    def linked(self) -> Person | None:
        """Who it is in the directory, as the form stands."""
        number = str(self["person"].value() or "")
        field = cast("forms.ModelChoiceField[Person]", self.fields["person"])
        return field.queryset.filter(pk=number).first() if number.isdecimal() and field.queryset else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("title") and not any(given.get(name) for name in WHO):
            self.add_error("function_title", _("Wer trägt vor? Nennen Sie Name, Funktion oder Organisation."))
        return given


class VoiceFormSet(forms.BaseFormSet[VoiceForm]):
    def voices(self) -> tuple[Voice, ...]:
        given = (form.cleaned_data for form in self.forms)
        return tuple(Voice(**row) for row in given if any(row.get(name) for name in WHO))


VoiceForms = forms.formset_factory(
    VoiceForm, formset=VoiceFormSet, extra=MORE_VOICES, max_num=MOST_VOICES, validate_max=True
)


class Act:
    """A button inside of the form that saves nothing: look somebody up, take or drop a person, one more row."""

    def __init__(self, pressed: str) -> None:
        found = _ACT.fullmatch(pressed)
        self.name = found["act"] if found else ""
        self.row = int(found["row"] or 0) if found else 0
        self.person = int(found["person"] or 0) if found else 0

    def apply(self, typed: QueryDict, persons: QuerySet[Person]) -> QueryDict:
        """The form as it stands afterwards; what was typed stays, but for what comes from the directory."""
        data = typed.copy()
        if self.name == "more":
            total = data.get(f"{PREFIX}-TOTAL_FORMS", "")
            data[f"{PREFIX}-TOTAL_FORMS"] = str(min(int(total) + 1, MOST_VOICES)) if total.isdecimal() else "1"
        elif self.name == "drop":
            data[f"{PREFIX}-{self.row}-person"] = ""
        elif self.name == "take" and (person := persons.filter(pk=self.person).first()):
            organisation = person.organisation
            for name, value in (
                ("person", str(person.pk)),
                ("name", str(person)),
                ("function_title", person.function_title),
                ("organisation", organisation.name if organisation else ""),
            ):
                data[f"{PREFIX}-{self.row}-{name}"] = value
        return data

    def words(self, typed: QueryDict) -> str:
        """What to look for in the directory."""
        return " ".join(typed.get(f"{PREFIX}-{self.row}-{name}", "") for name in ("name", "organisation"))[:120]


def slot_initial(slot: Slot) -> dict[str, Any]:
    return {
        "title": slot.title,
        "minutes": int((slot.ends_at - slot.starts_at).total_seconds() // 60),
        "lines": slot.lines,
        "track": slot.track,
        "is_break": slot.is_break,
    }


def voices_initial(contributions: "list[Contribution]") -> list[dict[str, Any]]:
    return [
        {
            "row": row.pk,
            "person": row.person_id,
            "title": row.title,
            "name": row.name,
            "function_title": row.function_title,
            "organisation": row.organisation,
            "is_moderation": row.role == ContributionRole.MODERATION,
        }
        for row in contributions
    ]
