"""What one must sign in for: account, a member's home, the office."""

from uuid import UUID

from django.utils import timezone
from playwright.sync_api import Page as Tab

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.services.planning import change_event
from kurzdraht.mailing.enums import BounceSource, MailKind
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.network.models import Affiliation, Person
from kurzdraht.todos.models import Todo
from tests.browser.house import House
from tests.browser.inventory_public import NO_INPUT, NO_LIST
from tests.browser.sights import Arguments, Page, Sight, one_after_another, press

MEMBER, OFFICE, ADVISER = "mitglied", "buero", "fachberatung"
ASK_FOR_CODE = press("Code schicken", login="mitglied@demo.example")


def keep_list(tab: Tab, _house: House) -> None:
    """A list under a name, and the chips above it."""
    tab.get_by_text("Liste merken", exact=True).click()
    tab.locator("form:has([value=merken]) [name=name]").fill("Meine AG")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Merken", exact=True).click()


def returned(house: House) -> dict[str, object]:
    """A member whose mails come back."""
    person = Person.objects.get(email="mitglied@demo.example")
    _come_back(person.email, person.key)
    return {"key": person.key}


def guest_returned(house: House) -> dict[str, object]:
    row = house.full.registrations.order_by("pk")[0]
    Registration.objects.filter(pk=row.pk).update(person=None, email="gast@example.org")
    return {"key": _come_back("gast@example.org").key}


def own_contact(house: House) -> dict[str, object]:
    towns = Affiliation.objects.filter(consortium__slug="stadtumbau").values("organisation")
    return {"key": Person.objects.filter(organisation__in=towns).order_by("pk")[0].key}


def unknown(_house: House) -> dict[str, object]:
    """Somebody who has no function, comes nowhere and got no mail."""
    person, _is_new = Person.objects.get_or_create(
        email="niemand@example.org", defaults={"given_name": "Kim", "family_name": "Beispiel"}
    )
    return {"key": person.key}


def _come_back(email: str, key: UUID | None = None) -> Bounce:
    mail = OutgoingMail.objects.exclude(kind=MailKind.ACCESS).latest("pk")
    bounce, _is_new = Bounce.objects.get_or_create(
        reference=f"sight:{email}",
        defaults={
            "mail": mail,
            "email": email,
            "recipient_key": key,
            "source": BounceSource.SMTP,
            "words": "550 5.1.1 User unknown",
            "came_at": timezone.now(),
        },
    )
    return bounce


def in_the_bin(_house: House) -> dict[str, object]:
    """What the demo's office threw away."""
    return {"kind": "event", "key": Event.everything.exclude(deleted_at=None)[0].key}


def told(house: House) -> dict[str, object]:
    """An event of which something was changed."""
    event = house.coming
    change_event(event, {"venue": "Rathaus, Saal 2", "is_onsite": True}, by=SYSTEM, now=timezone.now())
    return {"kind": "event", "key": event.key}


def untold(house: House) -> dict[str, object]:
    return {"kind": "registration", "key": house.full.registrations.order_by("pk")[0].key}


def todo(_house: House) -> dict[str, object]:
    return {"key": Todo.objects.order_by("pk")[0].key}


def task(_house: House) -> dict[str, object]:
    return {"source": "todo", "key": Todo.objects.order_by("pk")[0].key}


def settle(tab: Tab, _house: House) -> None:
    """The list comes anew with a way back."""
    tab.get_by_role("button", name="Erledigt", exact=True).click()
    tab.locator("[data-kd-undo]").wait_for()


def own_place(house: House) -> dict[str, object]:
    """The member's own place."""
    return {"key": house.taken.registrations.get(person__email="mitglied@demo.example", state="confirmed").key}


def mail(house: House) -> dict[str, object]:
    return {"key": house.mail.key}


def wording(slug: str) -> Arguments:
    return lambda _house: {"slug": slug}


ACCOUNT = {
    "account_login": Page(full=Sight(), empty=NO_LIST, error=Sight(act=press("Code schicken"))),
    "account_login_password": Page(full=Sight(), empty=NO_LIST, error=Sight(act=press("Anmelden"))),
    "account_confirm_login_code": Page(
        full=Sight(start="account_login", act=ASK_FOR_CODE),
        empty=NO_LIST,
        error=Sight(start="account_login", act=one_after_another(ASK_FOR_CODE, press("Anmelden", code="AAA-AAA"))),
    ),
    "account_logout": Page(full=Sight(MEMBER), empty=NO_LIST, error=NO_INPUT),
    "account_inactive": Page(full=Sight(), empty=NO_LIST, error=NO_INPUT),
    "account_link": Page(
        full=Sight(arguments=lambda house: {"token": house.sign_in_token}),
        empty=NO_LIST,
        error=Sight(arguments=lambda _house: {"token": "AAAA.BBBB"}, status=404),
    ),
    "account_password": Page(
        full=Sight(MEMBER),
        empty=NO_LIST,
        error=Sight(MEMBER, act=press("Passwort speichern")),
        others={"not-fresh": Sight("vorsitz", act=lambda tab, house: house.grow_old(tab))},
    ),
    "usersessions_list": Page(full=Sight(MEMBER), empty="the session at hand is always there", error=NO_INPUT),
}

PORTAL = {
    "portal_home": Page(
        full=Sight(MEMBER),
        empty=Sight("ministerium"),
        error=NO_INPUT,
        others={
            "former": Sight("ehemalig"),
            "office": Sight(OFFICE),
            "editor": Sight("redaktion"),
            "nothing-planned": Sight(MEMBER, is_emptied=True),
        },
    ),
    "portal_events": Page(full=Sight(MEMBER), empty=Sight("ministerium"), error=NO_INPUT),
    "portal_cancel": Page(full=Sight(MEMBER, own_place), empty=NO_LIST, error=NO_INPUT),
    "portal_hand_over": Page(
        full=Sight(MEMBER, own_place),
        empty=NO_LIST,
        error=Sight(MEMBER, own_place, act=press("Weitergeben"), status=422),
    ),
    "portal_organisation": Page(full=Sight("ansprechperson"), empty="nobody is alone in a demo town", error=NO_INPUT),
    "portal_settings": Page(full=Sight(MEMBER), empty=NO_LIST, error="one chooses from a list of languages"),
}

DESK = {
    "desk_home": Page(
        full=Sight(OFFICE),
        empty=Sight(OFFICE, is_emptied=True),
        error=NO_INPUT,
        others={
            "adviser": Sight(ADVISER),
            "everybody": Sight(OFFICE, query="wer=alle&alles=1"),
            "undo": Sight(OFFICE, act=settle),
        },
    ),
    "desk_task": Page(
        full=Sight(OFFICE, task),
        empty=NO_LIST,
        error=Sight(OFFICE, task, act=press("Zurückstellen", until="2020-01-01"), status=422),
    ),
    "desk_todo_create": Page(
        full=Sight(OFFICE), empty=NO_LIST, error=Sight(OFFICE, act=press("Aufschreiben", title=""), status=422)
    ),
    "desk_todo_change": Page(
        full=Sight(OFFICE, todo), empty=NO_LIST, error=Sight(OFFICE, todo, act=press("Speichern", title=""), status=422)
    ),
    "desk_search": Page(
        full=Sight(OFFICE, query="q=soz"),
        empty=Sight(OFFICE, query="q=nirgends"),
        error=NO_INPUT,
        others={"adviser": Sight(ADVISER, query="q=stadt"), "nothing-typed": Sight(OFFICE)},
    ),
    "desk_person": Page(
        full=Sight(OFFICE, returned),
        empty=Sight(OFFICE, unknown),
        error=Sight(OFFICE, returned, act=press("Adresse ändern", email="niemand@"), status=422),
        others={"adviser": Sight(ADVISER, own_contact)},
    ),
    "desk_person_left": Page(
        full=Sight(OFFICE, returned),
        empty=Sight(OFFICE, unknown),
        error=Sight(OFFICE, unknown, act=press("Funktionen beenden"), status=422),
    ),
    "desk_bounce": Page(
        full=Sight(OFFICE, guest_returned),
        empty=NO_LIST,
        error=Sight(OFFICE, guest_returned, act=press("Adresse ändern", email="niemand@"), status=422),
    ),
    "desk_bin": Page(
        full=Sight(OFFICE),
        empty=Sight(OFFICE, is_emptied=True),
        error=NO_INPUT,
    ),
    "desk_bin_record": Page(full=Sight(OFFICE, in_the_bin), empty=NO_LIST, error=NO_INPUT),
    "desk_history": Page(full=Sight(OFFICE, told), empty=Sight(OFFICE, untold), error=NO_INPUT),
    "desk_persons": Page(
        full=Sight(OFFICE),
        empty=Sight(OFFICE, query="suche=nirgends"),
        error=NO_INPUT,
        others={
            "adviser": Sight(ADVISER, query="zugang=mit&spalten=email,zugang,sprache,telefon"),
            "kept": Sight(OFFICE, query="ag=stadtumbau", act=keep_list),
        },
    ),
    "desk_outbox": Page(full=Sight(OFFICE), empty=Sight(OFFICE, query="suche=nirgends"), error=NO_INPUT),
    "desk_mail": Page(full=Sight(OFFICE, mail), empty=NO_LIST, error=NO_INPUT),
    "desk_templates": Page(full=Sight(OFFICE), empty=Sight(ADVISER), error=NO_INPUT),
    "desk_wording": Page(
        full=Sight(OFFICE, wording("angebot"), act=press("Speichern", body="Bis {frist}, dann fragen wir weiter.")),
        empty=Sight(OFFICE, wording("kein-zugang"), query="sprache=en"),
        error=Sight(OFFICE, wording("bestaetigung"), act=press("Speichern", body="Guten Tag {vorname}"), status=422),
    ),
}
