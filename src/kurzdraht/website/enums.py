from django.db import models
from django.utils.translation import gettext_lazy as _


class NewsCategory(models.TextChoices):
    """What a piece of news is about; the value stands in the address of the filtered list."""

    FUNDING = "foerderung", _("Förderung")
    EVENTS = "termine", _("Termine")
    NETWORK = "netzwerk", _("Netzwerk")
    KNOWLEDGE = "wissen", _("Wissen")
