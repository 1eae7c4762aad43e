"""From a template's name to subject, text and HTML; no secret passes through here, only marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

import css_inline
import mrml
from django.conf import settings
from django.template import Context, Template
from django.template.loader import get_template
from django.utils import translation

from kurzdraht.core.text import printable
from kurzdraht.mailing.services.prose import write_prose

_INLINER = css_inline.CSSInliner(keep_style_tags=True, keep_at_rules=True, load_remote_stylesheets=False)
_SUBJECT_LENGTH = 250
_SIGNATURE = "-- "


@dataclass(frozen=True)
class Letter:
    """The three written parts of one mail."""

    subject: str
    text: str
    html: str


def render(template: str, context: Mapping[str, Any], *, language: str) -> Letter:
    """Write the mail in the language of its reader, in the network's own words where there are any.

    `.txt` templates are not escaped, `.mjml` templates are. Line breaks in the subject become spaces. MJML is compiled
    each time (0.1 ms), so a change of a template needs no clearing of anything.
    """
    with translation.override(language):
        frame = {**_frame(language), **context}
        written = write_prose(template, frame, language=language)
        line = written.subject if written else _print(f"{template}.subject.txt", frame, is_html=False)
        frame["prose"] = written.prose if written else []
        frame["subject"] = subject = " ".join(printable(line).split())[:_SUBJECT_LENGTH]
        text = _print(f"{template}.txt", frame, is_html=False)
        markup = _print(f"{template}.mjml", frame, is_html=True)
    return Letter(subject=subject, text=_tidy(text), html=_compile(markup))


def _frame(language: str) -> dict[str, str]:
    sender, _ = parseaddr(settings.DEFAULT_FROM_EMAIL)
    first, _, rest = sender.partition(" ")
    return {
        "language": language,
        "base_url": settings.BASE_URL,
        "prefix": "/en" if language == "en" else "",
        "sender": sender,
        "wordmark_first": first,
        "wordmark_rest": rest,
    }


def _print(name: str, values: Mapping[str, Any], *, is_html: bool) -> str:
    template: Template = get_template(name).template  # type: ignore[attr-defined]
    return printable(template.render(Context(dict(values), autoescape=is_html)))


def _tidy(text: str) -> str:
    """One empty line at most between two paragraphs, none at the ends: templates may indent their blocks."""
    lines: list[str] = []
    for line in text.splitlines():
        plain = line if line == _SIGNATURE else line.rstrip()
        if plain or (lines and lines[-1]):
            lines.append(plain)
    return "\n".join(lines).strip() + "\n"


def _compile(markup: str) -> str:
    options = mrml.RenderOptions(disable_comments=True, fonts={})
    return _INLINER.inline(mrml.to_html(markup, None, options).content)
