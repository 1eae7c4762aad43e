"""The timetable of an event and who contributes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kurzdraht.events.enums import ContributionRole
from kurzdraht.events.models.event import Event
from kurzdraht.network.models import Municipality, Person


class Slot(models.Model):
    """A row of the timetable. Rows at the same time with a `track` stand side by side. `lines`: one subtitle a line."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    position = models.PositiveSmallIntegerField(default=0)
    track = models.CharField(_("Runde oder Raum"), max_length=80, blank=True)
    title = models.CharField(_("Titel"), max_length=200)
    lines = models.TextField(_("Weitere Zeilen"), blank=True)
    is_break = models.BooleanField(_("Pause"), default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="events_slot_ends_after_start"),
        )

    def __str__(self) -> str:
        return self.title


class Contribution(models.Model):
    """Who says something, as printed. Without a slot it is the whole event's (its moderation); with a title, a talk."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="contributions")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, null=True, blank=True, related_name="contributions")
    position = models.PositiveSmallIntegerField(default=0)
    role = models.CharField(
        _("Rolle"), max_length=12, choices=ContributionRole.choices, default=ContributionRole.SPEAKER
    )
    title = models.CharField(_("Titel des Beitrags"), max_length=200, blank=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="contributions")
    name = models.CharField(_("Name"), max_length=120, blank=True)
    function_title = models.CharField(_("Funktion"), max_length=160, blank=True)
    organisation = models.CharField(_("Organisation"), max_length=160, blank=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.SET_NULL, null=True, blank=True, related_name="contributions"
    )

    retention_class = "event_record"

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(function_title="") | ~Q(organisation=""),
                name="events_contribution_is_someones",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.name or self.function_title or self.organisation
