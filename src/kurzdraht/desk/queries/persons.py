"""One person as the desk sees them: what they are, where they come, which mails reach them and why."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.core import dates
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.querysets import RegistrationQuerySet
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.queries import mails_of_person, open_bounces
from kurzdraht.network.enums import BELONGING, MandateKind
from kurzdraht.network.models import Mandate, Person
from kurzdraht.network.queries import Roles

SHOWN = 50


@dataclass(frozen=True)
class Reason:
    """A kind of mail that reaches the person, why, and where the reason is seen."""

    what: str
    why: str
    url: str = ""


@dataclass
class PersonSheet:
    """`mails` is None for who may not read the outbox."""

    person: Person
    current: list[Mandate] = field(default_factory=list)
    former: list[Mandate] = field(default_factory=list)
    coming: list[Registration] = field(default_factory=list)
    past: list[Registration] = field(default_factory=list)
    mails: list[OutgoingMail] | None = None
    bounces: list[Bounce] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)


def sheet_of(person: Person, roles: Roles, *, may_read_mails: bool, now: datetime) -> PersonSheet:
    """A fixed number of queries. An adviser sees the registrations for events of the own consortia."""
    today = timezone.localdate(now)
    mandates = list(
        Mandate.objects.filter(person=person)
        .select_related("organisation", "consortium", "working_group", "body")
        .order_by("-from_date", "pk")
    )
    is_over = {one.pk: one.until_date is not None and one.until_date < today for one in mandates}
    rows = _registrations(person, roles)
    sheet = PersonSheet(
        person,
        current=[one for one in mandates if not is_over[one.pk]],
        former=[one for one in mandates if is_over[one.pk]],
        coming=list(rows.filter(event__ends_at__gte=now).standing().order_by("event__starts_at", "pk")[:SHOWN]),
        past=list(rows.filter(event__ends_at__lt=now).standing().order_by("-event__starts_at", "-pk")[:SHOWN]),
    )
    if may_read_mails:
        sheet.mails = list(mails_of_person(person.key, _addresses(person))[:SHOWN])
        sheet.bounces = list(open_bounces_of(person))
    sheet.reasons = list(_reasons(sheet))
    return sheet


def open_bounces_of(person: Person) -> QuerySet[Bounce]:
    """What came back from this person for good and waits for somebody, the newest first."""
    mine = Q(recipient_key=person.key) | Q(email__in=_addresses(person))
    return open_bounces().filter(mine)


def bounces_at(email: str) -> QuerySet[Bounce]:
    return open_bounces().filter(email=email.strip().lower())


def person_behind(bounce: Bounce) -> Person | None:
    """By the key that the mail carried, else by the address."""
    known = Q(email__iexact=bounce.email)
    if bounce.recipient_key:
        known |= Q(key=bounce.recipient_key)
    return Person.objects.filter(known).order_by("pk").first()


def guest_registrations(email: str, *, now: datetime) -> list[Registration]:
    """What stands under this address for coming events."""
    rows = Registration.objects.kept().standing().filter(email=email.lower(), event__ends_at__gte=now)
    return list(rows.select_related("event").order_by("event__starts_at", "pk"))


def can_go_again(bounces: list[Bounce]) -> list[OutgoingMail]:
    """The mails that came back and may go out once more: never codes for signing in, each once, the newest first."""
    mails = {bounce.mail.pk: bounce.mail for bounce in bounces if bounce.mail and bounce.mail.kind != MailKind.ACCESS}
    return list(mails.values())


def _addresses(person: Person) -> set[str]:
    return {person.email.strip().lower(), *([person.user.email] if person.user else [])}


def _registrations(person: Person, roles: Roles) -> RegistrationQuerySet:
    rows: RegistrationQuerySet = Registration.objects.of(person).kept()
    rows = rows.select_related("event__consortium", "event__format")
    if roles.is_office or MandateKind.ADMIN in roles.kinds:
        return rows
    return rows.filter(event__in=Event.objects.advised_by(roles).values("pk"))


def _reasons(sheet: PersonSheet) -> list[Reason]:
    person = sheet.person
    found = []
    if person.user is not None and person.user.is_active:
        why = _("hat einen Zugang mit der Adresse %(email)s") % {"email": person.user.email}
        found.append(Reason(_("Codes und Hinweise zum Anmelden"), why))
    for row in sheet.coming:
        why = _("%(state)s bei „%(title)s“, angemeldet am %(day)s") % {
            "state": row.get_state_display(),
            "title": row.event.title,
            "day": dates.plain(row.queued_at),
        }
        url = reverse("desk_participants", args=(row.event.slug,))
        found.append(Reason(_("Bestätigung, Änderungen, Erinnerung, Absage"), why, url))
    found += [
        Reason(_("Fragen zu Kontaktdaten von Kolleg:innen"), _because(one))
        for one in sheet.current
        if one.kind in BELONGING and one.kind != MandateKind.AREA_MANAGER
    ]
    return found


def _because(mandate: Mandate) -> str:
    return _("ist %(kind)s für %(organisation)s seit dem %(day)s") % {
        "kind": mandate.get_kind_display(),
        "organisation": mandate.organisation,
        "day": dates.plain(mandate.from_date),
    }
