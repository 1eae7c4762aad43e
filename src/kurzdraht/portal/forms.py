"""What members tell about themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Mails an mich auf"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
