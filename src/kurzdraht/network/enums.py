from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Kommune")
    ASSOCIATION = "association", _("Verband")
    CHAMBER = "chamber", _("Kammer")
    AGENCY = "agency", _("Büro")
    MINISTRY = "ministry", _("Ministerium")
    DISTRICT_GOVERNMENT = "district_government", _("Bezirksregierung")
    OTHER = "other", _("andere Stelle")


class MunicipalityKind(models.TextChoices):
    INDEPENDENT_CITY = "independent_city", _("kreisfreie Stadt")
    TOWN = "town", _("kreisangehörige Stadt")
    VILLAGE = "village", _("Gemeinde")


class MembershipKind(models.TextChoices):
    MEMBER = "member", _("Mitglied")
    PARTNER = "partner", _("Kooperationspartner")


class MandateKind(models.TextChoices):
    """What a person may be, from a day to a day. Rights are read from these rows and nowhere else."""

    CONTACT = "contact", _("Ansprechperson")
    DELEGATE = "delegate", _("stimmberechtigte Vertretung")
    DEPUTY = "deputy", _("Stellvertretung")
    MEMBER = "member", _("Fachkraft eines Mitglieds")
    AREA_MANAGER = "area_manager", _("Quartiersmanagement")
    OFFICE = "office", _("Geschäftsstelle")
    ADVISOR = "advisor", _("Fachberatung")
    CHAIR = "chair", _("Vorsitz")
    BODY_SEAT = "body_seat", _("Sitz in einem Gremium")
    MINISTRY = "ministry", _("Ministerium")
    DISTRICT_GOVERNMENT = "district_government", _("Bezirksregierung")
    CASHIER = "cashier", _("Kasse")
    PAGE_EDITOR = "page_editor", _("Redaktion")
    ADMIN = "admin", _("Administration")


BELONGING = (
    MandateKind.CONTACT,
    MandateKind.DELEGATE,
    MandateKind.DEPUTY,
    MandateKind.MEMBER,
    MandateKind.AREA_MANAGER,
)


class BodyKind(models.TextChoices):
    STEERING = "steering", _("Lenkungskreis")
    COUNCIL = "council", _("Kommunaler Beirat")
    BOARD = "board", _("Vorstand")
    COORDINATION = "coordination", _("Koordinierungsrunde")
    ADVISORY = "advisory", _("Beratender Ausschuss")
    ASSEMBLY = "assembly", _("Mitgliederversammlung")
