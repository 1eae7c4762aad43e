"""A field for formatted text. Without scripts it is a plain one, in which an empty line parts paragraphs.

The page brings the editor by `{% include "core/richtext/scripts.html" %}` in its `head_extra`.
"""

from typing import Any

from django import forms

from kurzdraht.core.richtext.normal import clean_rich_text
from kurzdraht.core.richtext.plain import editable_text

LONGEST = 60_000


class RichTextArea(forms.Textarea):
    template_name = "core/richtext/area.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 10, "data-kd-richtext": True, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return editable_text(str(value)) if value else None


class RichTextField(forms.CharField):
    """Gives the text cleaned; `max_length` counts it with its tags."""

    widget = RichTextArea

    def __init__(self, **values: Any) -> None:
        super().__init__(**{"max_length": LONGEST, **values})
        self.widget.attrs.pop("maxlength", None)

    def clean(self, value: Any) -> str:
        cleaned = clean_rich_text(super().clean(value))
        if self.required and not cleaned:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        return clean_rich_text(initial or "") != clean_rich_text(data or "")
