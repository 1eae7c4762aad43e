"""What may stand in braces in a mail about a place, and what goes there."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.core import dates
from kurzdraht.mailing.registry import Placeholder

Context = Mapping[str, Any]

COMMON = (
    Placeholder("name", gettext_lazy("Name der Person"), lambda context: context["registration"].name),
    Placeholder("veranstaltung", gettext_lazy("Format und Titel"), lambda context: context["what"]),
    Placeholder("titel", gettext_lazy("Titel der Veranstaltung"), lambda context: context["event"].title),
    Placeholder(
        "datum",
        gettext_lazy("Wochentag und Datum, „Do, 4. März 2027“"),
        lambda context: dates.day(context["event"].starts_at),
    ),
    Placeholder("tag", gettext_lazy("Datum in kurz, „4. März“"), lambda context: context["day"]),
    Placeholder("uhrzeit", gettext_lazy("Beginn, „11 Uhr“"), lambda context: context["hour"]),
    Placeholder("wo", gettext_lazy("„online“ oder der Ort mit Anschrift"), lambda context: context["where"]),
    Placeholder("ag", gettext_lazy("die einladende AG"), lambda context: context["event"].consortium),
    Placeholder("kontakt", gettext_lazy("Adresse für Fragen"), lambda context: context["contact"]),
)
LINE = Placeholder("platz", gettext_lazy("Platz auf der Warteliste, „3“"), lambda context: context["place"] or "")
UNTIL = Placeholder("frist", gettext_lazy("bis wann das Angebot gilt"), lambda context: context["until"])


def _reason(context: Context) -> str:
    reason = context.get("reason")
    return _("Grund: %(reason)s") % {"reason": reason} if reason else ""


def _reason_of_event(context: Context) -> str:
    return _reason({"reason": context.get("reason") or context["event"].state_reason})


def thanks_or_reason(context: Context) -> str:
    return _reason(context) or _("Danke, dass Sie Bescheid geben: So kann jemand anderes kommen.")


REASON_MEANING = gettext_lazy("„Grund: …“, wenn einer angegeben ist; sonst nichts")
REASON = Placeholder("grund", REASON_MEANING, _reason)
REASON_OF_EVENT = Placeholder("grund", REASON_MEANING, _reason_of_event)


def state_after_change(context: Context) -> str:
    if context["place"]:
        return _("Sie stehen auf der Warteliste, Platz %(place)s.") % context
    return (
        _("Ihr Platz ist weiter sicher. Der Kalendereintrag an dieser Mail bringt Ihren Kalender auf den neuen Stand.")
        if context["has_place"]
        else ""
    )


def state_known(context: Context) -> str:
    if context["has_place"]:
        return _("Ihr Platz ist sicher.")
    if context["place"]:
        return _("Sie stehen auf der Warteliste, Platz %(place)s.") % context
    return _("Für Sie ist ein Platz frei. Wir halten ihn bis %(until)s.") % context if context["offer"] else ""


def state_of_moved(context: Context) -> str:
    if context["has_place"]:
        return _(
            "Oben steht, was jetzt gilt. Ihr Platz ist weiter sicher, der Kalendereintrag an dieser Mail bringt Ihren "
            "Kalender auf den neuen Stand."
        )
    return _("Oben steht, was jetzt gilt. An Ihrer Anmeldung ändert sich nichts.")


def state_of_revived(context: Context) -> str:
    if context["has_place"]:
        return _(
            "Ihr Platz ist Ihrer, wie vorher. Der Kalendereintrag an dieser Mail bringt den Termin in Ihren Kalender "
            "zurück."
        )
    return _("Sie stehen wieder auf der Warteliste, so weit vorn wie vorher.")


def calendar_of_cancelled(context: Context) -> str:
    if context["has_place"]:
        return _("Der Kalendereintrag an dieser Mail nimmt den Termin aus Ihrem Kalender. Sie müssen nichts tun.")
    return _("Sie müssen nichts tun.")


def state_as(value: Callable[[Context], str]) -> Placeholder:
    return Placeholder("stand", gettext_lazy("ein Satz, wie es um die Anmeldung steht"), value)
