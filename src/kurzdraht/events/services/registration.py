"""Getting a place, or a place in line."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError
from django.utils import timezone

from kurzdraht.audit.services import Actor
from kurzdraht.events import mails
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.errors import NotOfAnOrganisation, RegisteredMeanwhile, TooManyColleagues
from kurzdraht.events.models import Event, Invitation, Registration
from kurzdraht.events.queries.audience import admitted
from kurzdraht.events.queries.places import place_in_line
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.applicants import Applicant, distinct
from kurzdraht.events.services.counting import count_places, limits_of, seeker_of
from kurzdraht.events.services.promotion import is_early_reminder_due, is_reminder_due, move_up
from kurzdraht.events.services.refusing import refuse_begun, refuse_not_held, refuse_outsiders, refuse_time, refuse_way
from kurzdraht.events.signals import registration_confirmed
from kurzdraht.events.waiting import has_room
from kurzdraht.network.models import Person
from kurzdraht.network.queries import roles_of_person

DOUBLE_CLICK = timedelta(minutes=10)
AN_HOUR = timedelta(hours=1)
MOST_COLLEAGUES_AN_HOUR = 30


def register_for_event(
    event: Event, applicant: Applicant, *, attendance: str, by: Actor, now: datetime
) -> Registration:
    """A place where there is one, else the end of the waiting list; the state of the result says which.

    The same address again gives the same registration: no second mail for a double click, later on one a day that says
    how things stand. Refuses outsiders, and whatever is not open.
    """
    with locking.locked_event(event.pk) as locked:
        refuse_time(locked, now=now)
        refuse_way(locked, attendance)
        refuse_outsiders(locked, {applicant.claim}, now=now)
        return _enter(locked, applicant, attendance=attendance, by=by, now=now)


def register_colleagues(
    event: Event, colleagues: Sequence[Applicant], *, attendance: str, by: Person, now: datetime
) -> list[Registration]:
    """A member registers people of the own organisation: all or, when one of them cannot be, none.

    Each gets a mail with the typed name in it, so nobody may send more than a handful of them.
    """
    if not roles_of_person(by, on=timezone.localdate(now)).is_member:
        raise NotOfAnOrganisation
    lately = Registration.objects.filter(registered_by=by, queued_at__gt=now - AN_HOUR).count()
    if lately + len(colleagues) > MOST_COLLEAGUES_AN_HOUR:
        raise TooManyColleagues(number=lately)
    with locking.locked_event(event.pk) as locked:
        refuse_time(locked, now=now)
        refuse_way(locked, attendance)
        new = distinct(colleagues)
        refuse_outsiders(locked, {colleague.claim for colleague in new}, now=now)
        return [_enter(locked, each, attendance=attendance, by=by, now=now, registered_by=by) for each in new]


def add_participant(
    event: Event, applicant: Applicant, *, attendance: str, by: Person, now: datetime, over_limit: bool = False
) -> Registration:
    """The office adds somebody by hand, also before the opening, after the close and from outside of the audience.

    Outsiders come onto the guest list, so that they can move up like everybody else. Full stays full, unless the office
    goes over the limit on purpose.
    """
    with locking.locked_event(event.pk) as locked:
        refuse_not_held(locked)
        refuse_begun(locked, now=now)
        refuse_way(locked, attendance)
        if not admitted(locked, {applicant.claim}, now=now):
            email = "" if applicant.person else applicant.email
            Invitation.objects.create(event=locked, person=applicant.person, email=email)
        return _enter(locked, applicant, attendance=attendance, by=by, now=now, registered_by=by, over_limit=over_limit)


def _enter(
    event: Event,
    applicant: Applicant,
    *,
    attendance: str,
    by: Actor,
    now: datetime,
    registered_by: Person | None = None,
    over_limit: bool = False,
) -> Registration:
    earlier = list(Registration.objects.filter(event=event, email=applicant.email).order_by("pk"))
    for known in earlier:
        if known.state != RegistrationState.CANCELLED:
            return _say_again(known, event=event, now=now)
    places = count_places(event)
    if (places.waiting or places.offered) and move_up(event, now=now):
        places = count_places(event)
    registration = registration_for(
        event,
        applicant,
        attendance=attendance,
        registered_by=registered_by,
        queued_at=max(now, places.last_queued_at or now),
        sequence=max((known.sequence + 1 for known in earlier), default=0),
        now=now,
    )
    is_free = has_room(seeker_of(registration), limits=limits_of(event), taken=places.taken)
    registration.is_extra = over_limit and not is_free
    is_free = is_free or over_limit
    registration.state = RegistrationState.CONFIRMED if is_free else RegistrationState.WAITING
    try:
        registration.save(force_insert=True)
    except IntegrityError as error:
        raise RegisteredMeanwhile from error
    state = [None, registration.state.value]
    journal.note("registration_made", registration, by=by, now=now, state=state, attendance=[None, attendance])
    if is_free:
        mails.send_confirmation(registration, now=now)
        registration_confirmed.send(Registration, registration=registration, now=now)
    else:
        mails.send_waiting_note(registration, place=place_in_line(registration), now=now)
    return registration


def registration_for(
    event: Event,
    applicant: Applicant,
    *,
    attendance: str,
    registered_by: Person | None,
    queued_at: datetime,
    sequence: int,
    now: datetime,
) -> Registration:
    """The row as it begins, with no state yet; not saved. A reminder that is due already is not sent behind it."""
    return Registration(
        event=event,
        person=applicant.person,
        registered_by=registered_by,
        name=applicant.name,
        email=applicant.email,
        organisation=applicant.organisation,
        organisation_name=applicant.organisation_name,
        function_title=applicant.function_title,
        attendance=Attendance(attendance),
        language=applicant.language,
        queued_at=queued_at,
        changed_at=now,
        reminded_at=now if is_reminder_due(event, now=now) else None,
        early_reminded_at=now if is_early_reminder_due(event, now=now) else None,
        sequence=sequence,
    )


def _say_again(known: Registration, *, event: Event, now: datetime) -> Registration:
    known.event = event
    if now - known.changed_at > DOUBLE_CLICK:
        mails.send_known_already(known, now=now)
    return known
