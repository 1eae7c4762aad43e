"""The one gate for uploads: of records, of the editors' pictures and of their documents."""

from pathlib import PurePath
from typing import BinaryIO, cast

from django.core.files.base import File

from kurzdraht.documents.errors import EndingRefused, FileBroken, FileTooLarge, KindRefused
from kurzdraht.documents.inspection.kinds import Kind, recognise
from kurzdraht.documents.inspection.pictures import redraw

MEGABYTES = 50
_MEGABYTE = 1024 * 1024


def check_document(upload: File[bytes]) -> Kind:
    """Refuse what is too large, of an unknown kind, or named other than it is. Pictures are drawn anew in place."""
    if upload.size > MEGABYTES * _MEGABYTE:
        raise FileTooLarge(limit=MEGABYTES)
    kind = recognise(cast("BinaryIO", upload))
    ending = ending_of(upload)
    if not kind.fits(ending):
        raise EndingRefused(ending=ending)
    if kind.is_picture:
        _replace_by_drawing(upload, kind)
    return kind


def check_picture(upload: File[bytes]) -> Kind:
    """As `check_document`, for pictures only."""
    kind = check_document(upload)
    if not kind.is_picture:
        raise KindRefused
    return kind


def ending_of(upload: File[bytes]) -> str:
    return PurePath(upload.name or "").suffix.lstrip(".").lower()


def _replace_by_drawing(upload: File[bytes], kind: Kind) -> None:
    """Write the clean picture over the uploaded one, wherever it lies.

    Wagtail stores the very upload a second time when another field of its form is wrong, and a large upload is moved
    from its temporary place: so the content itself must change, a cleaned copy would be passed by.
    """
    upload.seek(0)
    name, content = redraw(cast("BinaryIO", upload))
    if name != kind.name:
        raise FileBroken
    handle = cast("BinaryIO", upload.file)
    handle.seek(0)
    handle.truncate()
    handle.write(content)
    handle.flush()
    handle.seek(0)
    upload.size = len(content)
