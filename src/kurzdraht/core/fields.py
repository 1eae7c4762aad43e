"""Which KERN classes a form field wears."""

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def kind(field: BoundField) -> str:
    """How the field is drawn: check, choices, select, area, upload or input."""
    widget = field.field.widget
    kinds: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str], ...] = (
        (CHOICES, "choices"),
        (forms.CheckboxInput, "check"),
        (forms.Select, "select"),
        (forms.Textarea, "area"),
        (forms.FileInput, "upload"),
        (forms.MultiWidget, "several"),
    )
    return next((name for classes, name in kinds if isinstance(widget, classes)), "input")


CLASSES = {
    "check": "kern-form-check__checkbox",
    "select": "kern-form-input__select",
    "area": "kern-form-input__input kd-area",
    "upload": "kd-upload__input",
}


def drawn(field: BoundField) -> SafeString:
    """The widget with KERN's classes beside its own."""
    own = field.field.widget.attrs.get("class", "")
    style = CLASSES.get(kind(field), "kern-form-input__input")
    return field.as_widget(attrs={"class": f"{style} {own}".strip()})
