"""What the office types for the record of an event."""

import json
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.richtext.fields import RichTextField
from kurzdraht.events.services.documentation import RecordDraft

MORE_FINDINGS = 2
MOST_FINDINGS = 12


class DocumentationForm(forms.Form):
    """`seen` holds the record as it stood when the form was opened."""

    heading = forms.CharField(
        label=_("Überschrift"),
        required=False,
        max_length=160,
        help_text=_("Steht über dem Bericht, zum Beispiel: Drei Läden, drei Wege."),
    )
    report = RichTextField(label=_("Bericht"), required=False)
    participants = forms.IntegerField(label=_("Menschen, die da waren"), required=False, min_value=1, max_value=100_000)
    municipalities = forms.IntegerField(
        label=_("Kommunen, aus denen sie kamen"), required=False, min_value=1, max_value=396
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def draft(self, findings: "FindingFormSet") -> RecordDraft:
        given = {name: self.cleaned_data[name] for name in ("heading", "report", "participants", "municipalities")}
        return RecordDraft(**given, findings=findings.findings())

    def seen_state(self) -> RecordDraft | None:
        """Nothing where it is missing or was tampered with; then the writer's version holds."""
        try:
            heading, report, participants, municipalities, findings = json.loads(self.cleaned_data["seen"])
            pairs = tuple((str(headline), str(text)) for headline, text in findings)
        except (ValueError, TypeError):
            return None
        return RecordDraft(heading, report, participants, municipalities, pairs)

    def see(self, state: RecordDraft) -> None:
        """From now on the writer has seen this state, and the next time overwrites it."""
        data = cast("QueryDict", self.data).copy()
        data["seen"] = as_seen(state)
        self.data = data


class FindingForm(forms.Form):
    """A row left empty counts as none."""

    headline = forms.CharField(label=_("Ergebnis in einem Satz"), required=False, max_length=160)
    text = forms.CharField(label=_("Erläuterung"), required=False, max_length=400, widget=forms.Textarea({"rows": 2}))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("text") and not given.get("headline"):
            self.add_error("headline", _("Sagen Sie das Ergebnis zuerst in einem Satz."))
        return given


class FindingFormSet(forms.BaseFormSet[FindingForm]):
    def findings(self) -> tuple[tuple[str, str], ...]:
        given = (form.cleaned_data for form in self.forms)
        return tuple((row["headline"], row["text"]) for row in given if row.get("headline"))


FindingForms = forms.formset_factory(
    FindingForm, formset=FindingFormSet, extra=MORE_FINDINGS, max_num=MOST_FINDINGS, validate_max=True
)


def as_seen(state: RecordDraft) -> str:
    return json.dumps(
        [state.heading, state.report, state.participants, state.municipalities, list(state.findings)],
        ensure_ascii=False,
    )


def record_initial(state: RecordDraft) -> dict[str, Any]:
    return {
        "heading": state.heading,
        "report": state.report,
        "participants": state.participants,
        "municipalities": state.municipalities,
        "seen": as_seen(state),
    }


def findings_initial(state: RecordDraft) -> list[dict[str, str]]:
    return [{"headline": headline, "text": text} for headline, text in state.findings]
