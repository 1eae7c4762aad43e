"""Slides, reports and pictures of an event: taken in through the one gate for files, ordered, exchanged, removed."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.documents.errors import DescriptionMissing, RightsMissing
from kurzdraht.documents.models import StoredFile
from kurzdraht.documents.services import delete_file, store_file
from kurzdraht.events.enums import FileRole
from kurzdraht.events.models import Contribution, Event, EventFile
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.order import move_row


class IsNoPicture(Refused):
    sentence = _("Diese Datei ist kein Bild. Wählen Sie bei der Art, was sie ist, oder nehmen Sie PNG, JPEG oder WebP.")
    field = "role"


class IsAPicture(Refused):
    sentence = _("Diese Datei ist ein Bild. Wählen Sie bei der Art „Bild“ und beschreiben Sie, was zu sehen ist.")
    field = "role"


@dataclass(frozen=True)
class FileDraft:
    """What is said about a file; of a picture, `alternative_text` says what it shows."""

    title: str
    role: str
    alternative_text: str = ""
    rights: str = ""
    is_accessible: bool = False
    contribution: Contribution | None = None


def add_file(event: Event, upload: File[bytes], draft: FileDraft, *, by: Actor, now: datetime) -> EventFile:
    """Put it behind the others; refuses what the gate does not let in, and a picture without words."""
    with locking.locked_event(event.pk) as locked:
        stored = _stored(locked.key, upload, draft, now=now)
        last = locked.files.order_by("-position").first()
        added = EventFile.objects.create(
            event=locked,
            file=stored,
            role=draft.role,
            contribution=draft.contribution,
            position=last.position + 1 if last else 0,
        )
        _note("file_added", locked, draft.title, by=by, now=now)
    return added


def change_file(file: EventFile, draft: FileDraft, *, by: Actor, now: datetime) -> None:
    """Say other things about the same file."""
    with locking.locked_event(file.event_id) as locked:
        current = locked.files.select_related("file").get(pk=file.pk)
        stored = current.file
        _refuse_role(stored, draft.role)
        if draft.role == FileRole.PICTURE:
            _refuse_bare(draft)
        stored.title, stored.is_accessible = draft.title, draft.is_accessible
        stored.alternative_text, stored.rights = draft.alternative_text.strip(), draft.rights.strip()
        stored.save(update_fields=("title", "alternative_text", "rights", "is_accessible"))
        current.role, current.contribution = draft.role, draft.contribution
        current.save(update_fields=("role", "contribution"))
        _note("file_changed", locked, draft.title, by=by, now=now)


def replace_file(file: EventFile, upload: File[bytes], draft: FileDraft, *, by: Actor, now: datetime) -> None:
    """Another content in the same place; it has another address, so that no cache shows the old one."""
    with locking.locked_event(file.event_id) as locked:
        current = locked.files.select_related("file").get(pk=file.pk)
        old = current.file
        current.file = _stored(locked.key, upload, draft, now=now)
        current.role, current.contribution = draft.role, draft.contribution
        current.save(update_fields=("file", "role", "contribution"))
        delete_file(old)
        _note("file_replaced", locked, draft.title, by=by, now=now)


def remove_file(file: EventFile, *, by: Actor, now: datetime) -> None:
    """Row and content go; what is gone already stays gone."""
    with locking.locked_event(file.event_id) as locked:
        current = locked.files.select_related("file").filter(pk=file.pk).first()
        if current is None:
            return
        current.delete()
        delete_file(current.file)
        _note("file_removed", locked, current.file.title, by=by, now=now)


def move_file(file: EventFile, *, by_rows: int, by: Actor, now: datetime) -> None:
    """Change places with the row `by_rows` below (negative: above); at either end nothing moves."""
    with locking.locked_event(file.event_id) as locked:
        if move_row(locked.files.all(), file.pk, by_rows=by_rows):
            _note("file_moved", locked, file.file.title, by=by, now=now)


def _stored(key: uuid.UUID, upload: File[bytes], draft: FileDraft, *, now: datetime) -> StoredFile:
    stored = store_file(
        upload,
        kind="event",
        key=key,
        title=draft.title,
        now=now,
        alternative_text=draft.alternative_text,
        rights=draft.rights,
        is_accessible=draft.is_accessible,
    )
    try:
        _refuse_role(stored, draft.role)
    except Refused:
        stored.file.delete(save=False)
        raise
    return stored


def _refuse_role(stored: StoredFile, role: str) -> None:
    is_picture = stored.content_type.startswith("image/")
    if role == FileRole.PICTURE and not is_picture:
        raise IsNoPicture
    if is_picture and role != FileRole.PICTURE:
        raise IsAPicture


def _refuse_bare(draft: FileDraft) -> None:
    if not draft.alternative_text.strip():
        raise DescriptionMissing
    if not draft.rights.strip():
        raise RightsMissing


def _note(action: str, event: Event, label: str, *, by: Actor, now: datetime) -> None:
    journal.note_part(action, event, by=by, now=now, changes={"file": [None, label]})
