"""A mail about a place goes out once more: its personal link is given anew. A new address is followed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation

from kurzdraht.accounts.links import give_link
from kurzdraht.audit.services import Actor
from kurzdraht.core.text import read_key
from kurzdraht.events.mails import LINK_PURPOSE
from kurzdraht.events.models import Registration
from kurzdraht.events.services.addresses import follow_person
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.signals import secrets_wanted
from kurzdraht.network.models import Person
from kurzdraht.network.signals import person_email_changed


@receiver(secrets_wanted)
def give_manage_link(mail: OutgoingMail, now: datetime, **kwargs: Any) -> dict[str, str] | None:
    """The registration is the one whose key stands in the occasion, as all mails about a place have it."""
    if mail.subject_kind != "event":
        return None
    keys = [key for part in mail.occasion.split(":") if (key := read_key(part))]
    registration = (
        Registration.objects.select_related("event").filter(key__in=keys, event__key=mail.subject_key).first()
    )
    if registration is None or registration.event.ends_at <= now:
        return None
    token = give_link(LINK_PURPOSE, kind="registration", key=registration.key, expires_at=registration.event.ends_at)
    with translation.override(registration.language):
        return {"manage_link": settings.BASE_URL + reverse("registration", args=(token,))}


@receiver(person_email_changed)
def follow_to_another_address(person: Person, old: str, by: Actor, now: datetime, **kwargs: Any) -> None:
    follow_person(person, old, by=by, now=now)
