"""Functions of persons. Rights are read from these rows at each request, so an ended one ends them at the next."""

from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzdraht.accounts.models import User
from kurzdraht.accounts.services import set_page_editor
from kurzdraht.audit.services import Actor, record
from kurzdraht.core import dates
from kurzdraht.core.errors import Refused
from kurzdraht.network.enums import BELONGING, MandateKind
from kurzdraht.network.models import Body, Consortium, Mandate, Organisation, Person, WorkingGroup

TARGETS = ("organisation", "consortium", "working_group", "body")


class TargetMissing(Refused):
    sentence = _("Wählen Sie, wofür die Funktion „%(kind)s“ gilt.")
    field = "organisation"


class MandateExists(Refused):
    sentence = _("%(person)s hat diese Funktion schon, seit dem %(since)s.")
    field = "kind"


class EndsBeforeStart(Refused):
    sentence = _("Der letzte Tag liegt vor dem Beginn am %(since)s.")
    field = "until"


class MandateEnded(Refused):
    sentence = _("Diese Funktion ist schon beendet, letzter Tag war der %(until)s.")
    field = "until"


class AddressTaken(Refused):
    sentence = _("Mit der Adresse %(email)s meldet sich schon jemand anderes an.")
    field = "email"


@transaction.atomic
def give_mandate(
    person: Person,
    kind: MandateKind,
    *,
    since: date,
    by: Actor,
    now: datetime,
    until: date | None = None,
    organisation: Organisation | None = None,
    consortium: Consortium | None = None,
    working_group: WorkingGroup | None = None,
    body: Body | None = None,
) -> Mandate:
    """The person holds the function from this day on, to `until` or without an end."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    targets = {"organisation": organisation, "consortium": consortium, "working_group": working_group, "body": body}
    needed = _needed_target(kind)
    if needed and targets[needed] is None:
        raise TargetMissing(kind=kind.label)
    if until is not None and until < since:
        raise EndsBeforeStart(since=dates.plain(since))
    overlapping = Mandate.objects.filter(person=person, kind=kind, **targets).reaching(since)
    if until is not None:
        overlapping = overlapping.filter(from_date__lte=until)
    existing = overlapping.first()
    if existing is not None:
        raise MandateExists(person=person, since=dates.plain(existing.from_date))
    mandate = Mandate.objects.create(person=person, kind=kind, from_date=since, until_date=until, **targets)
    _note("mandate_given", mandate, by=by, now=now)
    keep_page_editor(person, on=timezone.localdate(now))
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Actor, now: datetime, until: date | None = None) -> None:
    """`until` is the last day; without it the function ends at once, that is with yesterday.

    A mandate that would have held no whole day is taken back: its row goes, the journal keeps the fact.
    """
    today = timezone.localdate(now)
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("person").get(pk=mandate.pk)
    if mandate.until_date is not None and mandate.until_date < today:
        raise MandateEnded(until=dates.plain(mandate.until_date))
    if until is not None and until < mandate.from_date:
        raise EndsBeforeStart(since=dates.plain(mandate.from_date))
    last_day = until if until is not None else today - timedelta(days=1)
    if last_day < mandate.from_date:
        _note("mandate_taken_back", mandate, by=by, now=now)
        mandate.delete()
    else:
        mandate.until_date = last_day
        mandate.save(update_fields=("until_date",))
        _note("mandate_ended", mandate, by=by, now=now)
    keep_page_editor(mandate.person, on=today)


@transaction.atomic
def give_login(person: Person, *, by: Actor, now: datetime) -> User:
    """The person can sign in with the address from now on. May be repeated; nobody gets a second login."""
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    if person.user is not None:
        return person.user
    email = person.email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is not None and Person.objects.filter(user=user).exists():
        raise AddressTaken(email=email)
    if user is None:
        user = User.objects.create_user(email)
    EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    person.user = user
    person.save(update_fields=("user",))
    record("login_given", kind="person", key=person.key, label=str(person), by=by, at=now)
    keep_page_editor(person, on=timezone.localdate(now))
    return user


def keep_page_editor(person: Person, *, on: date) -> None:
    """Wagtail's group row of this person says what the mandates of the day say."""
    if person.user is not None:
        is_editor = Mandate.objects.filter(person=person, kind=MandateKind.PAGE_EDITOR).in_force(on).exists()
        set_page_editor(person.user, is_editor=is_editor)


@transaction.atomic
def keep_page_editors(*, on: date) -> None:
    """The same for all whose mandate begins or ends with time alone. May be repeated."""
    concerned = Person.objects.filter(user__isnull=False, mandates__kind=MandateKind.PAGE_EDITOR).distinct()
    for person in concerned.select_related("user"):
        keep_page_editor(person, on=on)


def _needed_target(kind: MandateKind) -> str:
    if kind in BELONGING:
        return "organisation"
    return {MandateKind.ADVISOR: "consortium", MandateKind.BODY_SEAT: "body"}.get(kind, "")


def _note(action: str, mandate: Mandate, *, by: Actor, now: datetime) -> None:
    names = ("kind", *TARGETS, "from_date", "until_date")
    held = {name: value for name in names if (value := getattr(mandate, name)) is not None}
    record(action, kind="person", key=mandate.person.key, label=str(mandate.person), by=by, at=now, changes=held)
