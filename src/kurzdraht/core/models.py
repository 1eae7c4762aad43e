"""Tables that know no business: the mark of this installation and the stamp of the public pages."""

import uuid

from django.db import models


class Record(models.Model):
    """A business record that journal, outbox and stored files can name by its key."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Installation(models.Model):
    """One row: what this database is. `mark` differs between an original and a restored copy's data folder."""

    mark = models.UUIDField(default=uuid.uuid4)
    is_demo = models.BooleanField(default=False)
    demo_anchor_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="core_installation_is_one_row"),)

    def __str__(self) -> str:
        return str(self.mark)


class PageStamp(models.Model):
    """Grows with each commit that touches what public pages show; written by database triggers only."""

    counter = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return str(self.counter)
