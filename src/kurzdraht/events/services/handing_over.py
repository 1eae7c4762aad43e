"""Somebody sends a colleague instead."""

from datetime import datetime

from django.utils.translation import gettext as say, gettext_lazy as _

from kurzdraht.core.errors import Refused
from kurzdraht.events import mails
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.errors import AlreadyCancelled, AnswerOfferFirst, TooManyColleagues
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.places import place_in_line
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.applicants import Applicant
from kurzdraht.events.services.cancellation import leave
from kurzdraht.events.services.counting import count_places
from kurzdraht.events.services.refusing import refuse_begun, refuse_not_held, refuse_outsiders
from kurzdraht.events.services.registration import AN_HOUR, MOST_COLLEAGUES_AN_HOUR, registration_for
from kurzdraht.events.signals import registration_confirmed
from kurzdraht.network.models import Person


class IsRegisteredAlready(Refused):
    sentence = _("Diese Adresse ist hier schon angemeldet. Dann sagen Sie einfach ab.")
    field = "email"


class ShareIsUsedUp(Refused):
    sentence = _("Diese Organisation hat ihre Plätze schon.")
    field = "email"


def hand_over(registration: Registration, colleague: Applicant, *, by: Person, now: datetime) -> Registration:
    """The colleague gets the very place, or the place in line; gives the new registration.

    Nobody moves up in between. Both get a mail: one that the place is given away, which takes the entry out of the
    calendar, the other a confirmation of their own. As with colleagues, nobody may write to more than a handful.
    """
    lately = Registration.objects.filter(registered_by=by, changed_at__gt=now - AN_HOUR).count()
    if lately >= MOST_COLLEAGUES_AN_HOUR:
        raise TooManyColleagues(number=lately)
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        if current.state == RegistrationState.CANCELLED:
            raise AlreadyCancelled
        if current.state == RegistrationState.OFFERED:
            raise AnswerOfferFirst
        refuse_not_held(event)
        refuse_begun(event, now=now)
        refuse_outsiders(event, {colleague.claim}, now=now)
        earlier = Registration.objects.filter(event=event, email=colleague.email)
        if earlier.standing().exists():
            raise IsRegisteredAlready
        state = current.state
        reason = say("Statt Ihnen kommt %(name)s.") % {"name": colleague.name}
        leave(current, by=by, now=now, reason=reason, action="registration_handed_over")
        _refuse_beyond_share(current, colleague)
        sequence = max((row.sequence + 1 for row in earlier), default=0)
        return _enter(current, colleague, state=state, sequence=sequence, by=by, now=now)


def _refuse_beyond_share(registration: Registration, colleague: Applicant) -> None:
    """A colleague of another organisation uses that one's share; the own share is free again already."""
    event, organisation = registration.event, colleague.organisation
    if event.seats_per_organisation is None or organisation is None or organisation.pk == registration.organisation_id:
        return
    if count_places(event).taken.groups[organisation.pk] >= event.seats_per_organisation:
        raise ShareIsUsedUp


def _enter(
    left: Registration, colleague: Applicant, *, state: str, sequence: int, by: Person, now: datetime
) -> Registration:
    event = left.event
    registration = registration_for(
        event,
        colleague,
        attendance=left.attendance,
        registered_by=by,
        queued_at=left.queued_at,
        sequence=sequence,
        now=now,
    )
    registration.state, registration.is_extra = state, left.is_extra
    registration.save(force_insert=True)
    journal.note("registration_taken_over", registration, by=by, now=now, state=[None, state])
    if state == RegistrationState.CONFIRMED:
        mails.send_confirmation(registration, now=now)
        registration_confirmed.send(Registration, registration=registration, now=now)
    else:
        mails.send_waiting_note(registration, place=place_in_line(registration), now=now)
    return registration
