from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """Under which name a list is kept."""

    name = forms.CharField(label=_("Name der Liste"), max_length=80)
    is_default = forms.BooleanField(label=_("Beim Öffnen zeigen"), required=False)
