"""Links on editors' pages, and whether something stands where they lead."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class PageLink(models.Model):
    """One address on one page. `failures` counts checks in a row that found nothing; `words` says what they met.

    One failure may be a bad day of the other side: a link counts as broken from the second on.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("Seite"))
    address = models.CharField(_("Adresse"), max_length=500)
    failures = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(_("Befund"), max_length=160, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    failing_since_at = models.DateTimeField(_("seit"), null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("page", "address"), name="website_one_row_per_link"),)
        indexes = (models.Index(fields=("failures",), name="website_link_failures"),)

    def __str__(self) -> str:
        return self.address
