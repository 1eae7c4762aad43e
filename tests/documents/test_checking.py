"""Files are what they are by content; what only pretends is refused with a sentence."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image

from kurzdraht.documents import errors
from kurzdraht.documents.inspection import archives
from kurzdraht.documents.services import check_document, check_picture, checking
from tests.documents.samples import OPEN_DOCUMENT, OPEN_XML, PDF, archive, office, picture, upload


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("slides.pdf", PDF, "pdf"),
        *((f"file.{kind}", office(kind), kind) for kind in (*OPEN_XML, *OPEN_DOCUMENT)),
        ("a.JPG", picture(), "jpeg"),
        ("a.jpeg", picture(), "jpeg"),
        ("a.png", picture("PNG"), "png"),
        ("a.webp", picture("WEBP"), "webp"),
        ("a.txt", "Grüße aus Köln\n".encode(), "txt"),
        ("a.csv", b"name;ort\nx;y\n", "txt"),
        ("alt.txt", "Grüße".encode("cp1252"), "txt"),
    ],
)
def test_known_kinds_are_taken(name: str, content: bytes, kind: str) -> None:
    assert check_document(upload(name, content)).name == kind


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.pdf", b"", errors.FileEmpty),
        ("a.pdf", picture("PNG"), errors.EndingRefused),
        ("a.png", PDF, errors.EndingRefused),
        ("a.docx", office("xlsx"), errors.EndingRefused),
        ("a.docm", office("docx"), errors.EndingRefused),
        ("a", PDF, errors.EndingRefused),
        ("a.html.txt", b"Hello <!DOCTYPE html><script>1</script>", errors.KindRefused),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", errors.KindRefused),
        ("a.txt", b"\n\n<ScRiPt>", errors.KindRefused),
        ("a.txt", b"MZ\x90\x00\x03", errors.KindRefused),
        ("a.gif", b"GIF89a" + b"\x00" * 40, errors.KindRefused),
        ("a.zip", archive({"a.txt": "x"}), errors.KindRefused),
        ("a.docx", archive({"[Content_Types].xml": "<x/>"}), errors.KindRefused),
        ("a.docx", office("docx", word__vbaProject__bin=b"x").replace(b"/bin", b".bin"), errors.MacrosRefused),
        (
            "a.docx",
            archive({"[Content_Types].xml": "…document.macroEnabled.main+xml", "word/document.xml": "x"}),
            errors.MacrosRefused,
        ),
        (
            "a.docx",
            archive(
                {
                    "[Content_Types].xml": "<x/>",
                    "word/document.xml": "x",
                    "word/_rels/settings.xml.rels": '<r Type="attachedTemplate" TargetMode="External"/>',
                }
            ),
            errors.MacrosRefused,
        ),
        ("a.odt", office("odt", Basic__Standard__script=b"x"), errors.MacrosRefused),
        ("a.docx", office("docx")[:60], errors.FileBroken),
        ("a.png", picture("PNG")[:60], errors.FileBroken),
        ("a.docx", office("docx", word__big=b"0" * 30_000_000), errors.ArchiveTooLarge),
    ],
)
def test_pretenders_are_refused(name: str, content: bytes, refusal: type[errors.FileRefused]) -> None:
    with pytest.raises(refusal) as refused:
        check_document(upload(name, content))
    assert str(refused.value).endswith(".")
    assert refused.value.field == "file"


def test_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MEGABYTES", 0)
    with pytest.raises(errors.FileTooLarge):
        check_document(upload("a.pdf", PDF))


def test_archive_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MAX_ENTRIES", 2)
    with pytest.raises(errors.ArchiveTooLarge):
        check_document(upload("a.docx", office("docx", word__more="x")))


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_picture_loses_place_and_camera_and_stands_upright(kind: str, name: str) -> None:
    file = upload(name, picture(kind, has_place=True) + b"<script>behind the end</script>")
    check_picture(file)
    content = file.read()
    with Image.open(io.BytesIO(content)) as clean:
        assert clean.size == (20, 40)
        assert not clean.getexif()
        assert "exif" not in clean.info
    assert b"Secret camera" not in content
    assert b"script" not in content
    assert file.size == len(content)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_mode_is_taken(mode: str) -> None:
    assert check_picture(upload("a.png", picture("PNG", mode=mode))).name == "png"


def test_colours_of_a_palette_survive() -> None:
    target = io.BytesIO()
    made = Image.new("RGBA", (2, 1))
    made.putpixel((0, 0), (200, 10, 20, 255))
    made.putpixel((1, 0), (0, 0, 0, 0))
    made.quantize().save(target, "PNG")
    file = upload("a.png", target.getvalue())
    check_picture(file)
    with Image.open(file) as clean:
        drawn = clean.convert("RGBA")
    assert (drawn.getpixel((0, 0)), drawn.getpixel((1, 0))) == ((200, 10, 20, 255), (0, 0, 0, 0))


def test_large_upload_is_cleaned_where_it_lies() -> None:
    content = picture(has_place=True)
    file = TemporaryUploadedFile("a.jpg", "image/jpeg", len(content), None)
    file.write(content)
    file.seek(0)
    check_picture(file)
    with open(file.temporary_file_path(), "rb") as stored:  # noqa: PTH123 -- as the storage would read it
        assert b"Secret camera" not in stored.read()
    file.close()


def test_picture_of_41_megapixels_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(errors.PictureTooLarge) as refused:
        check_picture(upload("a.png", _png_head(6500, 6400)))
    assert "40" in str(refused.value)


def test_bomb_of_a_gigapixel_is_refused() -> None:
    with pytest.raises(errors.PictureTooLarge):
        check_picture(upload("a.png", _png_head(40_000, 40_000)))


def test_document_is_no_picture() -> None:
    with pytest.raises(errors.KindRefused):
        check_picture(upload("a.pdf", PDF))


def _png_head(width: int, height: int) -> bytes:
    """A few bytes that promise many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")
