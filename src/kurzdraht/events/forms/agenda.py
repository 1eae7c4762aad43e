"""What the office types for the timetable."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.events.enums import ContributionRole
from kurzdraht.events.models import Contribution, Slot
from kurzdraht.events.services.agenda import SlotDraft, Voice

MORE_VOICES = 2
WHO = ("name", "function_title", "organisation")
DAY_IN_MINUTES = 24 * 60


class SlotForm(forms.Form):
    title = forms.CharField(label=_("Titel"), max_length=200)
    minutes = forms.IntegerField(label=_("Dauer in Minuten"), min_value=1, max_value=DAY_IN_MINUTES)
    lines = forms.CharField(
        label=_("Weitere Zeilen"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Eine Zeile je Gedanke."),
    )
    track = forms.CharField(
        label=_("Runde oder Raum"),
        required=False,
        max_length=80,
        help_text=_("Folgen zwei Punkte mit verschiedenen Runden aufeinander, stehen sie nebeneinander."),
    )
    is_break = forms.BooleanField(label=_("Das ist eine Pause"), required=False)

    def draft(self, voices: "VoiceFormSet") -> SlotDraft:
        return SlotDraft(**self.cleaned_data, voices=voices.voices())


class VoiceForm(forms.Form):
    """One who contributes; a row left empty counts as none."""

    title = forms.CharField(label=_("Titel des Beitrags"), required=False, max_length=200)
    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    function_title = forms.CharField(label=_("Funktion"), required=False, max_length=160)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=160)
    is_moderation = forms.BooleanField(label=_("moderiert"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("title") and not any(given.get(name) for name in WHO):
            self.add_error("function_title", _("Wer trägt vor? Nennen Sie Name, Funktion oder Organisation."))
        return given


class VoiceFormSet(forms.BaseFormSet[VoiceForm]):
    def voices(self) -> tuple[Voice, ...]:
        given = (form.cleaned_data for form in self.forms)
        return tuple(Voice(**row) for row in given if any(row.get(name) for name in WHO))


VoiceForms = forms.formset_factory(VoiceForm, formset=VoiceFormSet, extra=MORE_VOICES, max_num=20, validate_max=True)


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
            "title": row.title,
            "name": row.name,
            "function_title": row.function_title,
            "organisation": row.organisation,
            "is_moderation": row.role == ContributionRole.MODERATION,
        }
        for row in contributions
    ]
