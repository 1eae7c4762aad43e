"""What the outbox refuses."""

from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused


class HeaderRefused(Refused):
    """A line break in a name or an address would write further headers into the mail."""

    sentence = _("In Name und E-Mail-Adresse darf kein Zeilenumbruch stehen. Schreiben Sie beides in eine Zeile.")
