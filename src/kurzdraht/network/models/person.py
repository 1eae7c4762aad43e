"""Persons."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.models import Record
from kurzdraht.network.models.organisation import Organisation
from kurzdraht.network.querysets import SearchKey


class Person(Record):
    """A human being of the network; may have no login. What the person may do stands in the mandates.

    `search_name` is kept by the database: a blank and the search keys of family name, given name and address.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    given_name = models.CharField(_("Vorname"), max_length=80)
    family_name = models.CharField(_("Nachname"), max_length=80)
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="persons",
        verbose_name=_("arbeitet bei"),
    )
    function_title = models.CharField(_("Funktion"), max_length=120, blank=True)
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    search_name = models.GeneratedField(
        expression=SearchKey("family_name", "given_name", "email"), output_field=models.TextField(), db_persist=True
    )

    retention_class = "contact"

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="network_person_email_unique"),)
        indexes = (models.Index(fields=("search_name",), name="network_person_search"),)

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"
