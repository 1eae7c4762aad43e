"""What editors build a page from. Only the heading block makes headings, so their order can be kept."""

from kurzdraht.website.blocks.body import Body
from kurzdraht.website.blocks.chooser import EventChooserBlock
from kurzdraht.website.blocks.landing import ActionBlock, TeasersBlock
from kurzdraht.website.blocks.parts import (
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

__all__ = (
    "ActionBlock",
    "Body",
    "ContactCardBlock",
    "DocumentationBlock",
    "EventChooserBlock",
    "EventsBlock",
    "FactsBlock",
    "FilesBlock",
    "HeadingBlock",
    "LinkBlock",
    "MapBlock",
    "NoticeBlock",
    "PictureBlock",
    "QuoteBlock",
    "RetentionBlock",
    "TeasersBlock",
)
