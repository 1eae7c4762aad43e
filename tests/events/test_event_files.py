"""Files and pictures of an event: through the gate, ordered, exchanged, removed."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kurzdraht.core.errors import Refused
from kurzdraht.documents.errors import DescriptionMissing, KindRefused, RightsMissing
from kurzdraht.documents.models import StoredFile
from kurzdraht.events.enums import FileRole
from kurzdraht.events.models import Contribution, Event, EventFile
from kurzdraht.events.services.files import (
    FileDraft,
    IsAPicture,
    IsNoPicture,
    add_file,
    change_file,
    move_file,
    remove_file,
    replace_file,
)
from tests.documents.samples import PDF, picture
from tests.factories.events import NOW, make_event
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db
SLIDES = FileDraft("Folien aus Dortmund", FileRole.SLIDES)
PHOTO = FileDraft("Am Platz", FileRole.PICTURE, "Drei Menschen vor einem Plan", "Stadt Dortmund, frei")


def a_pdf(name: str = "folien.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF)


def a_picture(name: str = "platz.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture("PNG"))


def office_of(cast: Cast) -> Client:
    client = Client()
    assert cast.clara.user is not None
    client.force_login(cast.clara.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def titles(event: Event) -> list[str]:
    return list(event.files.order_by("position").values_list("file__title", flat=True))


def test_files_stand_in_their_order(cast: Cast) -> None:
    event = make_event()
    add_file(event, a_pdf(), SLIDES, by=cast.clara, now=NOW)
    second = add_file(event, a_picture(), PHOTO, by=cast.clara, now=NOW)
    assert titles(event) == ["Folien aus Dortmund", "Am Platz"]
    move_file(second, by_rows=-1, by=cast.clara, now=NOW)
    assert titles(event) == ["Am Platz", "Folien aus Dortmund"]
    move_file(second, by_rows=-1, by=cast.clara, now=NOW)
    assert titles(event) == ["Am Platz", "Folien aus Dortmund"]


@pytest.mark.parametrize(
    ("upload", "draft", "refusal"),
    [
        (SimpleUploadedFile("x.pdf", b"MZ\x90\x00 kein PDF"), SLIDES, KindRefused),
        (a_pdf("folien.pdf"), FileDraft("x", FileRole.PICTURE, "a", "b"), IsNoPicture),
        (a_picture(), FileDraft("x", FileRole.SLIDES, "a", "b"), IsAPicture),
        (a_picture(), FileDraft("x", FileRole.PICTURE, "", "b"), DescriptionMissing),
        (a_picture(), FileDraft("x", FileRole.PICTURE, "a", ""), RightsMissing),
    ],
)
def test_what_is_not_taken_leaves_nothing(
    cast: Cast, upload: SimpleUploadedFile, draft: FileDraft, refusal: type[Refused]
) -> None:
    upload.seek(0)
    event = make_event()
    with pytest.raises(refusal):
        add_file(event, upload, draft, by=cast.clara, now=NOW)
    assert not EventFile.objects.exists()
    assert not StoredFile.objects.exists()


def test_changed_exchanged_removed(cast: Cast) -> None:
    event = make_event()
    row = add_file(event, a_picture(), PHOTO, by=cast.clara, now=NOW)
    talk = Contribution.objects.create(event=event, name="Nora Beispiel")
    change_file(row, FileDraft("Anders", FileRole.PICTURE, "Ein Plan", "frei", False, talk), by=cast.clara, now=NOW)
    row.refresh_from_db()
    assert (row.file.title, row.contribution) == ("Anders", talk)
    with pytest.raises(DescriptionMissing):
        change_file(row, FileDraft("Anders", FileRole.PICTURE), by=cast.clara, now=NOW)
    old = row.file.key
    replace_file(row, a_pdf(), SLIDES, by=cast.clara, now=NOW)
    row = EventFile.objects.select_related("file").get(pk=row.pk)
    assert (row.role, row.file.content_type, row.file.key == old) == ("slides", "application/pdf", False)
    assert not StoredFile.objects.filter(key=old).exists()
    remove_file(row, by=cast.clara, now=NOW)
    remove_file(row, by=cast.clara, now=NOW)
    assert not StoredFile.objects.exists()


def test_the_page_takes_shows_and_explains(cast: Cast) -> None:
    event = make_event(starts_at=NOW - timedelta(days=3))
    office = office_of(cast)
    here = reverse("desk_files", args=(event.slug,))
    answer = office.post(here, {"file": a_picture(), "role": "picture", "title": "", "rights": "frei"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Beschreiben Sie in einem Satz" in page
    assert "Wählen Sie die Datei noch einmal" in page
    assert 'value="frei"' in page
    sent = {"file": a_picture(), "role": "picture", "alternative_text": "Ein Plan", "rights": "frei"}
    assert office.post(here, sent)["Location"] == here
    row = event.files.select_related("file").get()
    assert row.file.title == "platz"
    content = office.get(reverse("desk_file_content", args=(event.slug, row.file.key)))
    assert (content.status_code, content["Content-Type"]) == (200, "image/png")
    assert content.getvalue().startswith(b"\x89PNG")
    assert Client().get(reverse("event_file", args=(event.slug, row.file.key))).status_code == 404
    one = reverse("desk_file", args=(event.slug, row.pk))
    assert (
        office.post(one, {"role": "picture", "title": "Neu", "alternative_text": "x", "rights": ""}).status_code == 422
    )
    assert (
        office.post(one, {"role": "picture", "title": "Neu", "alternative_text": "x", "rights": "y"}).status_code == 302
    )
    assert titles(event) == ["Neu"]
    office.post(here, {"row": str(row.pk), "action": "remove"})
    assert titles(event) == []


def test_hostile_files_are_refused_in_plain_words(cast: Cast) -> None:
    event = make_event()
    here = reverse("desk_files", args=(event.slug,))
    bad = SimpleUploadedFile("folien.pdf", b"<html><script>alert(1)</script></html>")
    answer = office_of(cast).post(here, {"file": bad, "role": "slides", "title": "Folien"})
    assert answer.status_code == 422
    assert "nehmen wir nicht an" in answer.content.decode() or "passt nicht zum Inhalt" in answer.content.decode()
    assert not StoredFile.objects.exists()
