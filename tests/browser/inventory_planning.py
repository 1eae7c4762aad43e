"""How the office plans: events, their parts and people, formats and series."""

from uuid import uuid4

from django.utils import timezone
from playwright.sync_api import Page as Tab

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.enums import EventState
from kurzdraht.events.queries.messages import Group
from kurzdraht.events.services.messages import send_message
from kurzdraht.mailing.registry import Words
from tests.browser.house import House
from tests.browser.inventory_inside import ADVISER, OFFICE
from tests.browser.inventory_public import COMING, FULL, NO_INPUT, NO_LIST, slug_of
from tests.browser.sights import Act, Page, Sight, press, tick_and_press

DRAFT = slug_of(lambda house: house.draft)
PAST = slug_of(lambda house: house.past)
SERIES = slug_of(lambda house: house.series)
FAR_AWAY = "2099-03-05"
EASTER = "2099-04-13"
FORMAT = slug_of(lambda house: house.coming.format)
TO_ALL = "Guten Tag {name},\n\nmehr steht auf https://netz.example.org/mehr."


def slot(house: House) -> dict[str, object]:
    return {"slug": house.coming.slug, "pk": house.slot.pk}


def send_without_scripts(**typed: str) -> Act:
    """The form of the timetable as it goes off where htmx does not send it in place."""

    def act(tab: Tab, _house: House) -> None:
        for name, value in typed.items():
            tab.locator(f"main [name={name}]").last.fill(value)
        with tab.expect_navigation():
            tab.locator("[data-kd-opened]").evaluate("(form) => form.submit()")

    return act


def duplicate_at_easter(tab: Tab, _house: House) -> None:
    """As it goes off without scripts: with them the hints stand there before anything is sent."""
    tab.locator("main form [name=date]").evaluate(f"(field) => {{ field.value = '{EASTER}' }}")
    with tab.expect_navigation():
        tab.locator("main").get_by_role("button", name="Als Entwurf anlegen", exact=True).click()


def kept_file(house: House) -> dict[str, object]:
    return {"slug": house.past.slug, "pk": house.past.files.order_by("position")[0].pk}


def place(house: House) -> dict[str, object]:
    """Somebody who waits for a place at the full event."""
    return {"slug": house.full.slug, "key": house.full.registrations.exclude(state="cancelled").order_by("pk")[0].key}


def call_off_without_reason(tab: Tab, _house: House) -> None:
    """The button names the number of mails."""
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").click()


def written(house: House) -> dict[str, object]:
    """A message to all who have a place at the full event; its mails wait."""
    words = Words("Zum {datum}", TO_ALL)
    group = Group(("confirmed",))
    message = send_message(house.full, words, group, key=uuid4(), by=SYSTEM, now=timezone.now())
    return {"slug": house.full.slug, "key": message.key}


PLANNING = {
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
        full=Sight(OFFICE, slot),
        empty=NO_LIST,
        error=Sight(OFFICE, slot, act=send_without_scripts(title=""), status=422),
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
        others={"hints": Sight(OFFICE, FULL, act=duplicate_at_easter, status=422)},
    ),
    "desk_follow_up": Page(
        full=Sight(OFFICE, FULL),
        empty=Sight(OFFICE, DRAFT),
        error=Sight(OFFICE, FULL, act=press("Folgetermin anlegen", title=""), status=422),
    ),
}
