"""Questions about what is kept how long."""

from dataclasses import dataclass

from django.conf import settings

from kurzdraht.privacy.registry import CLASSES, HANDLERS, RetentionClass


@dataclass(frozen=True)
class Period:
    """A class with its days, for the privacy page; `days` is None where nothing ends by itself."""

    retention: RetentionClass
    days: int | None
    is_automatic: bool


def days_of(name: str) -> int | None:
    days: int | None = settings.RETENTION_DAYS.get(name)
    return days


def periods() -> list[Period]:
    return [Period(each, days_of(name), name in HANDLERS) for name, each in CLASSES.items()]
