"""Pages that appear or go at a moment that an editor has set."""

from django.core.management import call_command
from wagtail.models import Page, Revision


def publish_due_pages() -> None:
    """Publish what is due and take off what has expired; Wagtail knows which, by its own clock.

    Wagtail writes revisions and pages whether or not anything is due, so it is asked only when there is something.
    """
    is_planned = Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    if is_planned or Page.objects.filter(live=True, expire_at__isnull=False).exists():
        call_command("publish_scheduled")
