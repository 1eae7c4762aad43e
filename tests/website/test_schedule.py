"""Pages that appear and go by themselves, and addresses that lead on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from kurzdraht.website.models import HomePage, StandardPage
from kurzdraht.website.services.schedule import publish_due_pages
from kurzdraht.website.tasks import publish_pages

HOUR = timedelta(hours=1)


def test_a_page_appears_at_its_moment_and_goes_at_another(home: HomePage, client: Client) -> None:
    page = StandardPage(title="Leerstand", slug="leerstand", live=False, go_live_at=timezone.now() + HOUR)
    home.add_child(instance=page)
    page.save_revision().publish()
    publish_due_pages()
    assert client.get("/leerstand/").status_code == 404
    revision = page.revisions.get()
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    publish_pages.call()
    assert client.get("/leerstand/").status_code == 200
    StandardPage.objects.filter(slug="leerstand").update(expire_at=timezone.now() - HOUR)
    publish_due_pages()
    assert client.get("/leerstand/").status_code == 404


def test_editors_lead_an_old_address_on(home: HomePage, editing: Client) -> None:
    assert "/redaktion/redirects/" in editing.get("/redaktion/").content.decode()
    form = {"old_path": "/alt", "is_permanent": "on", "redirect_link": "https://example.org/neu/"}
    assert editing.post("/redaktion/redirects/add/", form).status_code == 302
    assert Redirect.objects.count() == 1
    assert Client().get("/alt").headers["Location"] == "https://example.org/neu/"


def test_a_page_that_moves_is_still_found_at_its_old_address(
    home: HomePage, client: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> None:
    page = StandardPage(title="Leerstand", slug="leerstand")
    home.add_child(instance=page)
    page.slug = "leere-laeden"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert client.get("/leerstand/").headers["Location"] == "/leere-laeden/"
