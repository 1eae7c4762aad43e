"""Joining and leaving, dated. A period that ended is never opened again: who comes back gets a new row."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor, record
from kurzdraht.core import dates
from kurzdraht.core.errors import Refused
from kurzdraht.network.enums import MembershipKind
from kurzdraht.network.models import Affiliation, Area, Consortium, Membership, Organisation


class AlreadyMember(Refused):
    sentence = _("%(organisation)s ist schon Mitglied, seit dem %(since)s.")
    field = "since"


class NotMember(Refused):
    sentence = _("%(organisation)s ist an diesem Tag nicht Mitglied des Netzwerks. Tragen Sie zuerst den Beitritt ein.")
    field = "since"


class AlreadyInConsortium(Refused):
    sentence = _("%(organisation)s ist schon in der %(consortium)s, seit dem %(since)s.")
    field = "consortium"


class NotInConsortium(Refused):
    sentence = _("%(organisation)s ist an diesem Tag nicht in der %(consortium)s.")
    field = "consortium"


class AreaElsewhere(Refused):
    sentence = _("%(area)s liegt nicht in %(organisation)s.")
    field = "area"


@transaction.atomic
def join_network(
    organisation: Organisation,
    *,
    since: date,
    by: Actor,
    now: datetime,
    kind: MembershipKind = MembershipKind.MEMBER,
    resolution_date: date | None = None,
) -> Membership:
    """The organisation is in the network from this day on, without an end."""
    _lock(organisation)
    existing = Membership.objects.filter(organisation=organisation).reaching(since).order_by("from_date").first()
    if existing is not None:
        raise AlreadyMember(organisation=organisation, since=dates.plain(existing.from_date))
    membership = Membership.objects.create(
        organisation=organisation, kind=kind, from_date=since, resolution_date=resolution_date
    )
    _note(
        "network_joined",
        organisation,
        {"from_date": [None, since], "kind": [None, kind]},
        by=by,
        now=now,
    )
    return membership


@transaction.atomic
def leave_network(organisation: Organisation, *, until: date, by: Actor, now: datetime) -> Membership:
    """`until` is the last day; the consortia end with it."""
    _lock(organisation)
    membership: Membership | None = Membership.objects.filter(organisation=organisation).in_force(until).first()
    if membership is None:
        raise NotMember(organisation=organisation)
    membership.until_date = until
    membership.save(update_fields=("until_date",))
    Affiliation.objects.filter(organisation=organisation).in_force(until).update(until_date=until)
    Affiliation.objects.filter(organisation=organisation, from_date__gt=until).delete()
    _note("network_left", organisation, {"until_date": [None, until]}, by=by, now=now)
    return membership


@transaction.atomic
def join_consortium(
    organisation: Organisation,
    consortium: Consortium,
    *,
    since: date,
    by: Actor,
    now: datetime,
    area: Area | None = None,
) -> Affiliation:
    """The organisation, or one area of a municipality, takes part in the consortium from this day on."""
    _lock(organisation)
    if not Membership.objects.filter(organisation=organisation).in_force(since).exists():
        raise NotMember(organisation=organisation)
    if area is not None and area.municipality.organisation_id != organisation.pk:
        raise AreaElsewhere(area=area, organisation=organisation)
    same = Affiliation.objects.filter(organisation=organisation, consortium=consortium, area=area)
    existing = same.reaching(since).order_by("from_date").first()
    if existing is not None:
        since_words = dates.plain(existing.from_date)
        raise AlreadyInConsortium(organisation=organisation, consortium=consortium, since=since_words)
    affiliation = Affiliation.objects.create(
        organisation=organisation, consortium=consortium, area=area, from_date=since
    )
    changes = {"consortium": consortium, "area": area, "from_date": [None, since]}
    _note("consortium_joined", organisation, changes, by=by, now=now)
    return affiliation


@transaction.atomic
def leave_consortium(
    organisation: Organisation,
    consortium: Consortium,
    *,
    until: date,
    by: Actor,
    now: datetime,
    area: Area | None = None,
) -> Affiliation:
    """`until` is the last day; the membership in the network goes on."""
    _lock(organisation)
    same = Affiliation.objects.filter(organisation=organisation, consortium=consortium, area=area)
    affiliation: Affiliation | None = same.in_force(until).first()
    if affiliation is None:
        raise NotInConsortium(organisation=organisation, consortium=consortium)
    affiliation.until_date = until
    affiliation.save(update_fields=("until_date",))
    changes = {"consortium": consortium, "area": area, "until_date": [None, until]}
    _note("consortium_left", organisation, changes, by=by, now=now)
    return affiliation


def _lock(organisation: Organisation) -> None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _note(action: str, organisation: Organisation, changes: dict[str, Any], *, by: Actor, now: datetime) -> None:
    record(action, kind="organisation", key=organisation.key, label=str(organisation), by=by, at=now, changes=changes)
