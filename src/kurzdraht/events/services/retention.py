"""What remains of a participant list when its time is over: counts."""

from datetime import datetime

from kurzdraht.events.models import Invitation, Message, Registration


def forget_participants(moment: datetime) -> int:
    """Remove names, addresses, notes and persons of events that ended before the moment; the rows stay as numbers.

    Gives how many were made nameless. The organisation stays: that a municipality came is no personal fact.
    """
    Invitation.objects.filter(event__ends_at__lt=moment).exclude(person=None, email="").delete()
    old = Registration.objects.filter(event__ends_at__lt=moment).exclude(name="", email="")
    return old.update(
        person=None, registered_by=None, name="", email="", organisation_name="", function_title="", note=""
    )


def forget_messages(moment: datetime) -> int:
    """What the office wrote to participants goes with the mails that were made from it."""
    return Message.objects.filter(sent_at__lt=moment).delete()[0]
