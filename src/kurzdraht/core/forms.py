"""Forms as KERN draws them: one renderer, one template for a field, one for the form with its summary of errors.

What a service refuses stands beside its field, see `add_refusal`. A form with `is_filter = True` does not call its
fields voluntary.
"""

import re
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import DateTimeBaseInput

from kurzdraht.core.dates import EARLIEST, LATEST
from kurzdraht.core.errors import Refused

YEAR = re.compile(r"\d{4,}", re.ASCII)
NO_DAY = "-"


class Renderer(TemplatesSetting):
    form_template_name = "core/forms/form.html"
    formset_template_name = "core/forms/formset.html"
    field_template_name = "core/forms/field.html"


def add_refusal(form: forms.BaseForm, refusal: Refused) -> None:
    """The sentence beside the field that it speaks of, or above the form where there is none."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


class _InOurTime(DateTimeBaseInput):
    """A year that nobody means is read as no day: what begins in the year 9999 has no end, and breaks every list."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        said = super().value_from_datadict(data, files, name)
        years = (int(year) for year in YEAR.findall(str(said or "")))
        return said if all(EARLIEST <= year <= LATEST for year in years) else NO_DAY


class DayInput(_InOurTime, forms.DateInput):
    """The browser's own calendar for a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    """The browser's own clock for a time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentInput(_InOurTime, forms.DateTimeInput):
    """Day and time in one field, as Berlin's clock shows it."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
