"""Pictures and files. Wagtail's two models are ours from the first migration on; StoredFile serves records."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image as WagtailImage

from kurzdraht.core.models import Record


class EditorImage(AbstractImage):
    """A picture of the editors. `description` is the alt text; Wagtail leaves it optional, we do not."""

    description = models.CharField(
        _("Bildbeschreibung"), max_length=255, help_text=_("Was zeigt das Bild? Wer es nicht sieht, liest diesen Satz.")
    )
    rights = models.CharField(_("Rechte"), max_length=255, help_text=_("Wer hat das Bild gemacht, und wer erlaubt es?"))

    admin_form_fields = (*WagtailImage.admin_form_fields, "rights")

    class Meta(AbstractImage.Meta):
        permissions = (("choose_editorimage", "Can choose image"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(description=""), name="documents_editor_image_is_described"),
        )


class EditorRendition(AbstractRendition):
    image = models.ForeignKey(EditorImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="documents_editor_rendition_unique"
            ),
        )


class EditorDocument(AbstractDocument):
    """A file of the editors, served with permission."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        permissions = (("choose_editordocument", "Can choose document"),)


class StoredFile(Record):
    """A file that belongs to a business record, named by its subject key; `sha256` in hex, `size` in bytes."""

    subject_kind = models.CharField(max_length=40)
    subject_key = models.UUIDField()
    title = models.CharField(_("Titel"), max_length=200)
    file = models.FileField(upload_to="files/%Y/")
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_accessible = models.BooleanField(_("barrierefrei"), default=False)
    alternative_text = models.TextField(_("Text zum Lesen"), blank=True)
    rights = models.CharField(_("Rechte"), max_length=255, blank=True)
    stored_at = models.DateTimeField()

    retention_class = "event_record"

    class Meta:
        indexes = (models.Index(fields=("subject_kind", "subject_key"), name="documents_file_subject"),)

    def __str__(self) -> str:
        return self.title
