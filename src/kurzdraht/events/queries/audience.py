"""Whether somebody belongs to those an event is for. Read from dated mandates and memberships at the moment asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from kurzdraht.events.enums import Audience
from kurzdraht.events.models import Event
from kurzdraht.network.enums import BELONGING, MandateKind
from kurzdraht.network.models import Affiliation, Mandate, Membership

RUNS_THE_NETWORK = (MandateKind.OFFICE, MandateKind.ADMIN)


@dataclass(frozen=True)
class Claim:
    """Who wants to come. `organisation` vouches where there is no person: a colleague registered by a member."""

    person: int | None = None
    email: str = ""
    organisation: int | None = None


@dataclass
class _Facts:
    organisations: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    functions: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    staff: set[int] = field(default_factory=set)
    advised: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    circle: set[int] = field(default_factory=set)
    members: set[int] = field(default_factory=set)
    affiliated: set[int] = field(default_factory=set)
    invited: set[tuple[str, int | str | None]] = field(default_factory=set)


def is_members_first(event: Event, *, now: datetime) -> bool:
    return event.members_first_until_at is not None and now < event.members_first_until_at


def admitted(event: Event, claims: Collection[Claim], *, now: datetime) -> set[Claim]:
    """Those of the claims that the event is for now. No query for a public event, else five, however many claims.

    Who stands on the guest list is always welcome. A fixed circle is its working group; organisations are read from
    today's mandates, so that a former member does not pass.
    """
    if event.audience == Audience.PUBLIC and not is_members_first(event, now=now):
        return set(claims)
    consortia = consortia_of(event)
    facts = _read(event, claims, consortia=consortia, on=timezone.localdate(now))
    return {claim for claim in claims if _admits(event, claim, facts=facts, consortia=consortia, now=now)}


def consortia_of(event: Event) -> set[int]:
    """Its own and its partners' consortia; empty for an event of the whole network."""
    own = {event.consortium_id} if event.consortium_id else set()
    return own | {partner.pk for partner in event.partners.all()}


def _read(event: Event, claims: Iterable[Claim], *, consortia: set[int], on: date) -> _Facts:
    facts = _Facts()
    vouching = {claim.organisation for claim in claims if claim.person is None and claim.organisation}
    persons = {claim.person for claim in claims if claim.person}
    for mandate in Mandate.objects.filter(person__in=persons).in_force(on):
        _note(mandate, event=event, facts=facts)
    organisations = vouching.union(*facts.organisations.values())
    facts.members.update(
        Membership.objects.filter(organisation__in=organisations).in_force(on).values_list("organisation", flat=True)
    )
    if consortia:
        affiliations = Affiliation.objects.filter(organisation__in=facts.members, consortium__in=consortia)
        facts.affiliated.update(affiliations.in_force(on).values_list("organisation", flat=True))
    for person, organisation, email in event.invitations.values_list("person", "organisation", "email"):
        facts.invited |= {("person", person), ("organisation", organisation), ("email", email.lower() or None)}
    return facts


def _note(mandate: Mandate, *, event: Event, facts: _Facts) -> None:
    person = mandate.person_id
    if mandate.organisation_id:
        facts.functions[person].add(mandate.organisation_id)
        if mandate.kind in BELONGING:
            facts.organisations[person].add(mandate.organisation_id)
    if mandate.kind in RUNS_THE_NETWORK:
        facts.staff.add(person)
    if mandate.kind == MandateKind.ADVISOR and mandate.consortium_id:
        facts.advised[person].add(mandate.consortium_id)
    if mandate.working_group_id and mandate.working_group_id == event.working_group_id:
        facts.circle.add(person)


def _admits(event: Event, claim: Claim, *, facts: _Facts, consortia: set[int], now: datetime) -> bool:
    person = claim.person or 0
    if _is_guest(claim, facts=facts):
        return True
    own = facts.organisations.get(person, set()) if claim.person else {claim.organisation}
    is_staff = person in facts.staff
    is_adviser = person in facts.advised
    if is_members_first(event, now=now) and not (own & facts.members or is_staff or is_adviser):
        return False
    if event.audience == Audience.CIRCLE:
        return person in facts.circle
    if event.audience == Audience.CONSORTIA and consortia:
        return is_staff or bool(own & facts.affiliated or facts.advised.get(person, set()) & consortia)
    if event.audience == Audience.INVITATION:
        return False
    return event.audience == Audience.PUBLIC or is_staff or is_adviser or bool(own & facts.members)


def _is_guest(claim: Claim, *, facts: _Facts) -> bool:
    own = facts.functions.get(claim.person, set()) if claim.person else {claim.organisation}
    asked = {("person", claim.person), ("email", claim.email or None), *(("organisation", number) for number in own)}
    return any(value is not None for _, value in asked & facts.invited)
