"""Blocks that show records: what stands there is asked anew for each reader, nothing is copied."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kurzdraht.network.models import Consortium
from kurzdraht.website.blocks.chooser import EventChooserBlock

MOST_ROWS = 6


def consortium_choices() -> list[tuple[str, str]]:
    return list(Consortium.objects.order_by("position").values_list("slug", "short_name"))


class EventsBlock(blocks.StructBlock):
    """Chosen events; without a choice, the next ones, of one consortium or of all."""

    events = blocks.ListBlock(
        EventChooserBlock(label=_("Veranstaltung")),
        label=_("Veranstaltungen"),
        default=[],
        min_num=0,
        max_num=MOST_ROWS,
        help_text=_("Ohne Auswahl stehen hier die nächsten Veranstaltungen."),
    )
    consortium = blocks.ChoiceBlock(
        label=_("Nächste Veranstaltungen der AG (freiwillig)"), choices=consortium_choices, required=False
    )
    number = blocks.IntegerBlock(label=_("Wie viele?"), default=3, min_value=1, max_value=MOST_ROWS)

    class Meta:
        icon = "calendar"
        label = _("Veranstaltungen")
        template = "website/blocks/events.html"


class DocumentationBlock(blocks.StructBlock):
    """What was documented last, of one consortium or of all."""

    consortium = blocks.ChoiceBlock(label=_("AG (freiwillig)"), choices=consortium_choices, required=False)
    number = blocks.IntegerBlock(label=_("Wie viele?"), default=3, min_value=1, max_value=MOST_ROWS)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Dokumentationen")
        template = "website/blocks/documentation.html"


class MapBlock(blocks.StructBlock):
    """The map of the members, of one consortium or of the whole network, with the way to the table beside it."""

    consortium = blocks.ChoiceBlock(label=_("AG (freiwillig)"), choices=consortium_choices, required=False)

    class Meta:
        icon = "site"
        label = _("Karte der Mitglieder")
        template = "website/blocks/map.html"
