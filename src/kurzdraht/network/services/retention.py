"""What remains of people when their last function has been over for long enough: nothing that names them."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.network.models import Mandate, Person


def forget_logins(moment: datetime) -> int:
    """Delete the logins whose person held no function since that moment; returns how many.

    A login without any function counts from its own making, so that a new one has time to get its first.
    """
    old = User.objects.filter(date_joined__lt=moment).exclude(person__in=_since(moment).values("person"))
    return old.delete()[1].get(User._meta.label, 0)


def forget_persons(moment: datetime) -> int:
    """Delete the persons whose last function ended before that moment, functions included; returns how many.

    What others keep of them stays without the link: a talk as it was printed, a registration until its own time is
    over, the journal's keys. Who never held a function has no end to count from, and stays until the office decides.
    """
    over = Person.objects.filter(mandates__isnull=False).exclude(pk__in=_since(moment).values("person"))
    return Person.objects.filter(pk__in=over.values("pk")).delete()[1].get(Person._meta.label, 0)


def _since(moment: datetime) -> QuerySet[Mandate]:
    """Functions that go on, begin later or had their last day no earlier than the moment's."""
    return Mandate.objects.reaching(timezone.localdate(moment))
