"""Files of business records."""

import hashlib
import uuid
from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from kurzdraht.documents.errors import DescriptionMissing, RightsMissing
from kurzdraht.documents.inspection.kinds import MEDIA_TYPES, Kind
from kurzdraht.documents.models import StoredFile
from kurzdraht.documents.services.checking import check_document


def store_file(
    upload: File[bytes],
    *,
    kind: str,
    key: uuid.UUID,
    title: str,
    now: datetime,
    alternative_text: str = "",
    rights: str = "",
    is_accessible: bool = False,
) -> StoredFile:
    """Keep a checked file for the record (kind, key). Its name on disk is ours and says nothing.

    Raises a `FileRefused` with a sentence for the user. A picture needs `alternative_text` and `rights`. A rollback of
    the caller's transaction leaves the file on disk without a row; nobody can reach it.
    """
    found = check_document(upload)
    if found.is_picture:
        _refuse_bare_picture(alternative_text, rights)
    stored = StoredFile(
        subject_kind=kind,
        subject_key=key,
        title=title[:200],
        content_type=MEDIA_TYPES[found.name],
        size=upload.size,
        sha256=_sha256(upload),
        is_accessible=is_accessible,
        alternative_text=alternative_text.strip(),
        rights=rights.strip(),
        stored_at=now,
    )
    upload.seek(0)
    stored.file.save(f"{uuid.uuid4().hex}.{_ending(upload, found)}", upload, save=False)
    try:
        stored.save()
    except Exception:
        stored.file.delete(save=False)
        raise
    return stored


def delete_file(stored: StoredFile) -> None:
    """Remove row and content; the content goes only when the transaction is through."""
    storage, name = stored.file.storage, stored.file.name
    stored.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _refuse_bare_picture(alternative_text: str, rights: str) -> None:
    if not alternative_text.strip():
        raise DescriptionMissing
    if not rights.strip():
        raise RightsMissing


def _sha256(upload: File[bytes]) -> str:
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _ending(upload: File[bytes], found: Kind) -> str:
    return "csv" if found.name == "txt" and (upload.name or "").lower().endswith(".csv") else found.name
