"""Events, the formats they are made from and the series they belong to."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from kurzdraht.core.models import Record
from kurzdraht.events.enums import Audience, EventState, HolidayRule
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.network.models import Consortium, Municipality, Organisation, Person, Topic, WorkingGroup
from kurzdraht.records.models import KeptManager, Trashable

KeptEvents = KeptManager.from_queryset(EventQuerySet)


class EventFormat(Record, Trashable):
    """What the network holds: a 45-minute exchange, a workshop … All here is the proposal for a new event.

    `agenda` is a list of [minutes, title, line]; `reminder_hours` and `early_reminder_hours` count before the start,
    0 for none. `sequence` grows with each change.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(_("Name"), max_length=80)
    description = models.CharField(_("Beschreibung"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    duration_minutes = models.PositiveSmallIntegerField(_("Dauer in Minuten"))
    is_online = models.BooleanField(_("online"), default=True)
    is_onsite = models.BooleanField(_("vor Ort"), default=False)
    capacity = models.PositiveIntegerField(_("Plätze"), null=True, blank=True)
    audience = models.CharField(_("Für wen"), max_length=12, choices=Audience.choices, default=Audience.NETWORK)
    agenda = models.JSONField(default=list, blank=True)
    reminder_hours = models.PositiveSmallIntegerField(_("Erinnerung, Stunden vorher"), default=24)
    early_reminder_hours = models.PositiveSmallIntegerField(_("Erste Erinnerung, Stunden vorher"), default=0)
    summary = models.TextField(_("Worum geht es, in zwei Sätzen"), blank=True)
    text = models.TextField(_("Thema"), blank=True)
    cost = models.CharField(_("Kosten"), max_length=120, blank=True)
    is_documented = models.BooleanField(_("wird dokumentiert"), default=True)
    sequence = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Any]] = KeptManager()
    everything: ClassVar[models.Manager[Any]] = models.Manager()

    def __str__(self) -> str:
        return self.name


class FormatTask(models.Model):
    """What the office does for each event of a format: `days_before` the day of the event, negative after it."""

    format = models.ForeignKey(EventFormat, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("Aufgabe"), max_length=160)
    days_before = models.SmallIntegerField(_("Tage vorher"), default=7)

    def __str__(self) -> str:
        return self.title


class EventSeries(Record, Trashable):
    """Events that belong together. `rule` is an RRULE of RFC 5545, as in "FREQ=MONTHLY;BYDAY=1TH"; empty: by hand."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("Name"), max_length=120)
    consortium = models.ForeignKey(Consortium, on_delete=models.PROTECT, null=True, blank=True, related_name="series")
    rule = models.CharField(max_length=200, blank=True)
    holiday_rule = models.CharField(
        _("Fällt ein Termin auf einen Feiertag"),
        max_length=8,
        choices=HolidayRule.choices,
        default=HolidayRule.FOLLOWING,
    )
    sequence = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Any]] = KeptManager()
    everything: ClassVar[models.Manager[Any]] = models.Manager()

    def __str__(self) -> str:
        return self.name


class Event(Record, Trashable):
    """One event. Without a consortium it belongs to the whole network. Times are moments, shown in Europe/Berlin.

    `rule_date` is the day its series' rule gave it, wherever it was moved since; `is_apart`: changed by itself, so a
    change of all passes over it. `predecessor`: the event whose circle meets again. A draft with `publish_at` goes
    public by itself at that moment.
    """

    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    format = models.ForeignKey(EventFormat, on_delete=models.PROTECT, related_name="events", verbose_name=_("Format"))
    series = models.ForeignKey(
        EventSeries, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("Reihe")
    )
    number = models.PositiveSmallIntegerField(_("Nummer in der Reihe"), null=True, blank=True)
    rule_date = models.DateField(null=True, blank=True)
    is_apart = models.BooleanField(default=False)
    predecessor = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successors", verbose_name=_("folgt auf")
    )
    consortium = models.ForeignKey(
        Consortium, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("AG")
    )
    partners = models.ManyToManyField(
        Consortium, blank=True, related_name="partner_events", verbose_name=_("gemeinsam mit")
    )
    working_group = models.ForeignKey(
        WorkingGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=pgettext_lazy("von Menschen", "Kreis"),
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="events", verbose_name=_("Themen"))

    title = models.CharField(_("Titel"), max_length=140)
    subtitle = models.CharField(_("Untertitel"), max_length=200, blank=True)
    summary = models.TextField(_("Kurz gesagt, in zwei Sätzen"), blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    cost = models.CharField(_("Kosten"), max_length=120, blank=True)
    contact_email = models.EmailField(_("Kontakt"), blank=True)

    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    is_online = models.BooleanField(_("online"), default=True)
    is_onsite = models.BooleanField(_("vor Ort"), default=False)
    room_url = models.URLField(_("Link zum Raum"), blank=True)
    venue = models.CharField(_("Ort"), max_length=120, blank=True)
    venue_address = models.CharField(_("Anschrift"), max_length=200, blank=True)
    host = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("Gastgeberin"),
    )

    audience = models.CharField(_("Für wen"), max_length=12, choices=Audience.choices, default=Audience.NETWORK)
    members_first_until_at = models.DateTimeField(_("Mitglieder zuerst, bis"), null=True, blank=True)
    opens_at = models.DateTimeField(_("Anmeldung ab"), null=True, blank=True)
    closes_at = models.DateTimeField(_("Anmeldung bis"), null=True, blank=True)
    onsite_capacity = models.PositiveIntegerField(_("Plätze vor Ort"), null=True, blank=True)
    online_capacity = models.PositiveIntegerField(_("Plätze online"), null=True, blank=True)
    seats_per_organisation = models.PositiveSmallIntegerField(_("Plätze je Organisation"), null=True, blank=True)
    immediate_until_hours = models.PositiveSmallIntegerField(
        _("Nachrücken ohne Rückfrage bis, Stunden vorher"), default=48
    )
    offer_hours = models.PositiveSmallIntegerField(_("Ein Angebot gilt, Stunden"), default=24)
    reminder_hours = models.PositiveSmallIntegerField(_("Erinnerung, Stunden vorher"), default=24)
    early_reminder_hours = models.PositiveSmallIntegerField(_("Erste Erinnerung, Stunden vorher"), default=0)

    state = models.CharField(_("Stand"), max_length=10, choices=EventState.choices, default=EventState.DRAFT)
    state_reason = models.CharField(_("Grund"), max_length=250, blank=True)
    publish_at = models.DateTimeField(_("veröffentlichen am"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)

    objects = KeptEvents()
    everything = EventQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="events_event_ends_after_start"),
            models.CheckConstraint(condition=Q(is_online=True) | Q(is_onsite=True), name="events_event_is_somewhere"),
            models.CheckConstraint(condition=Q(state__in=EventState.values), name="events_event_state_known"),
            models.CheckConstraint(
                condition=~Q(state=EventState.PUBLISHED) | Q(published_at__isnull=False),
                name="events_published_event_has_moment",
            ),
        )
        indexes = (
            models.Index(fields=("state", "starts_at"), name="events_state_start"),
            models.Index(fields=("publish_at",), condition=Q(publish_at__isnull=False), name="events_publish_due"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event", args=(self.slug,))

    @property
    def spans_days(self) -> bool:
        """Ends on another day than it starts, on Berlin's calendar."""
        return timezone.localdate(self.starts_at) != timezone.localdate(self.ends_at)


class Invitation(models.Model):
    """Who may come to an event of a fixed circle or on invitation: a person, an organisation or an address."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254, blank=True)

    retention_class = "event_list"

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False) | ~Q(email=""),
                name="events_invitation_is_someones",
            ),
        )

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.email)
