"""Where a mail comes back to: an address of its own for each, which nobody but us can make up."""

import base64
import hmac
import re
import uuid
from hashlib import sha256

from django.conf import settings

_SIGNATURE_LENGTH = 10
_TAGGED = r"\+([a-z2-7]{42})@"


def return_path(key: uuid.UUID) -> str:
    """`bounces+<token>@domain` from MAIL_BOUNCE_ADDRESS; empty where there is none.

    Lower case without digits that look like letters: some servers change the case of what stands before the @.
    """
    box, at, domain = settings.MAIL_BOUNCE_ADDRESS.partition("@")
    return f"{box}+{_token(key)}@{domain}" if at else ""


def key_of_return_path(text: str) -> uuid.UUID | None:
    """The mail whose return path stands in these header lines; None when there is none, or a forged one."""
    box = re.escape(settings.MAIL_BOUNCE_ADDRESS.partition("@")[0])
    for found in re.finditer(box + _TAGGED, text, re.IGNORECASE):
        token = found[1].lower()
        key = uuid.UUID(bytes=base64.b32decode(f"{token.upper()}======")[:16])
        if hmac.compare_digest(_token(key), token):
            return key
    return None


def _token(key: uuid.UUID) -> str:
    signature = hmac.new(settings.SECRET_KEY.encode(), f"return-path|{key}".encode(), sha256).digest()
    return base64.b32encode(key.bytes + signature[:_SIGNATURE_LENGTH]).decode().rstrip("=").lower()
