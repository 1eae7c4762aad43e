"""What visitors can send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.network.models import Consortium, Municipality


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


def _address_field() -> forms.EmailField:
    return forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Geben Sie Ihre Adresse an, damit wir antworten können."),
            "invalid": _("Prüfen Sie die Adresse, zum Beispiel: name@stadt.de"),
        },
    )


class LetterForm(forms.Form):
    """To the office or to a consortium."""

    consortium = forms.ModelChoiceField(
        Consortium.objects.none(), label=_("An wen?"), required=False, empty_label=_("Geschäftsstelle")
    )
    message = forms.CharField(
        label=_("Worum geht es?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schreiben Sie in ein oder zwei Sätzen, worum es geht.")},
    )
    name = forms.CharField(label=_("Ihr Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = _address_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["consortium"].queryset = Consortium.objects.order_by("position")  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class JoinForm(forms.Form):
    """A municipality or another institution that thinks of joining."""

    organisation = forms.CharField(
        label=_("Kommune oder Einrichtung"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "kommunen"}),
    )
    name = forms.CharField(label=_("Ihr Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = _address_field()
    consortia = forms.ModelMultipleChoiceField(
        Consortium.objects.none(),
        label=_("Welche Arbeitsgemeinschaften interessieren Sie?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    message = forms.CharField(
        label=_("Was möchten Sie vorher wissen?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["consortia"].queryset = Consortium.objects.order_by("position")  # type: ignore[attr-defined]

    def clean_organisation(self) -> str:
        return " ".join(str(self.cleaned_data["organisation"]).split())

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    @staticmethod
    def towns() -> list[str]:
        """Names that the browser offers while one types."""
        return list(Municipality.objects.current().order_by("sort_name").values_list("name", flat=True))
