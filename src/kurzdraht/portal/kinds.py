"""How the history calls what members do at home."""

from django.utils.translation import gettext_lazy as _

from kurzdraht.records.registry import name_actions

name_actions({"account_language_chosen": _("die Sprache gewählt")})
