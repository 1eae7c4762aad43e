"""How a form field is drawn: which kind it is and which of KERN's classes it wears."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

KINDS: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str], ...] = (
    ((forms.RadioSelect, forms.CheckboxSelectMultiple), "choices"),
    (forms.CheckboxInput, "check"),
    (forms.SelectMultiple, "many"),
    (forms.Select, "select"),
    (forms.Textarea, "area"),
    (forms.FileInput, "upload"),
)
CLASSES = {
    "check": "kern-form-check__checkbox",
    "select": "kern-form-input__select",
    "many": "kern-form-input__select",
    "upload": "kd-upload__input",
}
INPUT = "kern-form-input__input"


def kind(field: BoundField) -> str:
    """One of choices, check, many, select, area, upload; else the type of its input, such as text or date."""
    widget = field.field.widget
    found = next((name for classes, name in KINDS if isinstance(widget, classes)), "")
    return found or getattr(widget, "input_type", None) or "text"


def drawn(field: BoundField) -> SafeString:
    """The widget with KERN's classes beside its own."""
    return field.as_widget(attrs={"class": _with_own(field, CLASSES.get(kind(field), INPUT))})


def choices(field: BoundField) -> list[BoundWidget]:
    """Each radio or checkbox of a group, in KERN's classes. An error is told by the group, not by each choice."""
    widget = field.field.widget
    style = f"kern-form-check__{getattr(widget, 'input_type', 'radio')}"
    attrs: dict[str, Any] = field.build_widget_attrs({"class": _with_own(field, style)})
    attrs.pop("aria-invalid", None)
    if field.auto_id:
        attrs["id"] = field.auto_id
    return [
        BoundWidget(widget, data, field.form.renderer)
        for data in widget.subwidgets(field.html_name, field.value(), attrs=attrs)
    ]


def target(field: BoundField) -> str:
    """The id that a link to the field leads to: of a group, its first choice."""
    return f"{field.auto_id}_0" if kind(field) == "choices" else field.id_for_label or field.auto_id


def complaint(field: BoundField, error: str) -> str:
    """A line of the summary: the label, then what to do. A label that is a question keeps its mark."""
    label = str(field.label).rstrip(":. ")
    return f"{label} {error}" if label.endswith(("?", "!")) else f"{label}: {error}"


def is_optional_said(field: BoundField) -> bool:
    """Whether the label says "(freiwillig)": not for a single box to tick, not where the form is a filter."""
    return not (field.field.required or kind(field) == "check" or getattr(field.form, "is_filter", False))


def _with_own(field: BoundField, style: str) -> str:
    return f"{style} {field.field.widget.attrs.get('class', '')}".strip()
