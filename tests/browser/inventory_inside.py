"""What one must sign in for: account, a member's home, the office."""

from uuid import UUID, uuid4

from django.utils import timezone
from playwright.sync_api import Page as Tab

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.messages import Group
from kurzdraht.events.services.messages import send_message
from kurzdraht.events.services.planning import change_event
from kurzdraht.mailing.enums import BounceSource, MailKind
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.registry import Words
from kurzdraht.network.models import Affiliation, Person
from kurzdraht.todos.models import Todo
from tests.browser.house import House
from tests.browser.inventory_public import COMING, FULL, NO_INPUT, NO_LIST, slug_of
from tests.browser.sights import Act, Arguments, Page, Sight, one_after_another, press, tick_and_press

MEMBER, OFFICE, ADVISER = "mitglied", "buero", "fachberatung"
ASK_FOR_CODE = press("Code schicken", login="mitglied@demo.example")
DRAFT = slug_of(lambda house: house.draft)
PAST = slug_of(lambda house: house.past)
SERIES = slug_of(lambda house: house.series)
FAR_AWAY = "2099-03-05"
EASTER = "2099-04-13"
FORMAT = slug_of(lambda house: house.coming.format)


def slot(house: House) -> dict[str, object]:
    return {"slug": house.coming.slug, "pk": house.slot.pk}


def keep_list(tab: Tab, _house: House) -> None:
    """A list under a name, and the chips above it."""
    tab.get_by_text("Liste merken", exact=True).click()
    tab.locator("form:has([value=merken]) [name=name]").fill("Meine AG")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Merken", exact=True).click()


def send_without_scripts(**typed: str) -> Act:
    """The form of the timetable as it goes off where htmx does not send it in place."""

    def act(tab: Tab, _house: House) -> None:
        for name, value in typed.items():
            tab.locator(f"main [name={name}]").last.fill(value)
        with tab.expect_navigation():
            tab.locator("[data-kd-opened]").evaluate("(form) => form.submit()")

    return act


def kept_file(house: House) -> dict[str, object]:
    return {"slug": house.past.slug, "pk": house.past.files.order_by("position")[0].pk}


def place(house: House) -> dict[str, object]:
    """Somebody who waits for a place at the full event."""
    return {"slug": house.full.slug, "key": house.full.registrations.exclude(state="cancelled").order_by("pk")[0].key}


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


def in_the_bin(house: House) -> dict[str, object]:
    """An event that nobody waits for, thrown away by the office."""
    event = house.draft
    Event.everything.filter(pk=event.pk).update(deleted_at=timezone.now(), deleted_by="Clara Beispiel")
    return {"kind": "event", "key": event.key}


def throw_away(tab: Tab, house: House) -> None:
    in_the_bin(house)
    tab.reload()


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


def call_off_without_reason(tab: Tab, _house: House) -> None:
    """The button names the number of mails."""
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").click()


def wording(slug: str) -> Arguments:
    return lambda _house: {"slug": slug}


TO_ALL = "Guten Tag {name},\n\nmehr steht auf https://netz.example.org/mehr."


def written(house: House) -> dict[str, object]:
    """A message to all who have a place at the full event; its mails wait."""
    words = Words("Zum {datum}", TO_ALL)
    group = Group(("confirmed",))
    message = send_message(house.full, words, group, key=uuid4(), by=SYSTEM, now=timezone.now())
    return {"slug": house.full.slug, "key": message.key}


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
    "desk_events": Page(
        full=Sight(OFFICE),
        empty=Sight(OFFICE, is_emptied=True),
        error=NO_INPUT,
        others={
            "past": Sight(OFFICE, query="zeit=vergangen"),
            "filtered-empty": Sight(OFFICE, query="suche=nirgends"),
            "preview": Sight(OFFICE, act=tick_and_press("Thema geben")),
            "columns": Sight(OFFICE, query="zeit=alle&spalten=ag,stand,themen,ort,fuer,anmeldung_bis,geaendert"),
        },
    ),
    "desk_event_create": Page(
        full=Sight(OFFICE),
        empty=NO_LIST,
        error=Sight(OFFICE, act=press("Veröffentlichen", host="Nirgendwo"), status=422),
        others={
            "on-site": Sight(OFFICE, query="format=tag"),
            "long-name": Sight(OFFICE, query="format=halbtag"),
            "adviser": Sight(ADVISER),
        },
    ),
    "desk_event": Page(
        full=Sight(OFFICE, FULL),
        empty=Sight(OFFICE, DRAFT),
        error=NO_INPUT,
        others={"called-off": Sight(OFFICE, slug_of(lambda house: house.state(EventState.CANCELLED)))},
    ),
    "desk_event_publish": Page(
        full=Sight(OFFICE, DRAFT),
        empty=NO_LIST,
        error=Sight(OFFICE, DRAFT, act=press("Zeitpunkt speichern", publish_at="2020-01-01T08:00"), status=422),
    ),
    "desk_event_call_off": Page(
        full=Sight(OFFICE, FULL), empty=NO_LIST, error=Sight(OFFICE, FULL, act=call_off_without_reason, status=422)
    ),
    "desk_event_move": Page(
        full=Sight(OFFICE, FULL),
        empty=NO_LIST,
        error=Sight(OFFICE, FULL, act=press("Auf diesen Termin verschieben"), status=422),
    ),
    "desk_event_withdraw": Page(
        full=Sight(OFFICE, FULL), empty=NO_LIST, error=Sight(OFFICE, FULL, act=press("Zurückziehen"), status=422)
    ),
    "desk_event_change": Page(
        full=Sight(OFFICE, FULL),
        empty=NO_LIST,
        error=Sight(OFFICE, FULL, act=press("Speichern", title="", host="Nirgendwo"), status=422),
    ),
    "desk_documentation": Page(
        full=Sight(OFFICE, PAST),
        empty=Sight(OFFICE, DRAFT),
        error=Sight(OFFICE, DRAFT, act=press("Zwischenspeichern", participants="0"), status=422),
    ),
    "desk_files": Page(
        full=Sight(OFFICE, PAST),
        empty=Sight(OFFICE, DRAFT),
        error=Sight(OFFICE, DRAFT, act=press("Hochladen"), status=422),
    ),
    "desk_file": Page(
        full=Sight(OFFICE, kept_file),
        empty=NO_LIST,
        error=Sight(OFFICE, kept_file, act=press("Speichern", title=""), status=422),
    ),
    "desk_preview": Page(
        full=Sight(OFFICE, FULL),
        empty=Sight(OFFICE, DRAFT),
        error=NO_INPUT,
        others={
            "both": Sight(OFFICE, FULL, query="ansicht=telefon&farben=beide"),
            "mail": Sight(OFFICE, FULL, query="ansicht=mail"),
        },
    ),
    "desk_agenda": Page(full=Sight(OFFICE, COMING), empty=Sight(OFFICE, DRAFT), error=NO_INPUT),
    "desk_slot_create": Page(
        full=Sight(OFFICE, COMING),
        empty=NO_LIST,
        error=Sight(OFFICE, COMING, act=send_without_scripts(minutes="0"), status=422),
    ),
    "desk_slot": Page(
        full=Sight(OFFICE, slot), empty=NO_LIST, error=Sight(OFFICE, slot, act=send_without_scripts(title=""), status=422)
    ),
    "desk_moderation": Page(
        full=Sight(OFFICE, COMING),
        empty=Sight(OFFICE, DRAFT),
        error=Sight(OFFICE, DRAFT, act=send_without_scripts(**{"voice-0-title": "Allein"}), status=422),
    ),
    "desk_message": Page(
        full=Sight(OFFICE, FULL, query="stand=waiting", act=press("Vorschau", subject="Zum {datum}", body=TO_ALL)),
        empty=Sight(OFFICE, DRAFT),
        error=Sight(OFFICE, FULL, act=press("Vorschau", subject="Zum {tage}", body="Bald"), status=422),
        others={
            "written": Sight(OFFICE, FULL),
            "nobody": Sight(OFFICE, DRAFT, act=press("Vorschau", subject="Hallo", body="Bald"), status=422),
        },
    ),
    "desk_message_sent": Page(full=Sight(OFFICE, written), empty=NO_LIST, error=NO_INPUT),
    "desk_participants": Page(full=Sight(OFFICE, FULL), empty=Sight(OFFICE, DRAFT), error=NO_INPUT),
    "desk_participant_add": Page(
        full=Sight(OFFICE, FULL),
        empty=NO_LIST,
        error=Sight(OFFICE, FULL, act=press("Person anmelden", email="niemand@"), status=422),
    ),
    "desk_participant_move": Page(
        full=Sight(OFFICE, place), empty=NO_LIST, error=Sight(OFFICE, place, act=press("Verschieben"), status=422)
    ),
    "desk_participant_cancel": Page(full=Sight(OFFICE, place), empty=NO_LIST, error=NO_INPUT),
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
        full=Sight(OFFICE, act=throw_away),
        empty=Sight(OFFICE, is_emptied=True),
        error=NO_INPUT,
    ),
    "desk_bin_record": Page(full=Sight(OFFICE, in_the_bin), empty=NO_LIST, error=NO_INPUT),
    "desk_history": Page(full=Sight(OFFICE, told), empty=Sight(OFFICE, untold), error=NO_INPUT),
    "desk_formats": Page(full=Sight(OFFICE), empty="the formats of the beginning are always there", error=NO_INPUT),
    "desk_format": Page(
        full=Sight(OFFICE, FORMAT),
        empty=NO_LIST,
        error=Sight(OFFICE, FORMAT, act=press("Speichern", name="", **{"agenda-0-title": ""}), status=422),
    ),
    "desk_format_create": Page(
        full=Sight(OFFICE), empty=NO_LIST, error=Sight(OFFICE, act=press("Speichern"), status=422)
    ),
    "desk_format_follow": Page(
        full=Sight(OFFICE, slug_of(lambda house: house.changed_format)),
        empty=Sight(OFFICE, lambda _house: {"slug": "infostand"}),
        error=NO_INPUT,
    ),
    "desk_persons": Page(
        full=Sight(OFFICE),
        empty=Sight(OFFICE, query="suche=nirgends"),
        error=NO_INPUT,
        others={
            "adviser": Sight(ADVISER, query="zugang=mit&spalten=email,zugang,sprache,telefon"),
            "kept": Sight(OFFICE, query="ag=stadtumbau", act=keep_list),
        },
    ),
    "desk_series_list": Page(full=Sight(OFFICE), empty=Sight(ADVISER), error=NO_INPUT),
    "desk_series_create": Page(
        full=Sight(OFFICE, act=press("Termine zeigen", name="Monatstreffen", first_date=FAR_AWAY)),
        empty=Sight(OFFICE),
        error=Sight(OFFICE, act=press("Termine zeigen", count="0"), status=422),
    ),
    "desk_series": Page(full=Sight(OFFICE, SERIES), empty=Sight(OFFICE, SERIES, is_emptied=True), error=NO_INPUT),
    "desk_series_extend": Page(
        full=Sight(OFFICE, SERIES, act=press("Termine zeigen", first_date=FAR_AWAY)),
        empty=Sight(OFFICE, SERIES),
        error=Sight(OFFICE, SERIES, act=press("Termine zeigen", title_pattern="", count="0"), status=422),
    ),
    "desk_series_end": Page(
        full=Sight(OFFICE, SERIES),
        empty=NO_LIST,
        error=Sight(OFFICE, SERIES, act=press("Reihe beenden", last_date=""), status=422),
    ),
    "desk_duplicate": Page(
        full=Sight(OFFICE, FULL),
        empty=NO_LIST,
        error=Sight(OFFICE, FULL, act=press("Als Entwurf anlegen", title=""), status=422),
        others={"hints": Sight(OFFICE, FULL, act=press("Als Entwurf anlegen", date=EASTER), status=422)},
    ),
    "desk_follow_up": Page(
        full=Sight(OFFICE, FULL),
        empty=Sight(OFFICE, DRAFT),
        error=Sight(OFFICE, FULL, act=press("Folgetermin anlegen", title=""), status=422),
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
