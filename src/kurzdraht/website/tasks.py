"""Doors of the editors' pages for the worker."""

from django.utils import timezone

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.website.models import EditorialPage, PageLink
from kurzdraht.website.services.links import check_link, note_links
from kurzdraht.website.services.schedule import publish_due_pages


@scheduled("* * * * *")
@job()
def publish_pages() -> None:
    publish_due_pages()


@scheduled("40 3 * * *")
@job()
def check_links() -> None:
    """Every night, so that a link which leads nowhere is known after two nights."""
    for model in EditorialPage.__subclasses__():
        for page in model.objects.live().iterator(chunk_size=50):
            note_links(page)
    for link in PageLink.objects.filter(page__live=True).order_by("pk").iterator(chunk_size=200):
        check_link(link, now=timezone.now())
