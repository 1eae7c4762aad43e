"""Wagtail's upload forms let nothing in that the gate refuses."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from kurzdraht.documents.models import EditorDocument, EditorImage
from tests.documents.samples import PDF, picture, upload


@pytest.fixture(autouse=True)
def _place(db: None, settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


def _image_form(file: SimpleUploadedFile, **values: str) -> Any:
    collection = str(Collection.objects.get().pk)
    return get_image_form(EditorImage)({"title": "Laden", "collection": collection, **values}, {"file": file})


def test_picture_is_stored_clean() -> None:
    form = _image_form(upload("a.jpg", picture(has_place=True)), description="Ein Laden", rights="Stadt")
    assert form.is_valid(), form.errors
    image = form.save()
    with image.file.open() as stored:
        content = stored.read()
    assert b"Secret camera" not in content
    assert image.file_size == len(content)
    with Image.open(BytesIO(content)) as clean:
        assert clean.size == (image.width, image.height) == (20, 40)


def test_picture_without_words_is_refused_and_yet_clean() -> None:
    """Wagtail keeps the upload of an incomplete form and makes a picture of it later."""
    file = upload("a.jpg", picture(has_place=True))
    form = _image_form(file)
    assert not form.is_valid()
    assert set(form.errors) == {"description", "rights"}
    file.seek(0)
    assert b"Secret camera" not in file.read()


def test_document_is_looked_into() -> None:
    form_class = get_document_form(EditorDocument)
    values = {"title": "Bericht", "collection": str(Collection.objects.get().pk)}
    assert form_class(values, {"file": upload("a.pdf", PDF)}).is_valid()
    refused = form_class(values, {"file": upload("a.pdf", b"<html><script>1</script>")})
    assert not refused.is_valid()
    assert list(refused.errors) == ["file"]
    assert "nehmen wir nicht an" in refused.errors["file"][0]
