from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    ACCESS = "access", _("Zugang")
    STATUTORY = "statutory", _("Dienstliche Nachricht")
    SERVICE = "service", _("Service-Nachricht")
    NEWSLETTER = "newsletter", _("Rundbrief")


class MailState(models.TextChoices):
    QUEUED = "queued", _("wartet")
    SENDING = "sending", _("wird gesendet")
    SENT = "sent", _("gesendet")
    FAILED = "failed", _("nicht gesendet")
    BOUNCED = "bounced", _("unzustellbar")
    RECALLED = "recalled", _("zurückgeholt")


class BounceSource(models.TextChoices):
    """By which way we learned that a mail did not arrive."""

    SMTP = "smtp", _("beim Übergeben")
    MAILBOX = "mailbox", _("Rückläufer-Postfach")
    PROVIDER = "provider", _("Meldung des Versanddienstes")
