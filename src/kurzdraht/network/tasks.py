"""What the network does by itself."""

from django.utils import timezone

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.network import services


@scheduled("1 0 * * *")
@job(retries=5)
def keep_page_editors() -> None:
    services.keep_page_editors(on=timezone.localdate())
