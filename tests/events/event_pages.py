"""What the tests of event pages share: the main part of a page, an event to come with agenda and files."""

from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from kurzdraht.documents.models import StoredFile
from kurzdraht.events.enums import FileRole
from kurzdraht.events.models import Event, EventFile, Slot
from kurzdraht.network.models import Person
from tests.factories.events import NOW, make_event

SOON = timedelta(days=9)


class Outline(HTMLParser):
    """The text under each heading's level, and whether anything follows a heading inside its section."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"h1", "h2", "h3", "h4"}:
            self._open = tag
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.headings[-1] = (self._open, self.headings[-1][1] + data.strip())


def main_of(client: Client, event: Event) -> str:
    page = client.get(event.get_absolute_url())
    assert page.status_code == 200
    return page.content.decode().partition("<main")[2].partition("</main>")[0]


def soon(title: str = "Leerstand im Erdgeschoss", **values: Any) -> Event:
    return make_event(title, starts_at=values.pop("starts_at", timezone.now() + SOON), **values)


def add_slot(event: Event, minute: int, length: int, title: str, **values: Any) -> Slot:
    start = event.starts_at + timedelta(minutes=minute)
    return Slot.objects.create(
        event=event, starts_at=start, ends_at=start + timedelta(minutes=length), title=title, **values
    )


def add_file(event: Event, title: str, role: FileRole, **values: Any) -> EventFile:
    stored = StoredFile(
        subject_kind="event",
        subject_key=event.key,
        title=title,
        content_type=values.pop("content_type", "application/pdf"),
        size=1_200_000,
        sha256="0" * 64,
        stored_at=NOW,
        **{name: values.pop(name) for name in ("is_accessible", "alternative_text", "rights") if name in values},
    )
    stored.file.save("datei.pdf", ContentFile(b"%PDF-1.7"), save=False)
    stored.save()
    return EventFile.objects.create(event=event, file=stored, role=role, **values)


def signed_in(client: Client, person: Person) -> Client:
    assert person.user is not None
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
