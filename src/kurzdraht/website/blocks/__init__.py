"""What editors build a page from. Only the heading block makes headings, so their order can be kept."""

from kurzdraht.website.blocks.body import Body
from kurzdraht.website.blocks.chooser import EventChooserBlock
from kurzdraht.website.blocks.parts import (
    ContactCardBlock,
    EventsBlock,
    FactsBlock,
    FilesBlock,
    HeadingBlock,
    LinkBlock,
    NoticeBlock,
    PictureBlock,
    QuoteBlock,
    RetentionBlock,
)

__all__ = (
    "Body",
    "ContactCardBlock",
    "EventChooserBlock",
    "EventsBlock",
    "FactsBlock",
    "FilesBlock",
    "HeadingBlock",
    "LinkBlock",
    "NoticeBlock",
    "PictureBlock",
    "QuoteBlock",
    "RetentionBlock",
)
