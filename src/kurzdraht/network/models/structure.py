"""What the network consists of: itself, its consortia, their circles and bodies, its topics."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kurzdraht.network.enums import BodyKind
from kurzdraht.network.models.organisation import Organisation


class Network(models.Model):
    """The one network of this installation."""

    name = models.CharField(_("Name"), max_length=120)
    short_name = models.CharField(_("Kurzname"), max_length=60)
    founded_date = models.DateField(_("gegründet am"), null=True, blank=True)
    email = models.EmailField(_("E-Mail der Geschäftsstelle"))
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    address = models.TextField(_("Anschrift"), blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="network_is_one_row"),)

    def __str__(self) -> str:
        return self.name


class Consortium(models.Model):
    """An Arbeitsgemeinschaft (AG). `mark` names its sign and colour in the design system."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("Name"), max_length=120)
    short_name = models.CharField(_("Kurzname"), max_length=60)
    mark = models.CharField(max_length=20, unique=True)
    position = models.PositiveSmallIntegerField(unique=True)
    tagline = models.CharField(_("in einem Satz"), max_length=200)
    purpose = models.TextField(_("Aufgabe"))
    former_name = models.CharField(_("früher"), max_length=120, blank=True)
    founded_year = models.PositiveSmallIntegerField(_("seit"), null=True, blank=True)
    coordinator = models.CharField(_("Koordinierung"), max_length=200, blank=True)
    email = models.EmailField(_("E-Mail"))
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    members = models.ManyToManyField(Organisation, through="network.Affiliation", related_name="consortia")

    def __str__(self) -> str:
        return f"AG {self.short_name}"

    def get_absolute_url(self) -> str:
        return reverse("consortium", args=(self.slug,))

    @property
    def plain_name(self) -> str:
        """The name without the kind before it, for a heading that says the kind itself."""
        return self.name.removeprefix("Arbeitsgemeinschaft ")


class WorkingGroup(models.Model):
    """A standing circle inside a consortium."""

    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, related_name="working_groups")
    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(unique=True)
    description = models.CharField(_("Aufgabe in einem Satz"), max_length=250, blank=True)

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A body that decides or advises; of one consortium or, without one, of the whole network."""

    kind = models.CharField(_("Art"), max_length=20, choices=BodyKind.choices)
    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, null=True, blank=True, related_name="bodies")
    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(unique=True)
    description = models.CharField(_("Aufgabe in einem Satz"), max_length=250, blank=True)

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """A word of the controlled vocabulary, valid from a day to a day."""

    name = models.CharField(_("Name"), max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    from_date = models.DateField(_("gilt ab"), null=True, blank=True)
    until_date = models.DateField(_("gilt bis"), null=True, blank=True)

    def __str__(self) -> str:
        return self.name
