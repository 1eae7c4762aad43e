"""Blocks of a page that leads on to others."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from kurzdraht.website.blocks.parts import LinkBlock, OneTarget


class TeaserBlock(OneTarget):
    """With a sentence that says what is there; an address of this site may begin with a slash."""

    title = blocks.CharBlock(label=_("Titel"), max_length=100)
    text = blocks.CharBlock(label=_("Ein Satz dazu (freiwillig)"), max_length=220, required=False)
    page = blocks.PageChooserBlock(label=_("Seite"), required=False)
    url = blocks.CharBlock(label=_("oder Adresse"), required=False, max_length=300)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["url"] and not cleaned["url"].startswith(("https://", "http://", "/")):
            message = _("Beginnen Sie mit https:// oder, auf dieser Website, mit einem Schrägstrich.")
            raise StructBlockValidationError({"url": ValidationError(message)})
        return cleaned


class TeasersBlock(blocks.StructBlock):
    teasers = blocks.ListBlock(TeaserBlock(label=_("Hinweis auf eine Seite")), label=_("Seiten"), min_num=2, max_num=6)

    class Meta:
        icon = "grip"
        label = _("Hinweise auf Seiten")
        template = "website/blocks/teasers.html"


class ActionBlock(LinkBlock):
    """The one thing to do next."""

    class Meta:
        icon = "arrow-right"
        label = _("Knopf")
        template = "website/blocks/action.html"
