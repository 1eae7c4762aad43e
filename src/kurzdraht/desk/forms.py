from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.mailing.enums import MailKind, MailState


class OutboxFilter(forms.Form):
    """Narrowing the outbox; nothing must be filled in."""

    is_filter = True

    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=[("", _("alle")), *MailState.choices])
    art = forms.ChoiceField(label=_("Art"), required=False, choices=[("", _("alle")), *MailKind.choices])
    suche = forms.CharField(label=_("An oder Betreff"), required=False, max_length=100)
