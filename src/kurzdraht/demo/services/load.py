"""The demo as a whole."""

import random
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import SYSTEM
from kurzdraht.core.dates import BERLIN, monday_of
from kurzdraht.core.errors import Refused
from kurzdraht.core.models import Installation
from kurzdraht.demo.services.events import load_events
from kurzdraht.demo.services.files import load_files
from kurzdraht.demo.services.mails import load_mails
from kurzdraht.demo.services.news import load_news
from kurzdraht.demo.services.people import load_memberships, load_persons
from kurzdraht.demo.services.registrations import load_registrations
from kurzdraht.demo.services.todos import load_bin, load_drafts, load_lists, load_todos, the_office
from kurzdraht.events.services.formats import create_default_formats
from kurzdraht.network.models import Network, Person
from kurzdraht.network.services import import_municipalities, set_up_network, shipped_municipalities
from kurzdraht.website.services import create_default_pages

SEED = 1985


class DatabaseIsInUse(Refused):
    sentence = _("In dieser Datenbank arbeitet schon ein Netzwerk. Die Demo wird nur in eine leere Datenbank geladen.")


def load_demo(*, scale: int, now: datetime) -> None:
    """Fill an empty database with the demo network and mark it as such; all or nothing.

    `scale` 1 is one network (about 400 persons, 40 events); 100 is 40,000 persons and 3,000 events.
    """
    with transaction.atomic():
        if Network.objects.exists() or Person.objects.exists():
            raise DatabaseIsInUse
        anchor = monday_of(now.astimezone(BERLIN).date())
        Installation.objects.update_or_create(pk=1, defaults={"is_demo": True, "demo_anchor_date": anchor})
        rng = random.Random(SEED)
        set_up_network(by=SYSTEM, now=now)
        import_municipalities(shipped_municipalities(), by=SYSTEM, now=now)
        create_default_formats()
        load_persons(load_memberships(rng), anchor=anchor, scale=scale, rng=rng)
        pairs = load_events(anchor=anchor, scale=scale, now=now)
        load_registrations(pairs, now=now, rng=rng)
        load_files(pairs[: len(pairs) // scale], now=now)
        load_drafts(anchor=anchor, now=now)
        load_todos(anchor=anchor, now=now)
        office = the_office()
        load_lists(office)
        load_bin(office, anchor=anchor, now=now)
        load_mails(office=office, now=now)
        create_default_pages(now=now)
        load_news(anchor=anchor)
