"""Descriptions, reports and the texts of formats become paragraphs; what is meant by them is said more clearly."""

import re
from html import escape

from django.db import migrations, models

EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
TEXTS = (("Event", "description"), ("Documentation", "report"), ("EventFormat", "text"))


def to_paragraphs(text):
    parts = (part.strip() for part in EMPTY_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n").strip()))
    return "\n".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)


def to_words(text):
    """The way back, for texts that have only paragraphs."""
    words = re.sub(r"</p>\s*<p>", "\n\n", text).replace("<br>", "\n")
    words = words.removeprefix("<p>").removesuffix("</p>")
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def convert(apps, change, is_done):
    for name, field in TEXTS:
        model = apps.get_model("events", name)
        for pk, text in model.objects.exclude(**{field: ""}).values_list("pk", field).iterator():
            if text.startswith("<p>") != is_done:
                continue
            model.objects.filter(pk=pk).update(**{field: change(text)})


class Migration(migrations.Migration):
    dependencies = [("events", "0003_keys")]
    operations = [
        migrations.AlterField(
            "event", "description", models.TextField("Beschreibung", blank=True)
        ),
        migrations.AlterField(
            "event", "summary", models.TextField("Kurz gesagt, in zwei Sätzen", blank=True)
        ),
        migrations.RunPython(
            lambda apps, _editor: convert(apps, to_paragraphs, False),
            lambda apps, _editor: convert(apps, to_words, True),
        ),
    ]
