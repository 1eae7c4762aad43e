"""The single blocks."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PARAGRAPH_FEATURES = ("bold", "italic", "link", "document-link", "ol", "ul")


class HeadingBlock(blocks.StructBlock):
    """The page's title is level 1."""

    text = blocks.CharBlock(label=_("Überschrift"), max_length=140)
    level = blocks.ChoiceBlock(
        label=_("Ebene"),
        choices=(("2", _("Abschnitt")), ("3", _("Unterabschnitt")), ("4", _("Absatz mit Titel"))),
        default="2",
    )

    class Meta:
        icon = "title"
        label = _("Überschrift")
        template = "website/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    """Alt text and rights come from the picture itself."""

    image = ImageChooserBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildunterschrift (freiwillig)"), max_length=250, required=False)

    class Meta:
        icon = "image"
        label = _("Bild")
        template = "website/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Zitat"), rows=3)
    source = blocks.CharBlock(
        label=_("Wer sagt das?"), max_length=160, help_text=_("Funktion und Organisation, nicht nur ein Name.")
    )

    class Meta:
        icon = "openquote"
        label = _("Zitat")
        template = "website/blocks/quote.html"


class OneTarget(blocks.StructBlock):
    """Leads to a page of ours or to an address elsewhere, exactly one of both: its blocks `page` and `url`."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["page"]) == bool(cleaned["url"]):
            message = _("Wählen Sie eine Seite oder geben Sie eine Adresse ein, eines von beiden.")
            raise StructBlockValidationError({"url": ValidationError(message)})
        return cleaned


class LinkBlock(OneTarget):
    text = blocks.CharBlock(label=_("Text"), max_length=140, help_text=_("Sagt, wohin der Link führt."))
    page = blocks.PageChooserBlock(label=_("Seite"), required=False)
    url = blocks.URLBlock(label=_("oder Adresse"), required=False)


class FilesBlock(blocks.StructBlock):
    files = blocks.ListBlock(DocumentChooserBlock(label=_("Datei")), label=_("Dateien"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Dateien")
        template = "website/blocks/files.html"


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Art"), choices=(("info", _("Hinweis")), ("warning", _("Wichtig"))), default="info"
    )
    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=("bold", "link"))

    class Meta:
        icon = "info-circle"
        label = _("Hinweis")
        template = "website/blocks/notice.html"


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Was"), max_length=120)
    value = blocks.CharBlock(label=_("Wert"), max_length=250)


class FactsBlock(blocks.StructBlock):
    """A table of two columns; the first is the header of its row."""

    caption = blocks.CharBlock(label=_("Was steht in der Tabelle?"), max_length=160)
    first_column = blocks.CharBlock(label=_("Kopf der ersten Spalte"), max_length=60)
    second_column = blocks.CharBlock(label=_("Kopf der zweiten Spalte"), max_length=60)
    rows = blocks.ListBlock(FactBlock(), label=_("Zeilen"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Tabelle mit Fakten")
        template = "website/blocks/facts.html"


class RetentionBlock(blocks.StaticBlock):
    """The periods after which this installation deletes, as they are set."""

    class Meta:
        icon = "bin"
        label = _("Aufbewahrungsfristen")
        admin_text = _("Zeigt die Fristen, nach denen diese Website Daten löscht. Sie stehen in den Einstellungen.")
        template = "website/blocks/retention.html"


class ContactCardBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Stelle oder Funktion"), max_length=140)
    organisation = blocks.CharBlock(label=_("Organisation"), max_length=160, required=False)
    topic = blocks.CharBlock(label=_("Wofür zuständig?"), max_length=200, required=False)
    email = blocks.EmailBlock(label=_("E-Mail-Adresse"), required=False)
    phone = blocks.CharBlock(label=_("Telefon"), max_length=40, required=False)
    hours = blocks.CharBlock(label=_("Wann erreichbar?"), max_length=140, required=False)

    class Meta:
        icon = "mail"
        label = _("Kontakt")
        template = "website/blocks/contact_card.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not (cleaned["email"] or cleaned["phone"]):
            message = _("Geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.")
            raise StructBlockValidationError({"email": ValidationError(message)})
        return cleaned
