"""What is wrong or missing before an event is shown to its audience, each fault with the place where it is mended.

`faults_of` is pure: it asks nothing but its arguments, and is tested without a database.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.urls import reverse
from django.utils.translation import gettext as _

from kurzdraht.core.proofreading.remarks import remarks_on
from kurzdraht.core.proofreading.words import TITLE_LEVEL
from kurzdraht.events.enums import FileRole
from kurzdraht.events.models import Event, EventFile
from kurzdraht.events.queries.contact import contact_of
from kurzdraht.events.queries.moments import moment_in_words

FAR = timedelta(days=2 * 366)
AGENDA = "agenda"
PICTURES = "pictures"
HEADED = {"description": 2}
"""Which texts stand under a heading of the page, and of which level: „Darum geht es“."""


class Announced(Protocol):
    """What the check reads of an event."""

    title: str
    subtitle: str
    summary: str
    description: str
    cost: str
    starts_at: datetime
    ends_at: datetime
    is_online: bool
    is_onsite: bool
    room_url: str
    venue: str
    opens_at: datetime | None
    closes_at: datetime | None
    members_first_until_at: datetime | None
    online_capacity: int | None
    onsite_capacity: int | None


@dataclass(frozen=True)
class Around:
    """What hangs on the event: words of the agenda, pictures without a description, who answers questions."""

    agenda: Sequence[str] = ()
    bare_pictures: Sequence[str] = ()
    contact: str = "-"


@dataclass(frozen=True)
class Fault:
    """`field` is a field of the event, `agenda` or `pictures`. `must`: without mending it nothing is published."""

    field: str
    sentence: str
    must: bool = False
    url: str = ""


@dataclass(frozen=True)
class Check:
    """The faults of one event, those that stop the publishing first."""

    faults: list[Fault] = field(default_factory=list)

    @property
    def must(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.must]

    @property
    def hints(self) -> list[Fault]:
        return [fault for fault in self.faults if not fault.must]


def check_event(event: Event, *, now: datetime) -> Check:
    """Three queries. Each fault leads to the field, or to the page, where it is mended."""
    around = around_of(event, event.files.select_related("file"))
    found = [
        Fault(each.field, each.sentence, each.must, _url(event, each.field))
        for each in faults_of(event, around, now=now)
    ]
    return Check(sorted(found, key=lambda fault: not fault.must))


def around_of(event: Event, files: Iterable[EventFile]) -> Around:
    """`files` are the event's own with their stored files; of many events they are read beforehand, at once."""
    return Around(
        agenda=[part for slot in event.slots.all() for part in (slot.title, slot.lines)]
        + [one.title for one in event.contributions.all()],
        bare_pictures=[
            each.file.title for each in files if each.role == FileRole.PICTURE and not each.file.alternative_text
        ],
        contact=contact_of(event),
    )


def faults_of(event: Announced, around: Around, *, now: datetime) -> list[Fault]:
    """All of them, in the order of the form."""
    rules: tuple[Callable[..., Iterator[Fault]], ...] = (_day, _place, _registration, _places, _parts)
    found = [fault for rule in rules for fault in rule(event, around, now)]
    for name, text in _texts(event, around):
        found += [
            Fault(name, remark.sentence, must=remark.must)
            for remark in remarks_on(text, below=HEADED.get(name, TITLE_LEVEL))
        ]
    return found


def _day(event: Announced, _around: Around, now: datetime) -> Iterator[Fault]:
    if event.starts_at <= now:
        yield Fault("starts_at", _("Der Termin liegt in der Vergangenheit. Wählen Sie einen kommenden Tag."), must=True)
    if event.starts_at > now + FAR:
        yield Fault("starts_at", _("Der Termin liegt mehr als zwei Jahre voraus. Prüfen Sie das Jahr."), must=True)


def _place(event: Announced, _around: Around, _now: datetime) -> Iterator[Fault]:
    if event.is_onsite and not event.venue.strip():
        yield Fault("venue", _("Es fehlt, wo man sich trifft. Tragen Sie den Ort ein."), must=True)
    if event.is_online and not event.room_url:
        yield Fault("room_url", _("Der Link zum Raum fehlt noch. Bis zur Erinnerung muss er da sein."))


def _registration(event: Announced, _around: Around, _now: datetime) -> Iterator[Fault]:
    closes_at = event.closes_at
    if closes_at and closes_at > event.starts_at:
        yield Fault("closes_at", _("Die Anmeldung endet erst nach dem Beginn. Setzen Sie sie davor."), must=True)
    if closes_at and event.opens_at and event.opens_at >= closes_at:
        yield Fault("opens_at", _("Die Anmeldung beginnt erst, wenn sie schon zu Ende ist."), must=True)
    first_until = event.members_first_until_at
    if first_until and first_until >= (closes_at or event.starts_at):
        sentence = _(
            "„Mitglieder zuerst“ dauert bis nach dem Ende der Anmeldung (%(moment)s): Alle anderen kämen nie dran."
        )
        yield Fault(
            "members_first_until_at",
            sentence % {"moment": moment_in_words(closes_at or event.starts_at)},
            must=True,
        )


def _places(event: Announced, around: Around, _now: datetime) -> Iterator[Fault]:
    ways = (("onsite_capacity", event.is_onsite), ("online_capacity", event.is_online))
    for name, is_offered in ways:
        if is_offered and getattr(event, name) == 0:
            yield Fault(
                name, _("Es gibt 0 Plätze: Niemand bekommt einen. Ohne Grenze bleibt das Feld leer."), must=True
            )
    if not around.contact:
        yield Fault("contact_email", _("Es fehlt, wer Fragen beantwortet. Tragen Sie eine Adresse ein."), must=True)


def _parts(event: Announced, around: Around, _now: datetime) -> Iterator[Fault]:
    if not event.summary.strip():
        yield Fault("summary", _("Es fehlen zwei Sätze, worum es geht."))
    if not around.agenda:
        yield Fault(AGENDA, _("Der Ablauf ist noch leer."))
    for title in around.bare_pictures:
        sentence = _("Das Bild „%(title)s“ hat keine Beschreibung. Wer es nicht sieht, erfährt nicht, was darauf ist.")
        yield Fault(PICTURES, sentence % {"title": title}, must=True)


def _texts(event: Announced, around: Around) -> Iterator[tuple[str, str]]:
    for name in ("title", "subtitle", "summary", "description", "cost"):
        yield name, getattr(event, name)
    yield AGENDA, "\n".join(around.agenda)


def _url(event: Event, name: str) -> str:
    arguments: dict[str, Any] = {"args": (event.slug,)}
    if name == AGENDA:
        return reverse("desk_agenda", **arguments)
    return f"{reverse('desk_event_change', **arguments)}#id_{name}"
