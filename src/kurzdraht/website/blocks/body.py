"""The body of a page, and the order of its headings."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from kurzdraht.website.blocks.landing import ActionBlock, TeasersBlock
from kurzdraht.website.blocks.parts import (
    PARAGRAPH_FEATURES,
    ContactCardBlock,
    FactsBlock,
    FilesBlock,
    HeadingBlock,
    LinkBlock,
    NoticeBlock,
    PictureBlock,
    QuoteBlock,
    RetentionBlock,
)
from kurzdraht.website.blocks.records import DocumentationBlock, EventsBlock, MapBlock

TITLE_LEVEL = 1
FILL_IN = "[bitte ausfüllen"


class Body(blocks.StreamBlock):
    """Refuses a heading that skips a level: screen readers list headings like a table of contents.

    Gaps of the default texts may stand in a draft, never on a public page.
    """

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Absatz"), icon="pilcrow", features=PARAGRAPH_FEATURES, template="website/blocks/paragraph.html"
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    links = blocks.ListBlock(
        LinkBlock(label=_("Link")), label=_("Linkliste"), icon="link", template="website/blocks/links.html"
    )
    files = FilesBlock()
    notice = NoticeBlock()
    facts = FactsBlock()
    teasers = TeasersBlock()
    action = ActionBlock()
    events = EventsBlock()
    documentation = DocumentationBlock()
    map = MapBlock()
    contact = ContactCardBlock()
    retention = RetentionBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = _skipped_levels(cleaned)
        if not self.is_deferred_validation:
            errors |= _gaps(cleaned)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def _skipped_levels(body: Any) -> dict[int, ValidationError]:
    errors = {}
    above = TITLE_LEVEL
    for position, child in enumerate(body):
        if child.block_type != "heading":
            continue
        level = int(child.value["level"])
        if level > above + 1:
            sentence = _("Diese Überschrift überspringt eine Ebene. Wählen Sie eine höhere Ebene.")
            errors[position] = ValidationError(sentence)
        above = level
    return errors


def _gaps(body: Any) -> dict[int, ValidationError]:
    sentence = _("Füllen Sie die Stelle mit „%(mark)s …]“ aus, bevor Sie veröffentlichen.") % {"mark": FILL_IN}
    return {position: ValidationError(sentence) for position, child in enumerate(body) if FILL_IN in str(child.value)}
