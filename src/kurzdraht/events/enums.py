from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """For whom an event is."""

    PUBLIC = "public", _("alle Interessierten")
    NETWORK = "network", _("alle Mitglieder")
    CONSORTIA = "consortia", _("Mitglieder der beteiligten AGs")
    CIRCLE = "circle", _("fester Kreis")
    INVITATION = "invitation", _("auf Einladung")


class EventState(models.TextChoices):
    DRAFT = "draft", _("Entwurf")
    PUBLISHED = "published", _("veröffentlicht")
    POSTPONED = "postponed", _("verschoben")
    CANCELLED = "cancelled", _("abgesagt")


class Attendance(models.TextChoices):
    """The two ways to take part, each with its own limit."""

    ONSITE = "onsite", _("vor Ort")
    ONLINE = "online", _("online")


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmed", _("Platz")
    WAITING = "waiting", _("Warteliste")
    OFFERED = "offered", _("Platz angeboten")
    CANCELLED = "cancelled", _("abgesagt")


class OfferState(models.TextChoices):
    OPEN = "open", _("offen")
    ACCEPTED = "accepted", _("angenommen")
    DECLINED = "declined", _("abgelehnt")
    EXPIRED = "expired", _("abgelaufen")


class ContributionRole(models.TextChoices):
    SPEAKER = "speaker", _("Beitrag")
    MODERATION = "moderation", _("Moderation")


class FileRole(models.TextChoices):
    SLIDES = "slides", _("Folien")
    REPORT = "report", _("Bericht")
    PICTURE = "picture", _("Bild")
    RECORDING = "recording", _("Aufzeichnung")


class HolidayRule(models.TextChoices):
    """What becomes of a date of a series that falls on a public holiday in NRW."""

    KEEP = "keep", _("bleibt er")
    FOLLOWING = "next", _("wandert er auf denselben Wochentag eine Woche später")
    SKIP = "skip", _("fällt er aus")
