"""A member's own organisation: in which consortia it is, and who speaks and works for it."""

from dataclasses import dataclass
from datetime import date

from kurzdraht.network.enums import BELONGING, MandateKind
from kurzdraht.network.models import Consortium, Mandate, Membership, Municipality, Organisation, Person
from kurzdraht.network.queries import Roles, belongings_of, membership_of, own_organisation


@dataclass
class Colleague:
    """A person with the functions held for the organisation today, in the order in which `MandateKind` names them."""

    person: Person
    functions: list[str]


@dataclass
class OwnOrganisation:
    organisation: Organisation
    municipality: Municipality | None
    membership: Membership | None
    consortia: list[Consortium]
    colleagues: list[Colleague]


def organisation_of(roles: Roles, *, on: date) -> OwnOrganisation | None:
    """None for who speaks for no member on this day."""
    organisation = own_organisation(roles)
    if organisation is None:
        return None
    return OwnOrganisation(
        organisation=organisation,
        municipality=getattr(organisation, "municipality", None),
        membership=membership_of(organisation, on=on),
        consortia=[belonging.consortium for belonging in belongings_of(organisation, on=on)],
        colleagues=_colleagues(organisation, on=on),
    )


def _colleagues(organisation: Organisation, *, on: date) -> list[Colleague]:
    held = Mandate.objects.filter(organisation=organisation, kind__in=BELONGING).in_force(on)
    order = list(MandateKind.values)
    colleagues: dict[int, Colleague] = {}
    for mandate in sorted(
        held.select_related("person"), key=lambda m: (order.index(MandateKind(m.kind)), m.person.family_name, m.pk)
    ):
        colleague = colleagues.setdefault(mandate.person_id, Colleague(mandate.person, []))
        colleague.functions.append(mandate.get_kind_display())
    return list(colleagues.values())
