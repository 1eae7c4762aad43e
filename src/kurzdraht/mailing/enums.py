from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    ACCESS = "access", _("Zugang")
    STATUTORY = "statutory", _("Dienstliche Nachricht")
    SERVICE = "service", _("Service-Nachricht")


class MailState(models.TextChoices):
    QUEUED = "queued", _("wartet")
    SENDING = "sending", _("wird gesendet")
    SENT = "sent", _("gesendet")
    FAILED = "failed", _("nicht gesendet")
    BOUNCED = "bounced", _("unzustellbar")
