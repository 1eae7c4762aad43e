"""A member's own organisation: in which consortia it is, and who speaks and works for it."""

from dataclasses import dataclass
from datetime import date

from kurzdraht.network.enums import BELONGING, MandateKind
from kurzdraht.network.models import Consortium, Mandate, Membership, Municipality, Organisation, Person
from kurzdraht.network.queries import Roles


@dataclass
class Colleague:
    """A person with the functions held for the organisation today, in the order in which `MandateKind` names them."""

    person: Person
    functions: list[str]


@dataclass
class OwnOrganisation:
    organisation: Organisation
    municipality: Municipality | None
    membership: Membership
    consortia: list[Consortium]
    colleagues: list[Colleague]


def own_organisation(roles: Roles, *, on: date) -> OwnOrganisation:
    """The organisation the person works for if it is a member, else the first one the person holds a mandate for."""
    own = roles.person.organisation_id if roles.person else None
    pk = own if own in roles.member_organisations else min(roles.member_organisations)
    organisation = Organisation.objects.select_related("municipality").get(pk=pk)
    membership = Membership.objects.filter(organisation=organisation).in_force(on).earliest("from_date")
    return OwnOrganisation(
        organisation=organisation,
        municipality=getattr(organisation, "municipality", None),
        membership=membership,
        consortia=_consortia(organisation, on=on),
        colleagues=_colleagues(organisation, on=on),
    )


def _consortia(organisation: Organisation, *, on: date) -> list[Consortium]:
    ids = organisation.affiliations.in_force(on).values("consortium")
    return list(Consortium.objects.filter(pk__in=ids).order_by("position"))


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
