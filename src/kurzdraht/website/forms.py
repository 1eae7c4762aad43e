"""What visitors can send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class BarrierForm(forms.Form):
    """A barrier on the site. Only the description is needed: who reports need not say who they are."""

    description = forms.CharField(
        label=_("Was geht nicht?"),
        help_text=_("Was wollten Sie tun, und was ist passiert? Wenn Sie mögen: womit lesen Sie?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schreiben Sie in ein oder zwei Sätzen, was nicht geht.")},
    )
    page = forms.CharField(
        label=_("Auf welcher Seite?"), help_text=_("Adresse oder Titel der Seite."), max_length=300, required=False
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Nur mit Adresse können wir Ihnen antworten."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Prüfen Sie die Adresse, zum Beispiel: name@stadt.de")},
    )

    def clean_page(self) -> str:
        return " ".join(str(self.cleaned_data["page"]).split())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
