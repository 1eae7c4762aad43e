"""What the outbox refuses."""

from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused


class HeaderRefused(Refused):
    """A line break in a name or an address would write further headers into the mail."""

    sentence = _("In Name und E-Mail-Adresse darf kein Zeilenumbruch stehen. Schreiben Sie beides in eine Zeile.")


class AccessIsNeverHeld(Refused):
    sentence = _(
        "Codes und Links zum Anmelden gehen sofort hinaus. Anhalten oder zurückholen lassen sie sich nicht, "
        "sonst käme niemand mehr hinein."
    )


class TooLateToRecall(Refused):
    sentence = _(
        "Diese Mail ist schon unterwegs und lässt sich nicht mehr zurückholen. "
        "Wenn etwas darin nicht stimmt, schreiben Sie den Empfängern noch einmal."
    )


class NothingToRecall(Refused):
    sentence = _("Diese Mail wartet nicht mehr, hier gibt es nichts zurückzuholen.")


class StillWaiting(Refused):
    sentence = _("Diese Mail wartet noch und geht von selbst hinaus. Noch einmal senden geht erst danach.")


class AccessIsNeverResent(Refused):
    sentence = _(
        "Codes und Links zum Anmelden gelten nur kurz und werden nicht noch einmal verschickt. "
        "Die Person fordert auf der Anmeldeseite einen neuen an."
    )


class LinksAreGone(Refused):
    """The personal links of this mail were wiped, and nobody can give them anew."""

    sentence = _(
        "In dieser Mail standen persönliche Links, die nach dem Versand gelöscht wurden und sich nicht neu ausstellen "
        "lassen. Schreiben Sie der Person stattdessen eine neue Nachricht."
    )


class AddressMissing(Refused):
    sentence = _("Das ist keine E-Mail-Adresse. Schreiben Sie sie so: name@beispiel.de")
    field = "email"


class AlreadyHandled(Refused):
    sentence = _("Diese Meldung hat schon jemand erledigt.")
