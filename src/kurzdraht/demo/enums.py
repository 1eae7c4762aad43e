from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoSignIn(models.TextChoices):
    """Whom one may be in the demo; the address of the login is <value>@demo.example."""

    OFFICE = "buero", _("Geschäftsstelle")
    ADVISOR = "fachberatung", _("Fachberatung")
    MEMBER = "mitglied", _("Mitglied")
    OTHER_MEMBER = "mitglied2", _("Mitglied, andere Kommune")
    CONTACT = "ansprechperson", _("Ansprechperson")
    BODY_SEAT = "gremium", _("Gremium")
    CHAIR = "vorsitz", _("Vorsitz")
    AREA_MANAGER = "quartier", _("Quartiersmanagement")
    MINISTRY = "ministerium", _("Ministerium")
    DISTRICT_GOVERNMENT = "bezirksregierung", _("Bezirksregierung")
    CASHIER = "kasse", _("Kasse")
    PAGE_EDITOR = "redaktion", _("Redaktion")
    ADMIN = "admin", _("Administration")
    FORMER = "ehemalig", _("Ehemaliges Mitglied")
    LOCKED = "gesperrt", _("Gesperrter Zugang")
