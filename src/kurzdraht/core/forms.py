"""Forms as KERN draws them: one renderer, one template for a field, one for the form with its summary of errors.

What a service refuses stands beside its field, see `add_refusal`. A form with `is_filter = True` does not call its
fields voluntary.
"""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from kurzdraht.core.errors import Refused


class Renderer(TemplatesSetting):
    form_template_name = "core/forms/form.html"
    formset_template_name = "core/forms/formset.html"
    field_template_name = "core/forms/field.html"


def add_refusal(form: forms.BaseForm, refusal: Refused) -> None:
    """The sentence beside the field that it speaks of, or above the form where there is none."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


class DayInput(forms.DateInput):
    """The browser's own calendar for a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    """The browser's own clock for a time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentInput(forms.DateTimeInput):
    """Day and time in one field, as Berlin's clock shows it."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
