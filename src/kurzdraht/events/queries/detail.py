"""Everything the page of one event shows, an invitation first and a record later."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from uuid import UUID

from django.db.models import Prefetch, Q

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.documents.models import StoredFile
from kurzdraht.events.enums import ContributionRole, EventState, FileRole, RegistrationState
from kurzdraht.events.models import Contribution, Documentation, Event, EventFile, Finding, Registration
from kurzdraht.events.queries.agenda import Row, Talk, talks_of, timetable, voice_of
from kurzdraht.events.queries.audience import Claim, admitted
from kurzdraht.events.queries.contact import contact_of
from kurzdraht.events.queries.place_words import Counts, counts_of
from kurzdraht.events.queries.places import place_in_line, registration_of
from kurzdraht.events.queries.seats import Seats, seats_of
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.network.queries import Roles

FOLLOW_UPS = 3
REPORTERS = 4


@dataclass(frozen=True)
class Download:
    """A file of the record: `kind` as readers call it (PDF), `source` says whose it is."""

    file: StoredFile
    kind: str
    source: str
    is_recording: bool


@dataclass(frozen=True)
class Reporter:
    """A municipality that reports, and who speaks for it."""

    municipality: Municipality
    words: str


@dataclass
class EventDetail:
    """One event as its page shows it; what is empty here does not appear there.

    `places`: the municipalities that come or came; their names are for those who come too (`may_see_names`).
    """

    event: Event
    is_over: bool
    counts: Counts
    partners: list[Consortium]
    agenda: list[Row] = field(default_factory=list)
    moderation: list[Talk] = field(default_factory=list)
    reporters: list[Reporter] = field(default_factory=list)
    places: list[Municipality] = field(default_factory=list)
    documentation: Documentation | None = None
    findings: list[Finding] = field(default_factory=list)
    files: list[Download] = field(default_factory=list)
    pictures: list[EventFile] = field(default_factory=list)
    follow_ups: list[Event] = field(default_factory=list)
    predecessor: Event | None = None
    seats: Seats | None = None
    own: Registration | None = None
    place_in_line: int = 0
    may_bring_colleagues: bool = False
    contact: str = ""
    may_see_names: bool = False

    @property
    def is_called_off(self) -> bool:
        return self.event.state in {EventState.POSTPONED, EventState.CANCELLED}

    @property
    def has_place(self) -> bool:
        return self.own is not None and self.own.state == RegistrationState.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        return self.own is not None and self.own.state == RegistrationState.WAITING

    @property
    def is_offered(self) -> bool:
        return self.own is not None and self.own.state == RegistrationState.OFFERED

    @property
    def map_members(self) -> list[str]:
        return [place.ags for place in self.places]

    @property
    def map_fill(self) -> str:
        """The colour of its consortium; the whole network's events are drawn in ink."""
        return self.event.consortium.mark if self.event.consortium else "here"

    @property
    def people_came(self) -> int | None:
        return self.documentation.participants if self.documentation else None

    @property
    def municipalities_came(self) -> int | None:
        """As counted in the record, else those known from the registrations."""
        counted = self.documentation.municipalities if self.documentation else None
        return counted or len(self.places) or None


def find_event(slug: str, *, roles: Roles) -> Event | None:
    """The event with all that its page reads of it, if this reader may see it. It is shared, so only read."""
    event = _open_event(slug)
    return _read_event(Event.objects.visible_to(roles), slug) if event is None and roles.person else event


def read_again(event: Event) -> Event | None:
    """The same event from the database with all that its page reads: a copy of one's own, which may be changed."""
    return _read_event(Event.objects.filter(pk=event.pk), event.slug)


@remembered
def _open_event(slug: str) -> Event | None:
    return _read_event(Event.objects.open_to_all(), slug)


def _read_event(events: EventQuerySet, slug: str) -> Event | None:
    return (
        events.select_related("format", "series", "consortium", "working_group", "host")
        .prefetch_related(
            Prefetch("partners", queryset=Consortium.objects.order_by("position")),
            Prefetch("contributions", queryset=Contribution.objects.select_related("municipality")),
            "slots",
            "topics",
        )
        .filter(slug=slug)
        .first()
    )


def detail_of(event: Event, *, roles: Roles, now: datetime) -> EventDetail:
    """About a dozen queries, whatever the length of the agenda."""
    contributions = list(event.contributions.all())
    is_over = event.ends_at < now
    counts, places = _coming(event)
    counts = Counts() if is_over else counts
    detail = EventDetail(
        event=event,
        is_over=is_over,
        counts=counts,
        partners=list(event.partners.all()),
        agenda=timetable(list(event.slots.all()), [one for one in contributions if one.slot_id]),
        moderation=_moderation(contributions),
        reporters=_reporters(contributions),
        places=[] if event.state == EventState.CANCELLED else places,
        follow_ups=_follow_ups(event, roles=roles, now=now),
        predecessor=_predecessor(event, roles=roles),
        seats=seats_of(event, counts, now=now),
        own=registration_of(event, roles.person) if roles.person else None,
    )
    detail.contact = contact_of(event)
    is_open = bool(detail.seats and detail.seats.button)
    detail.may_bring_colleagues = roles.is_member and is_open and _is_for(event, roles, now=now)
    detail.may_see_names = detail.has_place or roles.is_staff
    if detail.own is not None and detail.is_waiting:
        detail.place_in_line = place_in_line(detail.own)
    if detail.is_over:
        _add_record(detail, now=now)
    return detail


def _is_for(event: Event, roles: Roles, *, now: datetime) -> bool:
    person = roles.person
    return person is not None and bool(admitted(event, [Claim(person.pk, person.email.lower())], now=now))


def _moderation(contributions: Sequence[Contribution]) -> list[Talk]:
    whole = [one for one in contributions if one.slot_id is None and one.role == ContributionRole.MODERATION]
    return talks_of(whole)


def _reporters(contributions: Sequence[Contribution]) -> list[Reporter]:
    """The municipalities that speak, each once, in the order of the programme."""
    found: dict[int, Reporter] = {}
    for one in sorted(contributions, key=lambda one: (one.slot_id or 0, one.position, one.pk)):
        place = one.municipality
        if place is None or place.pk in found or one.role != ContributionRole.SPEAKER:
            continue
        who = [one.function_title or one.name, one.title]
        found[place.pk] = Reporter(place, ": ".join(part for part in who if part))
    return list(found.values())[:REPORTERS]


@remembered
def _coming(event: Event) -> tuple[Counts, list[Municipality]]:
    """How many places are taken, and the municipalities that come or came."""
    confirmed = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    places = Municipality.objects.filter(organisation__in=confirmed.values("organisation"))
    return counts_of([event])[event.pk], list(places.only("ags", "name", "slug").order_by("sort_name"))


def _follow_ups(event: Event, *, roles: Roles, now: datetime) -> list[Event]:
    """The next meetings of the same circle, and the next dates of the same series."""
    of_circle = Q(predecessor=event.pk)
    wanted = of_circle | Q(series=event.series_id) if event.series_id else of_circle
    later = Event.objects.visible_to(roles).filter(wanted).exclude(pk=event.pk).coming(now)
    published = later.filter(state=EventState.PUBLISHED).select_related("format")
    return list(published.order_by("starts_at", "pk")[:FOLLOW_UPS])


def _predecessor(event: Event, *, roles: Roles) -> Event | None:
    """The meeting after which the same circle meets again, for whoever may see it."""
    if event.predecessor_id is None:
        return None
    found: Event | None = Event.objects.visible_to(roles).published().filter(pk=event.predecessor_id).first()
    return found


def _add_record(detail: EventDetail, *, now: datetime) -> None:
    documentation = Documentation.objects.filter(event=detail.event, published_at__lte=now).first()
    if documentation is not None:
        show_record(detail, documentation, list(documentation.findings.order_by("position")))


def show_record(detail: EventDetail, documentation: Documentation, findings: list[Finding]) -> None:
    """With the files and pictures of the event; a preview gives rows that are not saved."""
    detail.documentation = documentation
    detail.findings = findings
    files = EventFile.objects.filter(event=detail.event).select_related("file", "contribution__municipality")
    ordered = list(files.order_by("position", "pk"))
    detail.pictures = [one for one in ordered if one.role == FileRole.PICTURE]
    detail.files = [_download(one) for one in ordered if one.role != FileRole.PICTURE]


def _download(file: EventFile) -> Download:
    voice = voice_of(file.contribution) if file.contribution else None
    return Download(
        file=file.file,
        kind=PurePath(file.file.file.name or "").suffix.removeprefix(".").upper(),
        source=", ".join(part for part in (voice.strong, voice.rest) if part) if voice else "",
        is_recording=file.role == FileRole.RECORDING,
    )


def find_file(slug: str, key: UUID, *, roles: Roles, now: datetime) -> EventFile | None:
    """A file of a published record, if this reader may see its event."""
    return (
        EventFile.objects.filter(
            event__in=Event.objects.visible_to(roles).filter(slug=slug, ends_at__lt=now),
            event__documentation__published_at__lte=now,
            file__key=key,
        )
        .select_related("file", "event")
        .first()
    )
