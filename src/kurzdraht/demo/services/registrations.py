"""Places and waiting lists of the demo: one person per municipality, in the order of a fixed shuffle."""

import random
from datetime import datetime, timedelta

from kurzdraht.demo.content.plan import Plan
from kurzdraht.demo.people import ROLES
from kurzdraht.events.enums import Attendance, Audience, RegistrationState
from kurzdraht.events.models import Event, Invitation, Registration
from kurzdraht.network.models import Affiliation, Person

ROLE_ADDRESSES = frozenset(role.email for role in ROLES)
# Which people of the demo come first, and who stands at the end of the waiting list.
FIRST = {
    "leerstand-im-erdgeschoss": ("mitglied", "vorsitz"),
    "kaufhaus-geht-platz-bleibt": ("mitglied", "mitglied2"),
    "verfuegungsfonds-neue-richtlinie": ("mitglied", "gremium", "quartier"),
    "staedtebauliche-gebote-ueben": ("gremium", "vorsitz"),
    "lenkungskreis-sommer": ("vorsitz", "gremium", "mitglied"),
    "was-bleibt-wenn-die-foerderung-endet": ("mitglied", "quartier", "gremium"),
    "zwischennutzung-vertrag": ("mitglied", "vorsitz"),
}
LAST = {"wohnen-im-denkmal": ("mitglied",)}


def load_registrations(pairs: list[tuple[Plan, Event]], *, now: datetime, rng: random.Random) -> None:
    """As many confirmed and waiting people as each plan says; the demo's member has a place next week."""
    persons = list(
        Person.objects.filter(organisation__memberships__isnull=False).select_related("organisation").order_by("pk")
    )
    by_consortium = _persons_by_consortium(persons)
    role_players = Person.objects.filter(email__in=ROLE_ADDRESSES).select_related("organisation")
    roles = {person.email.partition("@")[0]: person for person in role_players}
    rows: list[Registration] = []
    for plan, event in pairs:
        circle = by_consortium.get(event.consortium_id, persons) if event.audience != Audience.PUBLIC else persons
        first = [roles[name] for name in FIRST.get(event.slug, ())]
        last = [roles[name] for name in LAST.get(event.slug, ())]
        number = plan.taken + plan.waiting - len(first) - len(last)
        rows += _rows(plan, event, [*first, *_one_per_organisation(circle, number, rng, first + last), *last], now)
    Registration.objects.bulk_create(rows, batch_size=2000)
    Invitation.objects.bulk_create(
        Invitation(event=event, person_id=row.person_id)
        for _, event in pairs
        if event.audience == Audience.INVITATION
        for row in rows
        if row.event_id == event.pk
    )


def _persons_by_consortium(persons: list[Person]) -> dict[int | None, list[Person]]:
    consortia: dict[int, set[int]] = {}
    for organisation, consortium in Affiliation.objects.values_list("organisation_id", "consortium_id"):
        consortia.setdefault(organisation, set()).add(consortium)
    found: dict[int | None, list[Person]] = {}
    for person in persons:
        for consortium in consortia.get(person.organisation_id or 0, ()):
            found.setdefault(consortium, []).append(person)
    return found


def _one_per_organisation(persons: list[Person], number: int, rng: random.Random, others: list[Person]) -> list[Person]:
    """As many as asked, none from the municipalities of the others."""
    taken = {other.organisation_id for other in others}
    chosen: dict[int | None, Person] = {}
    for person in rng.sample(persons, min(len(persons), number * 8)):
        if len(chosen) == number:
            break
        if person.organisation_id not in taken and person.email not in ROLE_ADDRESSES:
            chosen.setdefault(person.organisation_id, person)
    return list(chosen.values())


def _rows(plan: Plan, event: Event, persons: list[Person], now: datetime) -> list[Registration]:
    first = min(event.starts_at, now) - timedelta(days=30)
    return [
        Registration(
            event=event,
            person=person,
            name=str(person),
            email=person.email,
            organisation=person.organisation,
            organisation_name=str(person.organisation),
            function_title=person.function_title,
            attendance=Attendance.ONLINE if event.is_online else Attendance.ONSITE,
            state=RegistrationState.CONFIRMED if number < plan.taken else RegistrationState.WAITING,
            queued_at=first + timedelta(hours=5 * number),
            changed_at=first + timedelta(hours=5 * number),
        )
        for number, person in enumerate(persons)
    ]
