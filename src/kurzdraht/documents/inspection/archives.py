"""Office files are zip archives: what is in them, whether they carry macros, whether they explode."""

import zipfile
from typing import BinaryIO

from kurzdraht.documents.errors import ArchiveTooLarge, FileBroken, KindRefused, MacrosRefused

_MAX_ENTRIES = 5_000
_MAX_UNPACKED = 400 * 1024 * 1024
_MAX_RATIO = 200
_RATIO_COUNTS_FROM = 10 * 1024 * 1024
_MAX_PART = 5 * 1024 * 1024
_OPEN_XML = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_MACRO_PLACES = ("basic/", "scripts/")
_MACRO_FILES = ("vbaproject.bin", "vbadata.xml")


def office_kind(file: BinaryIO) -> str:
    """`docx`, `odt` … by what the archive holds. Macros and templates from elsewhere are refused.

    Sizes are those the archive claims; each part that is read is read with a limit, so a lie helps nobody.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_bomb(archive.infolist())
            names = {entry.filename for entry in archive.infolist()}
            kind = _kind(archive, names)
            _refuse_macros(archive, names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FileBroken from error
    return kind


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    is_dense = unpacked > _RATIO_COUNTS_FROM and unpacked / packed > _MAX_RATIO
    if len(entries) > _MAX_ENTRIES or unpacked > _MAX_UNPACKED or is_dense:
        raise ArchiveTooLarge


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        kind = _OPEN_DOCUMENT.get(_part(archive, "mimetype").strip())
        if kind and "content.xml" in names:
            return kind
    if "[Content_Types].xml" in names:
        for part, kind in _OPEN_XML.items():
            if part in names:
                return kind
    raise KindRefused


def _refuse_macros(archive: zipfile.ZipFile, names: set[str]) -> None:
    for name in names:
        low = name.lower()
        if low.startswith(_MACRO_PLACES) or low.endswith(_MACRO_FILES):
            raise MacrosRefused
        if low.endswith(".rels") and _calls_template(_part(archive, name)):
            raise MacrosRefused
    if "[Content_Types].xml" in names and b"macroenabled" in _part(archive, "[Content_Types].xml").lower():
        raise MacrosRefused


def _calls_template(relations: bytes) -> bool:
    """A template on another server brings its macros when the file is opened."""
    low = relations.lower()
    return b"attachedtemplate" in low and b"external" in low


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        content = part.read(_MAX_PART + 1)
    if len(content) > _MAX_PART:
        raise ArchiveTooLarge
    return content
