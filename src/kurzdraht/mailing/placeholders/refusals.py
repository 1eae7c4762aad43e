"""What is said about a text that cannot be used."""

from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused


class UnknownPlaceholder(Refused):
    sentence = _("%(unknown)s kennen wir nicht. Möglich sind: %(known)s.")


class LonelyBrace(Refused):
    sentence = _(
        "Bei „%(words)s“ steht eine geschweifte Klammer allein. Ein Platzhalter sieht so aus: {name}. "
        "Soll dort wirklich eine Klammer stehen, schreiben Sie sie doppelt: {{ oder }}."
    )


class PlaceholderMissing(Refused):
    sentence = _("%(missing)s muss im Text vorkommen, sonst fehlt den Menschen etwas Wichtiges.")
