"""How a service says no."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A rule of the house says no; the sentence tells the user what to do instead.

    Subclasses stand beside the service that raises them and set `sentence` (German, with named
    placeholders) and, where one form field is meant, `field`.
    """

    sentence: str | Promise = _("Das geht gerade nicht. Laden Sie die Seite neu und versuchen Sie es noch einmal.")
    field: str = ""

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__()

    def __str__(self) -> str:
        return str(self.sentence) % self.values if self.values else str(self.sentence)
