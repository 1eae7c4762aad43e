"""What members tell about themselves and their colleagues."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Mails an mich auf"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class HandOverForm(forms.Form):
    """Who comes instead."""

    name = forms.CharField(
        label=_("Name"), max_length=160, error_messages={"required": _("Schreiben Sie den Vor- und Nachnamen.")}
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"), max_length=254, help_text=_("Dorthin kommt die Mail mit dem Platz.")
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
