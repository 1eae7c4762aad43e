"""What there is to do about events: the waiting list, offers, checks before publishing, records of past ones."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from kurzdraht.core import dates
from kurzdraht.events.enums import Attendance, EventState, OfferState, RegistrationState
from kurzdraht.events.models import Documentation, Event, Offer, Registration, Slot
from kurzdraht.events.queries.place_words import Counts, counts_of, free_places
from kurzdraht.events.queries.planning import planned_events
from kurzdraht.network.queries import Roles
from kurzdraht.network.queries.calendar import working_day
from kurzdraht.todos.registry import Facts, Found, source

MAY = "events.plan"
SOON = timedelta(hours=48)
NEAR = timedelta(days=21)
SIX_WEEKS = timedelta(weeks=6)
LOOKS_BACK = timedelta(days=90)
DAYS_TO_DOCUMENT = 7
DAYS_TO_DECIDE = 3
DAYS_TO_PUBLISH = 14


@source("waiting", label=gettext_lazy("Warteliste"), may=MAY)
def people_waiting(roles: Roles, *, now: datetime) -> list[Found]:
    """Two queries. Somebody waits although there is room, or nothing is left and the day is near."""
    waiting = Registration.objects.filter(event=OuterRef("pk"), state=RegistrationState.WAITING)
    events = list(_coming(roles, now).filter(Exists(waiting), state=EventState.PUBLISHED))
    counts = counts_of(events)
    found = [_about_waiting(event, counts[event.pk], now=now) for event in events]
    return [one for one in found if one is not None]


@source("offer", label=gettext_lazy("Angebot"), may=MAY)
def offers_running_out(roles: Roles, *, now: datetime) -> list[Found]:
    """One query. Those asked must answer first."""
    offers = Offer.objects.filter(
        state=OfferState.OPEN,
        expires_at__gt=now,
        expires_at__lte=now + SOON,
        registration__event__in=_coming(roles, now).order_by().values("pk"),
    ).select_related("registration__event__format")
    by_event: dict[Event, list[datetime]] = defaultdict(list)
    for offer in offers.order_by("expires_at"):
        by_event[offer.registration.event].append(offer.expires_at)
    return [_about_offers(event, moments) for event, moments in by_event.items()]


@source("publish", label=gettext_lazy("Veröffentlichen"), may=MAY)
def open_checks(roles: Roles, *, now: datetime) -> list[Found]:
    """One query. Drafts of the next six weeks, and published ones that lack how to get there."""
    drafts = Q(state=EventState.DRAFT, starts_at__lte=now + SIX_WEEKS) | Q(
        state=EventState.DRAFT, publish_at__isnull=False
    )
    homeless = Q(state=EventState.PUBLISHED, starts_at__lte=now + NEAR) & (
        Q(is_online=True, room_url="") | Q(is_onsite=True, venue="")
    )
    events = _coming(roles, now).filter(drafts | homeless)
    agenda = Slot.objects.filter(event=OuterRef("pk"))
    return [_about_publishing(event, now=now) for event in events.annotate(has_agenda=Exists(agenda))]


@source("documentation", label=gettext_lazy("Dokumentation"), may=MAY)
def undocumented_events(roles: Roles, *, now: datetime) -> list[Found]:
    """One query. What took place in the last 90 days and is to be documented."""
    record = Documentation.objects.filter(event=OuterRef("pk"), published_at__lte=now)
    events = planned_events(roles, is_past=True, now=now).filter(
        ~Exists(record), state=EventState.PUBLISHED, ends_at__gte=now - LOOKS_BACK, format__is_documented=True
    )
    return [
        _found(
            event,
            title=_titled(event, _("Was kam heraus?")),
            note=_("Am %(day)s. Drei Sätze und die Folien genügen.") % {"day": dates.plain_short(event.ends_at)},
            due_date=_day(event.ends_at) + timedelta(days=DAYS_TO_DOCUMENT),
            url=reverse("desk_documentation", args=(event.slug,)),
            action=_("Dokumentieren"),
            icon="file",
        )
        for event in events
    ]


def _coming(roles: Roles, now: datetime) -> QuerySet[Event]:
    """Those that have not begun."""
    return planned_events(roles, is_past=False, now=now).filter(starts_at__gt=now)


def _about_waiting(event: Event, counts: Counts, *, now: datetime) -> Found | None:
    free = 0
    for way in Attendance:
        waiting, left = getattr(counts, f"waiting_{way}"), free_places(event, way, counts)
        if waiting and getattr(event, f"is_{way}"):
            free += waiting if left is None else min(left, waiting)
    if not free and event.starts_at > now + NEAR:
        return None
    wait = ngettext("%(number)d wartet", "%(number)d warten", counts.waiting) % {"number": counts.waiting}
    if free:
        room = ngettext("%(number)d Platz ist frei", "%(number)d Plätze sind frei", free) % {"number": free}
        note, due_date = _("Platz geben oder absagen."), _day(now)
    else:
        room = _("alles belegt")
        note = _("Mehr Plätze anbieten oder absagen.")
        due_date = working_day(_day(event.starts_at), days_before=DAYS_TO_DECIDE)
    return _found(
        event,
        title=_titled(event, _("%(wait)s, %(room)s") % {"wait": wait, "room": room}),
        note=note,
        due_date=due_date,
        url=reverse("desk_participants", args=(event.slug,)),
        action=_("Wer kommt?"),
        mark=f"{counts.waiting}/{free}",
        icon="people",
    )


def _about_offers(event: Event, moments: list[datetime]) -> Found:
    number = len(moments)
    words = ngettext("Ein Angebot läuft ab", "%(number)d Angebote laufen ab", number) % {"number": number}
    note = ngettext("Am %(day)s um %(hour)s.", "Das erste am %(day)s um %(hour)s.", number)
    return _found(
        event,
        title=_titled(event, words),
        note=note % {"day": dates.plain_short(moments[0]), "hour": dates.hour(moments[0])},
        due_date=_day(moments[0]),
        url=reverse("desk_participants", args=(event.slug,)),
        action=_("Wer kommt?"),
        mark=f"{number}/{moments[0]:%Y%m%d%H%M}",
        is_waiting=True,
        icon="clock",
    )


def _about_publishing(event: Event, *, now: datetime) -> Found:
    missing = _missing(event)
    names = ", ".join(name for _code, name in missing)
    note = _("Es fehlt: %(names)s.") % {"names": names} if missing else _("Alles da. Ansehen und veröffentlichen.")
    due_date = working_day(_day(event.starts_at), days_before=DAYS_TO_PUBLISH)
    words = _("noch nicht veröffentlicht")
    if event.state == EventState.PUBLISHED:
        words = _("So findet niemand hin")
        due_date = working_day(_day(event.starts_at), days_before=DAYS_TO_DECIDE)
    elif event.publish_at and event.publish_at > now:
        words, due_date = _("erscheint von selbst"), _day(event.publish_at)
        moment = {"day": dates.plain_short(event.publish_at), "hour": dates.hour(event.publish_at)}
        note = note if missing else _("Am %(day)s um %(hour)s.") % moment
    return _found(
        event,
        title=_titled(event, words),
        note=note,
        due_date=due_date,
        action=_("Prüfen"),
        mark=" ".join(code for code, _name in missing),
        is_waiting=bool(event.publish_at) and not missing,
        icon="eye",
    )


def _missing(event: Event) -> list[tuple[str, str]]:
    is_draft = event.state == EventState.DRAFT
    checks = (
        (event.is_online and not event.room_url, "room", _("Link zum Raum")),
        (event.is_onsite and not event.venue, "venue", _("Ort")),
        (is_draft and not event.summary, "summary", _("zwei Sätze zum Thema")),
        (is_draft and not event.has_agenda, "agenda", _("Ablauf")),  # type: ignore[attr-defined]
    )
    return [(code, name) for is_missing, code, name in checks if is_missing]


def _found(
    event: Event,
    *,
    title: str,
    note: str,
    due_date: date,
    action: str,
    url: str = "",
    mark: str = "",
    is_waiting: bool = False,
    icon: str = "",
) -> Found:
    return Found(
        "event",
        event.key,
        title,
        note,
        url or reverse("desk_event", args=(event.slug,)),
        due_date,
        consortium=event.consortium_id,
        mark=mark,
        is_waiting=is_waiting,
        icon=icon,
        action=action,
        facts=lambda: _facts(event),
    )


def _facts(event: Event) -> Facts:
    where = ", ".join(part for part in (event.venue, _("online") if event.is_online else "") if part)
    when = dates.period(event.starts_at, event.ends_at)
    facts = ((_("Wann"), when), (_("Format"), event.format.name), (_("Wo"), where))
    return tuple((name, value) for name, value in facts if value)


def _titled(event: Event, words: str) -> str:
    """The event's title and what is the matter; a title that is a question keeps its mark."""
    if event.title.endswith(("?", "!", ".")):
        return f"{event.title} {words[:1].upper()}{words[1:]}"
    return f"{event.title}: {words}"


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
