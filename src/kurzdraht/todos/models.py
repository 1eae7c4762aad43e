"""Tasks that somebody wrote down, and what was said about those that are found in the records."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from kurzdraht.core.models import Record
from kurzdraht.network.models import Consortium, Person
from kurzdraht.records.models import KeptManager, Trashable


class Todo(Record, Trashable):
    """A task with a day: written down, or made from a format's list for an event (`subject_kind`, `subject_key`)."""

    title = models.CharField(_("Was ist zu tun?"), max_length=160)
    note = models.CharField(_("Notiz"), max_length=500, blank=True)
    due_date = models.DateField(pgettext_lazy("fällig", "bis"))
    consortium = models.ForeignKey(Consortium, on_delete=models.CASCADE, null=True, blank=True, related_name="todos")
    assignee = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="todos", verbose_name=_("wer")
    )
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_key = models.UUIDField(null=True, blank=True)
    subject_label = models.CharField(max_length=250, blank=True)
    source = models.CharField(max_length=80, blank=True)
    created_by = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager[Any]] = KeptManager()
    everything: ClassVar[models.Manager[Any]] = models.Manager()

    retention_class: ClassVar[str] = "journal"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("source", "subject_key"), condition=~Q(source=""), name="todos_one_todo_per_source"
            ),
        )
        indexes = (
            models.Index(fields=("due_date",), condition=Q(done_at__isnull=True), name="todos_todo_open"),
            models.Index(fields=("subject_kind", "subject_key"), name="todos_todo_subject"),
        )

    def __str__(self) -> str:
        return self.title


class Handling(models.Model):
    """What somebody decided about a found task: done, put off until a day, given to a colleague.

    `mark` is the state of things it was decided about: when the cause changes, the task shows again.
    """

    source = models.CharField(max_length=40)
    subject_key = models.UUIDField()
    mark = models.CharField(max_length=80, blank=True)
    assignee = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="handlings")
    deferred_until_date = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.CharField(max_length=200)
    handled_at = models.DateTimeField()

    retention_class: ClassVar[str] = "journal"

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "subject_key"), name="todos_one_handling_each"),)

    def __str__(self) -> str:
        return f"{self.source} {self.subject_key}"
