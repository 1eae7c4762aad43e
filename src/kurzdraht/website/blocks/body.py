"""The body of a page, and the order of its headings."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from kurzdraht.website.blocks.parts import (
    PARAGRAPH_FEATURES,
    ContactCardBlock,
    EventsBlock,
    FactsBlock,
    FilesBlock,
    HeadingBlock,
    LinkBlock,
    NoticeBlock,
    PictureBlock,
    QuoteBlock,
)

TITLE_LEVEL = 1


class Body(blocks.StreamBlock):
    """Refuses a heading that skips a level: screen readers list headings like a table of contents."""

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
    events = EventsBlock()
    contact = ContactCardBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        above = TITLE_LEVEL
        for position, child in enumerate(cleaned):
            if child.block_type != "heading":
                continue
            level = int(child.value["level"])
            if level > above + 1:
                errors[position] = ValidationError(
                    _("Diese Überschrift überspringt eine Ebene. Wählen Sie eine höhere Ebene.")
                )
            above = level
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
