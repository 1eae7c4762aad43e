"""Places: who has one, who waits, to whom one is offered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.models import Record
from kurzdraht.events.enums import Attendance, OfferState, RegistrationState
from kurzdraht.events.models.event import Event
from kurzdraht.events.querysets import RegistrationQuerySet
from kurzdraht.network.models import Organisation, Person


class Registration(Record):
    """One person's place or wait at one event. `queued_at` orders the waiting list; ties go by primary key.

    `organisation` counts for the limit per organisation; `organisation_name` is what a guest typed. `sequence` grows
    with each calendar entry sent to the address. Without an address the row is only a count: its time is over.
    `is_extra`: the office gave this place although none was left; `state_reason` is what it said about a move.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="registrations")
    registered_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="registrations_made"
    )
    name = models.CharField(_("Name"), max_length=160)
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    organisation_name = models.CharField(_("Organisation"), max_length=160, blank=True)
    function_title = models.CharField(_("Funktion"), max_length=120, blank=True)
    attendance = models.CharField(_("Teilnahme"), max_length=6, choices=Attendance.choices)
    state = models.CharField(_("Stand"), max_length=10, choices=RegistrationState.choices)
    note = models.CharField(_("Hinweis"), max_length=250, blank=True)
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    queued_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    state_reason = models.CharField(_("Grund"), max_length=250, blank=True)
    is_extra = models.BooleanField(_("über der Grenze"), default=False)
    reminded_at = models.DateTimeField(null=True, blank=True)
    early_reminded_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)

    objects = RegistrationQuerySet.as_manager()

    retention_class = "event_list"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("event", "email"),
                condition=~Q(state=RegistrationState.CANCELLED) & ~Q(email=""),
                name="events_one_registration_per_address",
            ),
            models.CheckConstraint(
                condition=Q(state__in=RegistrationState.values), name="events_registration_state_known"
            ),
            models.CheckConstraint(
                condition=Q(attendance__in=Attendance.values), name="events_registration_attendance_known"
            ),
        )
        indexes = (
            models.Index(fields=("event", "state", "attendance", "queued_at"), name="events_registration_queue"),
            models.Index(fields=("email", "queued_at"), name="events_registration_address"),
            models.Index(fields=("state", "reminded_at"), name="events_registration_reminder"),
        )

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """A place held for one waiting person until it is taken, declined or expires."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="offers")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("registration",), condition=Q(state=OfferState.OPEN), name="events_one_open_offer"
            ),
        )
        indexes = (models.Index(fields=("state", "expires_at"), name="events_offer_due"),)

    def __str__(self) -> str:
        return f"{self.registration}, {self.get_state_display()}"
