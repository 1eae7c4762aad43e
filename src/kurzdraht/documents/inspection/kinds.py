"""The list of what is taken, and how each is recognised. What is not on it is refused."""

from dataclasses import dataclass
from typing import BinaryIO

import filetype

from kurzdraht.documents.errors import FileEmpty, KindRefused
from kurzdraht.documents.inspection.archives import office_kind

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "txt": "text/plain; charset=utf-8",
}
ENDINGS = {**{kind: {kind} for kind in MEDIA_TYPES}, "jpeg": {"jpg", "jpeg"}, "txt": {"txt", "csv"}}
PICTURES = frozenset({"png", "jpeg", "webp"})
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body", b"<!--", b"<iframe")
_HEAD = 4096
_CHUNK = 1 << 20
_SPACES = frozenset(b"\t\n\r\f")
_FIRST_PRINTABLE = 0x20


@dataclass(frozen=True)
class Kind:
    """`name` is one of MEDIA_TYPES."""

    name: str

    @property
    def is_picture(self) -> bool:
        return self.name in PICTURES

    def fits(self, ending: str) -> bool:
        return ending.lower() in ENDINGS[self.name]


def recognise(file: BinaryIO) -> Kind:
    """What the content says; the name of the file is not looked at. The file stands at its beginning afterwards."""
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if not head:
        raise FileEmpty
    try:
        return Kind(_name(file, head))
    finally:
        file.seek(0)


def _name(file: BinaryIO, head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return office_kind(file)
    found = filetype.guess(head)
    if found is not None:
        name: str = {"jpg": "jpeg"}.get(found.extension, found.extension)
        if name in PICTURES:
            return name
        raise KindRefused
    if _is_plain_text(file, head):
        return "txt"
    raise KindRefused


def _is_plain_text(file: BinaryIO, head: bytes) -> bool:
    """No control characters and no markup: a browser that guesses must find nothing to run."""
    low = head.lower()
    if any(mark in low for mark in _MARKUP):
        return False
    while chunk := file.read(_CHUNK):
        if any(byte < _FIRST_PRINTABLE and byte not in _SPACES for byte in set(chunk)):
            return False
    return True
