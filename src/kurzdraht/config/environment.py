"""The environment variables this product reads; `docs/operations/settings.md` describes each, a test compares."""

import os
import secrets
from pathlib import Path

NAMES = (
    "ALLOWED_HOSTS",
    "BASE_URL",
    "BIND",
    "BOUNCE_IMAP_FOLDER",
    "BOUNCE_IMAP_HOST",
    "BOUNCE_IMAP_PASSWORD",
    "BOUNCE_IMAP_PLAIN",
    "BOUNCE_IMAP_PORT",
    "BOUNCE_IMAP_USER",
    "DATABASE_URL",
    "DEBUG",
    "EMAIL_HOST",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_HOST_USER",
    "EMAIL_PORT",
    "EMAIL_USE_TLS",
    "HOST",
    "KURZDRAHT_DEMO",
    "KURZDRAHT_VAR",
    "MAIL_BOUNCE_ADDRESS",
    "MAIL_FROM",
    "MAIL_PROVIDER",
    "MAIL_PROVIDER_OPTIONS",
    "MAIL_PROVIDER_SECRET",
    "MAIL_RATE_PER_MINUTE",
    "MAIL_RECALL_SECONDS",
    "PORT",
    "REGISTRATIONS_PER_HOUR",
    "SECRET_KEY",
    "TRUSTED_PROXY_HEADER",
    "WEB_THREADS",
    "WEB_WORKERS",
)


def text(name: str, default: str = "") -> str:
    """The value of a variable that `NAMES` knows; an unknown name is a mistake of ours."""
    if name not in NAMES:
        raise LookupError(name)
    return os.environ.get(name, default)


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    return int(text(name) or default)


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def pairs(name: str, *, prefix: str = "") -> dict[str, str]:
    """`api_key=…; sender_domain=…` as a dictionary with upper-case names."""
    parts = [part.partition("=") for part in text(name).split(";") if part.strip()]
    return {f"{prefix}{key.strip()}".upper(): value.strip() for key, _equals, value in parts}


def kept_secret(folder: Path) -> str:
    """SECRET_KEY from the environment, else one made once and kept in the data folder, readable by its owner only."""
    given = text("SECRET_KEY")
    if given:
        return given
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
