"""A mail's subject and prose, from the network's words or ours. Both parts of the mail get the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.utils.html import conditional_escape, urlize
from django.utils.safestring import SafeString, mark_safe

from kurzdraht.mailing.models import Wording
from kurzdraht.mailing.placeholders import Paragraph, Part, one_line, paragraphs, parse, plain
from kurzdraht.mailing.registry import TEMPLATES, MailTemplate, Words

WORDS = "words"
"""The key of the context under which a mail brings its own words."""
_MARK_BRACKETS = {"⟦": "[", "⟧": "]"}


@dataclass(frozen=True)
class Written:
    """One paragraph for each part of the mail: `text` is not escaped, `html` is."""

    text: str
    html: SafeString


@dataclass(frozen=True)
class Prose:
    """What a registered template gets as `prose`, with the subject."""

    subject: str
    prose: list[Written]


def write_prose(template: str, context: Mapping[str, Any], *, language: str) -> Prose | None:
    """None where the template writes all by itself. Values are read in the language at hand."""
    known = TEMPLATES.get(template)
    if known is None:
        return None
    words = context.get(WORDS) or words_for(known, language)
    values = {name: _without_marks(value) for name, value in known.values(context).items()}
    body = paragraphs(_parts(words.body), values)
    return Prose(subject=one_line(_parts(words.subject), values), prose=[_write(paragraph) for paragraph in body])


def words_for(template: MailTemplate, language: str) -> Words:
    """The network's, if there are any and they still fit; ours otherwise."""
    row = Wording.objects.filter(template=template.name, language=language).first()
    own = Words(row.subject, row.body) if row else None
    if own is not None and template.fault_in(own) is None:
        return own
    if template.shipped is None:
        raise LookupError(template.name)
    return template.shipped()


def _parts(text: str) -> Iterable[Part]:
    return parse(_without_marks(text))


def _without_marks(text: str) -> str:
    """Nobody types a mark of a secret: it would be filled when the mail leaves."""
    return reduce(lambda words, pair: words.replace(*pair), _MARK_BRACKETS.items(), text)


def _write(paragraph: Paragraph) -> Written:
    """Addresses that were typed become links; what stands in a value stays what it is."""
    html = "".join(
        urlize(piece.text, autoescape=True) if piece.is_typed else conditional_escape(str(piece.text))
        for piece in paragraph
    )
    return Written(text=plain(paragraph).strip(), html=mark_safe(html.strip().replace("\n", "<br />")))  # noqa: S308
