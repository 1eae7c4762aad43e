"""What is kept of an event when it is over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzdraht.documents.models import StoredFile
from kurzdraht.events.enums import FileRole
from kurzdraht.events.models.agenda import Contribution
from kurzdraht.events.models.event import Event


class Documentation(models.Model):
    """The record: report in paragraphs. `participants` and `municipalities` count who was there."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="documentation")
    heading = models.CharField(_("Überschrift"), max_length=160, blank=True)
    report = models.TextField(_("Bericht"), blank=True)
    participants = models.PositiveIntegerField(_("Menschen"), null=True, blank=True)
    municipalities = models.PositiveIntegerField(_("Kommunen"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.heading or str(self.event)


class Finding(models.Model):
    """One thing that came out: a short bold sentence and one that explains it."""

    documentation = models.ForeignKey(Documentation, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveSmallIntegerField()
    headline = models.CharField(_("in einem Satz"), max_length=160)
    text = models.CharField(_("Erläuterung"), max_length=400, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("documentation", "position"), name="events_finding_position"),)

    def __str__(self) -> str:
        return self.headline


class EventFile(models.Model):
    """A stored file in its role: slides, report, picture (its `alternative_text` is the alt text), recording."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="event_file")
    role = models.CharField(_("Art"), max_length=10, choices=FileRole.choices)
    contribution = models.ForeignKey(
        Contribution, on_delete=models.SET_NULL, null=True, blank=True, related_name="files"
    )
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.file.title
