"""Personal links: a 128-bit token that opens one subject for one purpose, revocable, with an end."""

import base64
import hmac
import uuid
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db.models import Q

from kurzdraht.accounts.models import PersonalLink, new_nonce


def give_link(purpose: str, *, kind: str, key: uuid.UUID, expires_at: datetime) -> str:
    """The token of the link for this subject and purpose; made when missing, renewed when revoked, end moved."""
    link, is_new = PersonalLink.objects.get_or_create(
        purpose=purpose, subject_kind=kind, subject_key=key, defaults={"expires_at": expires_at}
    )
    if not is_new and (link.revoked_at is not None or link.expires_at != expires_at):
        if link.revoked_at is not None:
            link.nonce = new_nonce()
            link.revoked_at = None
        link.expires_at = expires_at
        link.save(update_fields=("nonce", "revoked_at", "expires_at"))
    return _token(link)


def subject_of(token: str, *, purpose: str, now: datetime) -> uuid.UUID | None:
    """The key of the subject that this token opens, or None: unknown, revoked, expired and forged look alike."""
    name, _, _ = token.partition(".")
    try:
        key = uuid.UUID(bytes=base64.urlsafe_b64decode(name + "=="))
    except ValueError:
        return None
    link = PersonalLink.objects.filter(key=key, purpose=purpose, revoked_at__isnull=True, expires_at__gt=now).first()
    if link is None or not hmac.compare_digest(_token(link).encode(), token.encode()):
        return None
    return link.subject_key


def revoke_link(purpose: str, *, kind: str, key: uuid.UUID, now: datetime) -> None:
    """End the link at once; the next `give_link` makes another token."""
    PersonalLink.objects.filter(purpose=purpose, subject_kind=kind, subject_key=key, revoked_at__isnull=True).update(
        revoked_at=now
    )


def use_link(token: str, *, purpose: str, now: datetime) -> uuid.UUID | None:
    """Like `subject_of`, for a link that opens once: of two that come at the same time, one gets the subject."""
    key = subject_of(token, purpose=purpose, now=now)
    if key is None:
        return None
    is_mine = PersonalLink.objects.filter(purpose=purpose, subject_key=key, revoked_at__isnull=True).update(
        revoked_at=now
    )
    return key if is_mine else None


def code_of(reference: str) -> str:
    """The sign-in code that belongs to a reference: eight digits, "1234-5678".

    The session keeps the reference, the mail gets the code: who reads the database cannot sign in with it.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), f"sign-in-code|{reference}".encode(), sha256).digest()
    number = int.from_bytes(digest[:8]) % 10**8
    return f"{number // 10_000:04d}-{number % 10_000:04d}"


def forget_links_ended_before(moment: datetime) -> int:
    """Delete links that expired or were revoked before that moment; returns how many."""
    ended = Q(expires_at__lt=moment) | Q(revoked_at__lt=moment)
    return PersonalLink.objects.filter(ended).delete()[0]


def _token(link: PersonalLink) -> str:
    text = f"{link.purpose}|{link.key}|{link.nonce}".encode()
    signature = hmac.new(settings.SECRET_KEY.encode(), text, sha256).digest()[:16]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (link.key.bytes, signature))
