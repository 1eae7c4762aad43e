"""Slides and pictures of the demo, made on the spot: an accessible PDF and a drawing of the five marks on a wire."""

import io
from datetime import datetime
from itertools import count

import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from kurzdraht.core.text import slug
from kurzdraht.demo.content.plan import Plan
from kurzdraht.documents.services import store_file
from kurzdraht.events.enums import FileRole
from kurzdraht.events.models import Event, EventFile

RIGHTS = "Kurzdraht, Demonstration"
COLOURS = ("#856910", "#0168e0", "#901601", "#6e0f77", "#05675e")


def load_files(pairs: list[tuple[Plan, Event]], *, now: datetime) -> None:
    """Slides as PDF and one picture for each plan that names them."""
    for plan, event in pairs:
        if plan.record is None:
            continue
        positions = count()
        for title in plan.record.slides:
            slides = SimpleUploadedFile(f"{slug(title)}.pdf", _slides(title, plan))
            _attach(event, slides, role=FileRole.SLIDES, title=title, position=next(positions), now=now)
        if plan.record.picture:
            picture = SimpleUploadedFile("mitschrift.png", _picture())
            _attach(event, picture, role=FileRole.PICTURE, title=plan.record.picture, position=next(positions), now=now)


def _attach(
    event: Event, upload: SimpleUploadedFile, *, role: FileRole, title: str, position: int, now: datetime
) -> None:
    """A picture's title is its alt text."""
    stored = store_file(
        upload,
        kind="event",
        key=event.key,
        title=title,
        alternative_text=title if role == FileRole.PICTURE else "",
        rights=RIGHTS,
        is_accessible=role == FileRole.SLIDES,
        now=now,
    )
    EventFile.objects.create(event=event, file=stored, role=role, position=position)


def _slides(title: str, plan: Plan) -> bytes:
    """A tagged PDF (PDF/UA-1) of three pages."""
    findings = "\n".join(f"+ {headline} {text}" for headline, text in plan.record.findings) if plan.record else ""
    source = (
        f'#set document(title: "{title}", author: "Netzwerk (Demo)")\n#set text(lang: "de", size: 20pt)\n'
        f'#set page(paper: "presentation-16-9", margin: 2cm)\n= {title}\n{plan.title}\n#pagebreak()\n'
        f"== Worum es ging\n{plan.summary}\n#pagebreak()\n== Was herauskam\n{findings}\n"
    )
    return typst.compile(source.encode(), pdf_standards=["ua-1"])


def _picture() -> bytes:
    """Five boards on a wire, 1200 by 600 pixels."""
    image = Image.new("RGB", (1200, 600), "#f1f2f7")
    draw = ImageDraw.Draw(image)
    draw.line((120, 300, 1080, 300), fill="#131525", width=6)
    for number, colour in enumerate(COLOURS):
        left = 60 + number * 228
        draw.rounded_rectangle((left, 180, left + 168, 420), radius=12, fill="#ffffff", outline=colour, width=8)
        for row in range(4):
            draw.line((left + 28, 225 + row * 45, left + 140 - 22 * (row % 3), 225 + row * 45), fill=colour, width=8)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
