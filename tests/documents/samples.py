"""Files of all kinds, made on the spot: good ones, and such that pretend."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OPEN_XML = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
OPEN_DOCUMENT = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def archive(parts: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def office(kind: str, **more: bytes | str) -> bytes:
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    if kind in OPEN_XML:
        return archive({"[Content_Types].xml": TYPES, OPEN_XML[kind]: "<x/>", **extra})
    media_type = f"application/vnd.oasis.opendocument.{OPEN_DOCUMENT[kind]}"
    return archive({"mimetype": media_type, "content.xml": "<x/>", **extra})


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (40, 20), *, mode: str = "RGB", has_place: bool = False
) -> bytes:
    target = io.BytesIO()
    made = Image.new(mode, size, 1 if mode == "P" else None)
    exif = Image.Exif()
    if has_place:
        exif[0x010F] = "Secret camera"
        exif[0x0112] = 6  # lies on its side
        exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    made.save(target, kind, exif=exif)
    return target.getvalue()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
