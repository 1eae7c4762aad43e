"""Doors of the editors' pages for the worker."""

from kurzdraht.jobs.registry import job, scheduled
from kurzdraht.website.services.schedule import publish_due_pages


@scheduled("* * * * *")
@job()
def publish_pages() -> None:
    publish_due_pages()
