"""The nightly run."""

from django.utils import timezone

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.privacy import services
from kurzdraht.privacy.registry import HANDLERS


@scheduled("40 2 * * *")
@job()
def end_due_data() -> None:
    """One job for each class, so that one that fails does not hold up the others."""
    for name in HANDLERS:
        end_class.enqueue(name)


@job(retries=3)
def end_class(name: str) -> None:
    services.end_class(name, now=timezone.now())
