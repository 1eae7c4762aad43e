"""What the demo lacks and the inventory looks at: a page with every block, one with none, a mail with a calendar."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from kurzdraht.documents.models import EditorDocument, EditorImage
from kurzdraht.events.enums import Attendance
from kurzdraht.events.models import Event
from kurzdraht.events.services import GUEST, guest_applicant, register_for_event
from kurzdraht.network.models import Topic
from kurzdraht.website.models import HomePage, StandardPage, TopicPage
from tests.website.conftest import picture


def furnish() -> None:
    home = HomePage.objects.get(slug="start")
    _add(home, StandardPage(title="Alles, was geht", slug="alles-was-geht", lead="Jeder Block einmal.", body=_blocks()))
    _add(home, StandardPage(title="Noch ohne Text", slug="noch-ohne-text"))
    topic = Topic.objects.filter(events__isnull=False).first()
    _add(home, TopicPage(title="Ein Thema", slug="thema", lead="Was das Netzwerk dazu weiß.", topic=topic))
    now = timezone.now()
    event = Event.objects.filter(audience="public", is_online=True, starts_at__gt=now).order_by("starts_at")[0]
    guest = guest_applicant(name="Gast Muster", email="gast@demo.example", organisation_name="", language="de", now=now)
    register_for_event(event, guest, attendance=Attendance.ONLINE, by=GUEST, now=now)


def _add(home: HomePage, page: Any) -> None:
    home.add_child(instance=page)
    page.save_revision().publish()


def _wide() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (1600, 900), "#0168e0").save(content, "PNG")
    return SimpleUploadedFile("markt.png", content.getvalue(), "image/png")


def _blocks() -> list[tuple[str, Any]]:
    image = EditorImage.objects.create(title="Markt", description="Ein leerer Markt", rights="Stadt X", file=_wide())
    file = EditorDocument.objects.create(title="Leitfaden", file=picture("leitfaden.pdf"), file_size=1_200_000)
    rows = [{"label": "Miete", "value": "500"}, {"label": "Strom", "value": "80"}]
    return [
        ("heading", {"text": "Zuerst", "level": "2"}),
        ("paragraph", "<p>Mit der <a href='/kontakt/'>Eigentümerin</a> reden.</p><ul><li>früh</li><li>oft</li></ul>"),
        ("heading", {"text": "Darunter", "level": "3"}),
        ("picture", {"image": image, "caption": "Der Markt am Morgen."}),
        ("quote", {"text": "Es ging schneller als gedacht.", "source": "Stadtplanung, eine Mittelstadt"}),
        ("links", [{"text": "Mehr dazu", "page": None, "url": "https://example.org/mehr"}]),
        ("files", {"files": [file]}),
        ("notice", {"kind": "info", "title": "Frist", "text": "<p>Bis Mai.</p>"}),
        ("facts", {"caption": "Kosten", "first_column": "Was", "second_column": "Euro", "rows": rows}),
        ("events", {"events": [Event.objects.filter(documentation__isnull=False)[0]]}),
        ("contact", {"name": "Geschäftsstelle", "email": "netz@example.org", "phone": "0231 123"}),
        ("retention", {}),
    ]
