"""What registration answers when it has to say no."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import Audience


class NotOpenYet(Refused):
    sentence = _("Die Anmeldung beginnt am %(day)s. Kommen Sie dann wieder.")


class Closed(Refused):
    sentence = _("Die Anmeldung ist geschlossen. Schreiben Sie an %(contact)s, wenn Sie noch dabei sein möchten.")


class HasBegun(Refused):
    sentence = _("Die Veranstaltung hat schon begonnen. Schreiben Sie an %(contact)s.")


class NotTakingPlace(Refused):
    sentence = _("Die Veranstaltung findet so nicht statt, darum ist keine Anmeldung möglich.")


class MembersFirst(Refused):
    sentence = _("Bis %(day)s sind die Plätze für Mitglieder. Danach können sich alle anmelden.")


class NotForYou(Refused):
    """Outside of the audience."""

    _sentences: ClassVar = {
        Audience.CONSORTIA: _("Diese Veranstaltung ist für Mitglieder der beteiligten AGs."),
        Audience.CIRCLE: _(
            "Diese Veranstaltung ist für einen festen Kreis. Fragen Sie %(contact)s, wenn Sie dazugehören."
        ),
        Audience.INVITATION: _("Zu dieser Veranstaltung wird eingeladen. Fragen Sie %(contact)s."),
    }
    _otherwise = _("Diese Veranstaltung ist für Mitglieder des Netzwerks.")

    def __init__(self, audience: str, *, contact: str) -> None:
        self.sentence = self._sentences.get(Audience(audience), self._otherwise)
        super().__init__(contact=contact)


class WayNotOffered(Refused):
    sentence = _("So kann man hier nicht teilnehmen. Wählen Sie die andere Möglichkeit.")
    field = "attendance"


class NoPlaceThisWay(Refused):
    sentence = _("Dort sind alle Plätze vergeben. Ihr bisheriger Platz bleibt Ihnen.")
    field = "attendance"


class AnswerOfferFirst(Refused):
    sentence = _("Für Sie ist ein Platz frei. Nehmen Sie ihn zuerst an, dann können Sie die Teilnahme ändern.")
    field = "attendance"


class OfferGone(Refused):
    sentence = _("Dieses Angebot gilt nicht mehr, der Platz ging an die nächste Person.")


class OfferTaken(Refused):
    sentence = _("Sie haben diesen Platz schon angenommen. Er bleibt Ihrer.")


class AlreadyCancelled(Refused):
    sentence = _("Diese Anmeldung ist abgesagt. Wenn Sie doch kommen möchten, melden Sie sich neu an.")


class NotOfAnOrganisation(Refused):
    sentence = _("Andere anmelden kann, wer zu einer Mitgliedsorganisation gehört.")


class RegisteredMeanwhile(Refused):
    """The database's own net: two registrations of one address at once."""

    sentence = _("Diese Adresse wird gerade angemeldet. Die Mail dazu ist unterwegs.")


class TooManyColleagues(Refused):
    sentence = _(
        "Sie haben in der letzten Stunde schon %(number)s Menschen angemeldet. Machen Sie in einer Stunde weiter."
    )
