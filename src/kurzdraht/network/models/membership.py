"""Dated facts: who belongs to whom from which day to which day. History is never overwritten, one row a period."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.models import Record
from kurzdraht.network.enums import BELONGING, MandateKind, MembershipKind
from kurzdraht.network.models.organisation import Area, Organisation
from kurzdraht.network.models.person import Person
from kurzdraht.network.models.structure import Body, Consortium, WorkingGroup
from kurzdraht.network.querysets import PeriodQuerySet


class Period(models.Model):
    """From a day to a day, both included; without an end it goes on."""

    from_date = models.DateField(_("von"))
    until_date = models.DateField(_("bis"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(until_date__isnull=True) | models.Q(until_date__gte=models.F("from_date")),
                name="%(app_label)s_%(class)s_ends_after_start",
            ),
        )


class Membership(Record, Period):
    """An organisation is in the network."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(_("Art"), max_length=10, choices=MembershipKind.choices, default=MembershipKind.MEMBER)
    resolution_date = models.DateField(_("Ratsbeschluss vom"), null=True, blank=True)

    class Meta(Period.Meta):
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=("organisation",),
                condition=models.Q(until_date__isnull=True),
                name="network_one_open_membership",
            ),
        )
        indexes = (models.Index(fields=("organisation", "from_date"), name="network_membership_period"),)

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_kind_display()} seit {self.from_date:%d.%m.%Y}"


class Affiliation(Period):
    """An organisation (or one historic area of a municipality) takes part in a consortium."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, related_name="affiliations")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="affiliations")

    class Meta(Period.Meta):
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=("organisation", "consortium"),
                condition=models.Q(until_date__isnull=True, area__isnull=True),
                name="network_one_open_affiliation",
            ),
            models.UniqueConstraint(
                fields=("consortium", "area"),
                condition=models.Q(until_date__isnull=True, area__isnull=False),
                name="network_one_open_affiliation_area",
            ),
        )
        indexes = (models.Index(fields=("organisation", "consortium"), name="network_affiliation_pair"),)

    def __str__(self) -> str:
        return f"{self.organisation} in {self.consortium}"


class Mandate(Record, Period):
    """A person holds a function for an organisation, a consortium, a circle or a body."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mandates")
    kind = models.CharField(_("Funktion"), max_length=20, choices=MandateKind.choices)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates")
    working_group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates")

    retention_class = "contact"

    class Meta(Period.Meta):
        constraints = (
            *Period.Meta.constraints,
            models.CheckConstraint(condition=models.Q(kind__in=MandateKind.values), name="network_mandate_kind_known"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=BELONGING) | models.Q(organisation__isnull=False),
                name="network_mandate_names_organisation",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=MandateKind.ADVISOR) | models.Q(consortium__isnull=False),
                name="network_advisor_names_consortium",
            ),
        )
        indexes = (models.Index(fields=("person", "kind"), name="network_mandate_person"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.get_kind_display()}"
