"""Wagtail's upload forms with our gate in front."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from kurzdraht.core.errors import Refused
from kurzdraht.documents.errors import DescriptionMissing, RightsMissing
from kurzdraht.documents.services import check_document, check_picture


class EditorImageForm(BaseImageForm):
    """Pictures are drawn anew; none without a description and a word about its rights."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, missing in (("description", DescriptionMissing), ("rights", RightsMissing)):
            if name in self.fields:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = missing.sentence

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            try:
                check_picture(upload)
            except Refused as refused:
                raise ValidationError(str(refused)) from refused
        return upload


class EditorDocumentForm(BaseDocumentForm):
    """The same kinds as everywhere, by content."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            try:
                check_document(upload)
            except Refused as refused:
                raise ValidationError(str(refused)) from refused
        return upload
