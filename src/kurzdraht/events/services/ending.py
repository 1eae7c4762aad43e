"""The bin, as far as events, formats and series are concerned: when not, and what goes with them in the end."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused
from kurzdraht.documents.services.storing import delete_file
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event, EventFormat, EventSeries
from kurzdraht.todos.models import Todo


class CallOffFirst(Refused):
    sentence = _(
        "%(number)s Menschen sind angemeldet oder warten. Sagen Sie die Veranstaltung zuerst ab, dann erfahren es alle."
    )


class WasHeld(Refused):
    sentence = _("%(number)s Menschen waren angemeldet. Die Veranstaltung bleibt als Nachweis.")


class FormatInUse(Refused):
    sentence = _("%(number)s kommende Veranstaltungen haben dieses Format. Ändern Sie zuerst deren Format.")


class SeriesInUse(Refused):
    sentence = _("%(number)s Veranstaltungen gehören zu dieser Reihe. Löschen Sie zuerst diese.")


class NeededIsInBin(Refused):
    sentence = _("„%(label)s“ liegt selbst im Papierkorb. Holen Sie das zuerst zurück.")


def event_refusal(event: Event, now: datetime) -> Refused | None:
    """Nobody who counts on it loses it: people hear of a cancellation, and what was held stays."""
    if event.state == EventState.CANCELLED:
        return None
    number = event.registrations.standing().count()
    if not number:
        return None
    return WasHeld(number=number) if event.ends_at < now else CallOffFirst(number=number)


def event_obstacle(event: Event) -> Refused | None:
    for needed in (event.format, event.series):
        if needed is not None and needed.deleted_at is not None:
            return NeededIsInBin(label=needed)
    return None


def end_event(event: Event, _now: datetime) -> None:
    """With its registrations, its files on disk and the tasks about it."""
    stored = [row.file for row in event.files.select_related("file")]
    event.files.all().delete()
    for file in stored:
        delete_file(file)
    Todo.everything.filter(subject_kind="event", subject_key=event.key).delete()
    event.delete()


def format_refusal(form: EventFormat, now: datetime) -> Refused | None:
    number = Event.objects.coming(now).filter(format=form).count()
    return FormatInUse(number=number) if number else None


def end_format(form: EventFormat, _now: datetime) -> None:
    """A format that past events name stays in the table, for their pages; nobody can choose it any more."""
    if not Event.everything.filter(format=form).exists():
        form.delete()


def series_refusal(series: EventSeries, _now: datetime) -> Refused | None:
    number = Event.objects.filter(series=series).count()
    return SeriesInUse(number=number) if number else None


def end_series(series: EventSeries, _now: datetime) -> None:
    """Events of it can only lie in the bin themselves; they forget the series."""
    Event.everything.filter(series=series).update(series=None, number=None)
    series.delete()
