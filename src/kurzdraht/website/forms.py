"""What visitors can send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.network.models import Consortium


class LineField(forms.CharField):
    """One line: breaks and doubled spaces become one space."""

    def clean(self, value: Any) -> str:
        return " ".join(str(super().clean(value)).split())


class _PublicForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class BarrierForm(_PublicForm):
    """A barrier on the site. Only the description is needed: who reports need not say who they are."""

    description = forms.CharField(
        label=_("Was geht nicht?"),
        help_text=_("Was wollten Sie tun, und was ist passiert? Wenn Sie mögen: womit lesen Sie?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schreiben Sie in ein oder zwei Sätzen, was nicht geht.")},
    )
    page = LineField(
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


def _name_field() -> LineField:
    return LineField(label=_("Ihr Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class LetterForm(_PublicForm):
    """To the office or to a consortium."""

    consortium = forms.ModelChoiceField(
        Consortium.objects.order_by("position"), label=_("An wen?"), required=False, empty_label=_("Geschäftsstelle")
    )
    message = forms.CharField(
        label=_("Worum geht es?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schreiben Sie in ein oder zwei Sätzen, worum es geht.")},
    )
    name = _name_field()
    email = _address_field()


class JoinForm(_PublicForm):
    """A municipality or another institution that thinks of joining."""

    organisation = LineField(
        label=_("Kommune oder Einrichtung"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "kommunen"}),
    )
    name = _name_field()
    email = _address_field()
    consortia = forms.ModelMultipleChoiceField(
        Consortium.objects.order_by("position"),
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
