"""Which mails have words that the network may put in place of ours: an app tells it in its own `wordings.py`.

    register(MailTemplate("events/mails/waiting", slug="warteliste", label=_("Warteliste"), …))

What can be written are the subject and the prose. Heading, facts, buttons, calendar entry and the reason why somebody
gets the mail stay in the template, so that no wording can lose them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from kurzdraht.core.errors import Refused
from kurzdraht.mailing.placeholders import (
    LonelyBrace,
    OpenBrace,
    PlaceholderMissing,
    UnknownPlaceholder,
    names_in,
    parse,
)

TEMPLATES: dict[str, "MailTemplate"] = {}


@dataclass(frozen=True)
class Placeholder:
    """`name` is what is typed between braces, `value` finds what goes there in the mail's context, as plain text."""

    name: str
    meaning: str | Promise
    value: Callable[[Mapping[str, Any]], object]


@dataclass(frozen=True)
class Words:
    """Subject and prose with placeholders, as they were typed."""

    subject: str
    body: str


@dataclass(frozen=True)
class Example:
    """A mail as it would be written now, from true records: for the preview, never sent."""

    context: Mapping[str, Any]
    secrets: Mapping[str, str] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class MailTemplate:
    """`shipped` gives our words in the language at hand; without it the words come with each mail.

    `use` says who gets the mail and when. A placeholder in `required` must stand in the prose.
    """

    name: str
    slug: str
    group: str | Promise
    label: str | Promise
    use: str | Promise
    placeholders: tuple[Placeholder, ...]
    shipped: Callable[[], Words] | None = None
    example: Callable[[datetime], Example] | None = None
    required: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        return [placeholder.name for placeholder in self.placeholders]

    def values(self, context: Mapping[str, Any]) -> dict[str, str]:
        return {placeholder.name: str(placeholder.value(context) or "") for placeholder in self.placeholders}

    def fault_in(self, words: Words) -> Refused | None:
        """Why these words cannot be sent, as a refusal that names the field; None when they can."""
        for name in ("subject", "body"):
            refusal = self._fault_in(getattr(words, name))
            if refusal is not None:
                refusal.field = name
                return refusal
        missing = sorted(self.required - set(names_in(parse(words.body))))
        if not missing:
            return None
        refusal = PlaceholderMissing(missing=in_braces(missing))
        refusal.field = "body"
        return refusal

    def _fault_in(self, text: str) -> Refused | None:
        try:
            names = names_in(parse(text))
        except OpenBrace as open_brace:
            return LonelyBrace(words=open_brace.words)
        unknown = [name for name in names if name not in self.names]
        if unknown:
            return UnknownPlaceholder(unknown=in_braces(unknown), known=in_braces(self.names))
        return None


def in_braces(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def register(template: MailTemplate) -> None:
    TEMPLATES[template.name] = template


def editable_templates() -> list[MailTemplate]:
    """Those with words of ours that can be replaced, in the order in which they were told."""
    return [template for template in TEMPLATES.values() if template.shipped]


def template_at(slug: str) -> MailTemplate | None:
    return next((template for template in editable_templates() if template.slug == slug), None)
