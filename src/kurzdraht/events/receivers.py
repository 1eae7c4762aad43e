"""A mail about a place goes out once more: its personal link is given anew."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation

from kurzdraht.accounts.links import give_link
from kurzdraht.events.mails import LINK_PURPOSE
from kurzdraht.events.models import Registration
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.signals import secrets_wanted


@receiver(secrets_wanted)
def give_manage_link(mail: OutgoingMail, now: datetime, **kwargs: Any) -> dict[str, str] | None:
    """The registration is the one whose key stands in the occasion, as all mails about a place have it."""
    if mail.subject_kind != "event":
        return None
    keys = [UUID(part) for part in mail.occasion.split(":") if _is_key(part)]
    registration = (
        Registration.objects.select_related("event").filter(key__in=keys, event__key=mail.subject_key).first()
    )
    if registration is None or registration.event.ends_at <= now:
        return None
    token = give_link(LINK_PURPOSE, kind="registration", key=registration.key, expires_at=registration.event.ends_at)
    with translation.override(registration.language):
        return {"manage_link": settings.BASE_URL + reverse("registration", args=(token,))}


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
