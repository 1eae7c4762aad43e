"""Retention classes: what personal data is for, how long it stays, and who ends it.

An app says how its rows of a class end in its own `retention.py`, which is read at start:

    register("event_list", services.forget_participants)

`forget_participants(moment: datetime) -> int` deletes or anonymises every row whose retention *began* before `moment`
(for a list of participants: the event ended before it), returns how many, and may be repeated. The period is
subtracted by the caller: the function knows no clock and no setting. One class may have handlers in several apps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Handler = Callable[[datetime], int]


@dataclass(frozen=True)
class RetentionClass:
    """As the privacy page tells it. Days come from `settings.RETENTION_DAYS[name]`; without a number nothing ends."""

    name: str
    label: str | Promise
    purpose: str | Promise
    legal_basis: str | Promise
    begins: str | Promise


_TASK = _("Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW (Aufgabe im öffentlichen Interesse)")
_CONTRACT = _("Art. 6 Abs. 1 Buchst. b DSGVO (Teilnahme, die Sie selbst veranlasst haben)")

CLASSES: dict[str, RetentionClass] = {
    each.name: each
    for each in (
        RetentionClass(
            "event_record",
            _("Dokumentation von Veranstaltungen"),
            _("Zeigen, wer mit welcher Aufgabe beigetragen hat, und das Wissen erhalten"),
            _TASK,
            _("Die Dokumentation bleibt. Einzelne Angaben löschen wir, wenn Sie es wünschen."),
        ),
        RetentionClass(
            "event_list",
            _("Anmeldungen und Teilnahmelisten"),
            _("Plätze vergeben, einlassen, über Änderungen informieren"),
            _CONTRACT,
            _("Ende der Veranstaltung"),
        ),
        RetentionClass(
            "mail",
            _("Gesendete Mails"),
            _("Nachweisen, wer wann worüber informiert wurde"),
            _TASK,
            _("Tag des Versands"),
        ),
        RetentionClass(
            "access",
            _("Persönliche Links"),
            _("Ohne Konto ändern und absagen können"),
            _CONTRACT,
            _("Ablauf oder Widerruf des Links"),
        ),
        RetentionClass(
            "presence",
            _("Wer eine Seite des Büros offen hat"),
            _("Zeigen, dass jemand anders denselben Datensatz bearbeitet"),
            _TASK,
            _("letztes Lebenszeichen der Seite, gewöhnlich nach einer Viertelstunde"),
        ),
        RetentionClass(
            "account",
            _("Zugänge"),
            _("Anmelden im geschützten Bereich"),
            _TASK,
            _("Ende der letzten Aufgabe im Netzwerk"),
        ),
        RetentionClass(
            "contact",
            _("Kontaktdaten im Netzwerk"),
            _("Ansprechen, wer für eine Kommune oder ein Gremium zuständig ist"),
            _TASK,
            _("Ende der letzten Aufgabe im Netzwerk"),
        ),
        RetentionClass(
            "journal",
            _("Protokoll der Änderungen"),
            _("Nachvollziehen, wer was wann geändert hat"),
            _TASK,
            _("Tag des Eintrags"),
        ),
    )
}
HANDLERS: dict[str, list[Handler]] = {}


def register(name: str, handler: Handler) -> None:
    """Say how the rows of a class end; an unknown class is a mistake of ours. Twice the same counts once."""
    if name not in CLASSES:
        raise LookupError(name)
    handlers = HANDLERS.setdefault(name, [])
    if handler not in handlers:
        handlers.append(handler)
