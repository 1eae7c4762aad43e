"""What people fill in to take part. Lines are tidied: composed letters, single spaces, nothing that breaks a line."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.events.enums import Attendance
from kurzdraht.events.models import Event, Registration

MOST_COLLEAGUES = 10


class LineField(forms.CharField):
    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", super().to_python(value) or "")
        plain = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
        return " ".join(plain.split())


class NameField(LineField):
    def __init__(self, **values: Any) -> None:
        values.setdefault("label", _("Name"))
        values.setdefault("error_messages", {"required": _("Schreiben Sie den Vor- und Nachnamen.")})
        super().__init__(max_length=160, **values)


class AddressField(forms.EmailField):
    def __init__(self, **values: Any) -> None:
        hint = _("Schreiben Sie die E-Mail-Adresse vollständig, zum Beispiel vorname.nachname@stadt.example.")
        values.setdefault("label", _("E-Mail-Adresse"))
        super().__init__(max_length=254, error_messages={"required": hint, "invalid": hint}, **values)


class AttendanceForm(forms.Form):
    """Asks how to take part, but only where there is a choice; `attendance` in the cleaned data either way."""

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ways = [way for way in Attendance if getattr(event, f"is_{way.value}")]
        if len(self.ways) > 1:
            self.fields["attendance"] = forms.ChoiceField(
                label=_("Teilnahme"),
                choices=[(way.value, way.label) for way in self.ways],
                widget=forms.RadioSelect,
                error_messages={"required": _("Wählen Sie, ob Sie vor Ort oder online dabei sind.")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if len(self.ways) == 1:
            cleaned["attendance"] = self.ways[0].value
        return cleaned


class GuestForm(AttendanceForm):
    name = NameField(widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = AddressField(
        help_text=_("Dorthin kommt die Mail mit Ihrem Platz."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organisation = LineField(
        label=_("Organisation"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )


class ColleaguesForm(AttendanceForm):
    """Pairs of name and address, as many as `rows`; empty pairs beyond the first are left out."""

    def __init__(self, *args: Any, rows: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = max(1, min(rows, MOST_COLLEAGUES))
        for number in range(1, self.rows + 1):
            is_first = number == 1
            self.fields[f"name_{number}"] = NameField(
                label=_("Name der %(number)d. Person") % {"number": number}, required=is_first
            )
            self.fields[f"email_{number}"] = AddressField(
                label=_("E-Mail-Adresse der %(number)d. Person") % {"number": number}, required=is_first
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for number in range(2, self.rows + 1):
            for field, other in (("name", "email"), ("email", "name")):
                is_half = cleaned.get(f"{other}_{number}") and not cleaned.get(f"{field}_{number}")
                if is_half and f"{field}_{number}" not in self.errors:
                    self.add_error(f"{field}_{number}", self.fields[f"{field}_1"].error_messages["required"])
        return cleaned

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Name and address of each colleague given."""
        found = ((self.cleaned_data[f"name_{n}"], self.cleaned_data[f"email_{n}"]) for n in range(1, self.rows + 1))
        return [(name, email) for name, email in found if email]


class ChangeForm(AttendanceForm):
    name = NameField(widget=forms.TextInput(attrs={"autocomplete": "name"}))
    note = LineField(
        label=_("Hinweis an die Veranstalter"),
        help_text=_("Zum Beispiel: Gebärdensprache, Rollstuhlplatz, vegetarisches Essen."),
        max_length=250,
        required=False,
    )

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        initial = {name: getattr(registration, name) for name in ("name", "note", "attendance")}
        super().__init__(*args, event=registration.event, initial=initial, **kwargs)
