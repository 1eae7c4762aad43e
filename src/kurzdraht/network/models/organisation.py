"""Organisations, and the municipalities with their place in the Land."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy as _

from kurzdraht.core.models import Record
from kurzdraht.network.enums import MunicipalityKind, OrganisationKind
from kurzdraht.network.querysets import MunicipalityQuerySet


class Organisation(Record):
    """Anyone who can be a member or partner."""

    kind = models.CharField(_("Art"), max_length=20, choices=OrganisationKind.choices)
    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzname"), max_length=80, blank=True)
    website = models.URLField(_("Webseite"), blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "name"), name="network_organisation_unique"),)

    def __str__(self) -> str:
        return self.short_name or self.name


class Region(models.Model):
    """A Regierungsbezirk; `code` is the first three digits of the AGS (051, 053 …)."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=40)
    slug = models.SlugField(unique=True)

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A Kreis or an independent city as such; `ags` has five digits."""

    ags = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="districts")

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        """As in "im Märkischen Kreis" and "in der Städteregion Aachen"."""
        name = self.name.replace("ischer Kreis", "ischen Kreis") if get_language() == "de" else self.name
        if name.startswith("Städteregion"):
            return gettext("in der %(district)s") % {"district": name}
        return gettext("im %(district)s") % {"district": name}


class Municipality(models.Model):
    """A municipality of the Land. `ags` has 8 digits, `ars` 12; centre in WGS 84 degrees; area in square kilometres.

    `search_name` is a blank and the search keys of all its words, so that " koln" finds a word's beginning.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="municipality")
    ags = models.CharField(_("AGS"), max_length=8, unique=True)
    ars = models.CharField(_("ARS"), max_length=12, unique=True)
    name = models.CharField(_("Name"), max_length=80)
    official_name = models.CharField(_("amtlicher Name"), max_length=120)
    sort_name = models.CharField(max_length=80, db_index=True)
    search_name = models.CharField(max_length=240, default="", editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("Art"), max_length=20, choices=MunicipalityKind.choices)
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="municipalities")
    inhabitants = models.PositiveIntegerField(_("Menschen"))
    inhabitants_date = models.DateField(_("Stand"))
    area_km2 = models.DecimalField(_("Fläche"), max_digits=8, decimal_places=2)
    latitude = models.DecimalField(max_digits=9, decimal_places=6)
    longitude = models.DecimalField(max_digits=9, decimal_places=6)
    postal_code = models.CharField(_("PLZ des Rathauses"), max_length=5, blank=True)
    degree_of_urbanisation = models.CharField(_("Verstädterung"), max_length=40, blank=True)
    is_current = models.BooleanField(default=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from")

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(area_km2__gt=0), name="network_municipality_has_area"),
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(merged_into__isnull=True),
                name="network_merged_municipality_is_past",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=(self.slug,))


class Area(models.Model):
    """A named place inside a municipality: a historic core, a programme area, a neighbourhood."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(_("Name"), max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality", "name"), name="network_area_unique"),)

    def __str__(self) -> str:
        return self.name
