"""Files of records: kept under our own name, handed out so that nothing in them runs."""

import hashlib
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import FileResponse

from kurzdraht.documents import errors
from kurzdraht.documents.models import StoredFile
from kurzdraht.documents.services import delete_file, serve_file, store_file
from tests.documents.samples import PDF, office, picture, upload
from tests.factories.events import NOW

KEY = uuid.uuid4()


@pytest.fixture(autouse=True)
def _folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def _store(name: str, content: bytes, **more: Any) -> StoredFile:
    return store_file(upload(name, content), kind="event", key=KEY, title="Läden & Räume", now=NOW, **more)


def _body(stored: StoredFile) -> bytes:
    response = serve_file(stored)
    content = b"".join(response.streaming_content)  # type: ignore[arg-type]
    _close(response)
    return content


def _close(response: FileResponse) -> None:
    """Only the file: the end of a response would end the test's database connection as well."""
    assert response.file_to_stream is not None
    response.file_to_stream.close()


def test_file_is_kept_with_its_facts_under_our_own_name(db: None, tmp_path: Path) -> None:
    stored = _store("../../Vertraulich Müller.pdf", PDF)
    assert (stored.content_type, stored.size, stored.sha256) == (
        "application/pdf",
        len(PDF),
        hashlib.sha256(PDF).hexdigest(),
    )
    assert "Müller" not in str(stored.file.name)
    path = Path(stored.file.path)
    assert (path.parent.parent, path.suffix, len(path.stem)) == (tmp_path / "files", ".pdf", 32)
    assert _body(stored) == PDF


def test_hash_is_that_of_the_clean_picture(db: None) -> None:
    stored = _store("a.jpg", picture(has_place=True), alternative_text="Ein Laden", rights="Stadt")
    content = _body(stored)
    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert b"Secret camera" not in content


@pytest.mark.parametrize(
    ("more", "refusal", "field"),
    [
        ({"rights": "Stadt"}, errors.DescriptionMissing, "alternative_text"),
        ({"alternative_text": "Ein Laden", "rights": " "}, errors.RightsMissing, "rights"),
    ],
)
def test_picture_needs_words_and_rights(
    db: None, tmp_path: Path, more: dict[str, str], refusal: type[errors.FileRefused], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        _store("a.jpg", picture(), **more)
    assert refused.value.field == field
    assert not list(tmp_path.rglob("*.*"))
    assert not StoredFile.objects.exists()


def test_pdf_opens_in_the_browser_and_can_run_nothing(db: None) -> None:
    response = serve_file(_store("a.pdf", PDF))
    assert response["Content-Disposition"] == 'inline; filename="laeden-raeume.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("default-src 'none';")
    assert response["Cache-Control"] == "private, max-age=300"
    _close(response)
    saved = serve_file(StoredFile.objects.get(), as_attachment=True)
    assert saved["Content-Disposition"].startswith("attachment")
    _close(saved)


def test_office_file_is_saved_and_its_frame_is_a_sandbox(db: None) -> None:
    response = serve_file(_store("a.docx", office("docx")))
    assert response["Content-Disposition"] == 'attachment; filename="laeden-raeume.docx"'
    assert response["Content-Security-Policy"].endswith("; sandbox")
    _close(response)


def test_table_keeps_its_ending(db: None) -> None:
    response = serve_file(_store("a.csv", b"a;b\n"))
    assert response["Content-Disposition"] == 'attachment; filename="laeden-raeume.csv"'
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    _close(response)


def test_deleted_file_leaves_the_disk_when_the_transaction_is_through(
    db: None, django_capture_on_commit_callbacks: Any
) -> None:
    stored = _store("a.pdf", PDF)
    path = Path(stored.file.path)
    with django_capture_on_commit_callbacks() as callbacks:
        delete_file(stored)
    assert path.exists()
    for callback in callbacks:
        callback()
    assert not path.exists()
