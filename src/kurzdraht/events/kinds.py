"""What journal, bin and search know of events, formats, series and registrations."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kurzdraht.events.models import Documentation, Event, EventFormat, EventSeries, Registration, Slot
from kurzdraht.events.services import ending
from kurzdraht.events.services.chores import follow_event
from kurzdraht.records.registry import Kind, name_actions, register


def _event_url(event: Event) -> str:
    return reverse("desk_event", args=(event.slug,))


def _format_url(form: EventFormat) -> str:
    return reverse("desk_format", args=(form.slug,))


def _series_url(series: EventSeries) -> str:
    return reverse("desk_series", args=(series.slug,))


def _registration_url(registration: Registration) -> str:
    return reverse("desk_participants", args=(registration.event.slug,))


EVENT_LABELS: dict[str, str | Promise] = {
    "slot": _("Programmpunkt"),
    "number": _("Nummer in der Reihe"),
    "publish_at": _("veröffentlichen am"),
    "file": _("Datei"),
    "findings": _("Ergebnisse"),
}

register(
    Kind(
        "event",
        Event,
        _("Veranstaltung"),
        url=_event_url,
        may="events.plan",
        field_labels=EVENT_LABELS,
        end=ending.end_event,
        also=(Slot, Documentation),
        refusal=ending.event_refusal,
        obstacle=ending.event_obstacle,
        prefetch=("partners",),
        moved=follow_event,
    )
)
register(
    Kind(
        "format",
        EventFormat,
        _("Format"),
        url=_format_url,
        may="events.manage_formats",
        field_labels={"agenda": _("Ablauf"), "tasks": _("Aufgaben")},
        end=ending.end_format,
        refusal=ending.format_refusal,
    )
)
register(
    Kind(
        "series",
        EventSeries,
        _("Reihe"),
        url=_series_url,
        may="events.plan_series",
        end=ending.end_series,
        refusal=ending.series_refusal,
    )
)
register(
    Kind(
        "registration",
        Registration,
        _("Anmeldung"),
        url=_registration_url,
        may="events.manage_registration",
        field_labels={"fields": _("Angaben"), "reason": _("Grund")},
    )
)
name_actions(
    {
        "event_created": _("die Veranstaltung angelegt"),
        "event_changed": _("Angaben geändert"),
        "event_published": _("veröffentlicht"),
        "message_sent": _("eine Nachricht geschrieben"),
        "agenda_skeleton_added": _("den Ablauf des Formats übernommen"),
        "agenda_slot_added": _("einen Programmpunkt ergänzt"),
        "agenda_slot_changed": _("einen Programmpunkt geändert"),
        "agenda_slot_moved": _("einen Programmpunkt verschoben"),
        "agenda_slot_removed": _("einen Programmpunkt herausgenommen"),
        "agenda_replaced": _("den Ablauf ersetzt"),
        "moderation_set": _("die Moderation eingetragen"),
        "format_created": _("das Format angelegt"),
        "format_changed": _("das Format geändert"),
        "series_created": _("die Reihe angelegt"),
        "series_extended": _("die Reihe verlängert"),
        "series_ended": _("die Reihe beendet"),
        "event_rejoined": _("wieder an die Reihe angeschlossen"),
        "documentation_saved": _("die Dokumentation gespeichert"),
        "documentation_published": _("die Dokumentation veröffentlicht"),
        "documentation_withdrawn": _("die Dokumentation zurückgezogen"),
        "file_added": _("eine Datei ergänzt"),
        "file_changed": _("Angaben zu einer Datei geändert"),
        "file_replaced": _("eine Datei ersetzt"),
        "file_removed": _("eine Datei entfernt"),
        "file_moved": _("die Reihenfolge der Dateien geändert"),
        "registration_made": _("angemeldet"),
        "registration_address_changed": _("die Adresse der Anmeldung geändert"),
        "registration_changed": _("die Anmeldung geändert"),
        "registration_promoted": _("einen Platz vergeben: nachgerückt"),
        "registration_cancelled": _("abgesagt"),
        "place_offered": _("einen Platz angeboten"),
        "offer_accepted": _("den angebotenen Platz angenommen"),
        "offer_expired": _("das Angebot enden lassen: keine Antwort"),
        "offer_taken_back": _("das Angebot zurückgezogen"),
        "registration_handed_over": _("den Platz weitergegeben"),
        "registration_taken_over": _("den Platz übernommen"),
        "registration_moved": _("die Anmeldung verschoben"),
        "event_called_off": _("die Veranstaltung abgesagt"),
        "event_postponed": _("die Veranstaltung verschoben, der Termin ist offen"),
        "event_moved": _("die Veranstaltung auf einen anderen Termin gelegt"),
        "event_revived": _("die Veranstaltung doch stattfinden lassen"),
        "event_publication_failed": _("nicht veröffentlicht: es fehlte etwas"),
        "event_publication_planned": _("die Veröffentlichung geplant"),
        "event_publication_dropped": _("die geplante Veröffentlichung zurückgenommen"),
        "event_withdrawn": _("die Veröffentlichung zurückgezogen"),
    }
)
