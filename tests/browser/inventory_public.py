"""What everybody may see: the site, the events, registering."""

from collections.abc import Callable
from typing import Any

from kurzdraht.events.enums import EventState, RegistrationState
from tests.browser.house import House
from tests.browser.sights import Arguments, Page, Sight, one_after_another, press, unfold

NO_INPUT = "nothing is typed here, and the address has no part that could be wrong"
NO_LIST = "it holds no list that could be empty"
PHONE = 320


def slug_of(find: Callable[[House], Any]) -> Arguments:
    return lambda house: {"slug": find(house).slug}


def path(address: str) -> Arguments:
    """Editors' pages have patterns without names."""
    return lambda _house: {"0": address}


def missing(_house: House) -> dict[str, object]:
    return {"slug": "gibt-es-nicht"}


def link(state: RegistrationState) -> Arguments:
    return lambda house: {"token": house.link(state)}


COMING = slug_of(lambda house: house.coming)
HYBRID = slug_of(lambda house: house.hybrid)
FULL = slug_of(lambda house: house.full)

SITE = {
    "home": Page(
        full=Sight(),
        empty=Sight(is_emptied=True),
        error=NO_INPUT,
        others={
            "member": Sight("mitglied"),
            "english": Sight(language="en"),
            "menu-on-a-phone": Sight(act=unfold(".kd-menu > summary", width=PHONE), inside=".kd-header"),
        },
    ),
    "news": Page(full=Sight(), empty=Sight(is_emptied=True), error=NO_INPUT),
    "wagtail_serve": Page(
        full=Sight(arguments=path("alles-was-geht/")),
        empty=Sight(arguments=path("noch-ohne-text/")),
        error=Sight(arguments=path("gibt-es-nicht/"), status=404),
        others={
            "topic": Sight(arguments=path("thema/")),
            "article": Sight(arguments=lambda house: {"0": house.article}),
            "about": Sight(arguments=path("ueber-uns/")),
            "contact": Sight(arguments=path("kontakt/")),
            "imprint": Sight(arguments=path("impressum/")),
            "privacy": Sight(arguments=path("datenschutz/")),
            "accessibility": Sight(arguments=path("barrierefreiheit/")),
            "easy-language": Sight(arguments=path("leichte-sprache/")),
            "sign-language": Sight(arguments=path("gebaerdensprache/")),
            "english": Sight(arguments=path("kontakt/"), language="en"),
            "missing-for-a-member": Sight("mitglied", path("gibt-es-nicht/"), status=404),
        },
    ),
    "components": Page(full=Sight("admin"), empty=NO_LIST, error=NO_INPUT),
    "municipality_list": Page(
        full=Sight(),
        empty=Sight(query="q=Nirgendwo"),
        error="whatever is typed finds something or nothing",
        others={
            "of-one-consortium": Sight(query="ag=stadtumbau"),
            "all-rows": Sight(query="alle=1"),
            "english": Sight(language="en"),
        },
    ),
    "municipality": Page(
        full=Sight(arguments=lambda _house: {"slug": "dortmund"}),
        empty=Sight(arguments=lambda house: {"slug": house.outsider}),
        error=Sight(arguments=missing, status=404),
    ),
    "consortium": Page(
        full=Sight(arguments=lambda _house: {"slug": "stadtumbau"}),
        empty=Sight(arguments=lambda _house: {"slug": "stadtumbau"}, is_emptied=True),
        error=Sight(arguments=missing, status=404),
    ),
    "sources": Page(full=Sight(), empty=NO_LIST, error=NO_INPUT),
    "barrier_report": Page(full=Sight(), empty=NO_LIST, error=Sight(act=press("Meldung abschicken"), status=422)),
    "barrier_reported": Page(full=Sight(), empty=NO_LIST, error=NO_INPUT),
    "join": Page(full=Sight(), empty=NO_LIST, error=Sight(act=press("Abschicken"), status=422)),
    "letter": Page(full=Sight(), empty=NO_LIST, error=Sight(act=press("Abschicken"), status=422)),
    "letter_sent": Page(full=Sight(), empty=NO_LIST, error=NO_INPUT),
}

EVENTS = {
    "event_list": Page(
        full=Sight(),
        empty=Sight(query="ag=historische-kerne&ort=online&fuer=circle"),
        error=Sight(query="ag=unbekannt&seite=99&monat=13"),
        others={
            "past": Sight(query="stand=vergangen"),
            "nothing-planned": Sight(is_emptied=True),
            "word-unfolded": Sight(act=unfold(".kd-word__said"), inside=".kd-word[open]"),
            "member": Sight("mitglied", query="ag=stadtumbau&warteliste=ohne"),
            "english": Sight(language="en"),
        },
    ),
    "event_month": Page(
        full=Sight(arguments=lambda house: {"month": f"{house.coming.starts_at:%Y-%m}"}),
        empty=Sight(arguments=lambda _house: {"month": "2099-02"}),
        error=Sight(arguments=lambda _house: {"month": "2027-13"}, status=404),
    ),
    "event": Page(
        full=Sight("ansprechperson", HYBRID),
        empty=Sight(arguments=slug_of(lambda house: house.bare)),
        error=Sight(arguments=missing, status=404),
        others={
            "guest": Sight(arguments=HYBRID),
            "record": Sight(arguments=slug_of(lambda house: house.past)),
            "record-with-rounds": Sight(arguments=slug_of(lambda house: house.conference)),
            "waiting-list": Sight("mitglied2", FULL),
            "with-a-place": Sight("mitglied", slug_of(lambda house: house.taken)),
            "cancelled": Sight(arguments=slug_of(lambda house: house.state(EventState.CANCELLED))),
            "postponed": Sight(arguments=slug_of(lambda house: house.state(EventState.POSTPONED))),
            "english": Sight(arguments=HYBRID, language="en"),
        },
    ),
    "event_register": Page(
        full=Sight(arguments=HYBRID),
        empty=NO_LIST,
        error=Sight(arguments=HYBRID, act=press("Platz sichern"), status=422),
        others={
            "member": Sight("ansprechperson", COMING),
            "with-a-place": Sight("mitglied", slug_of(lambda house: house.taken)),
            "not-for-guests": Sight(arguments=COMING),
            "over": Sight(arguments=slug_of(lambda house: house.past)),
            "english": Sight(arguments=HYBRID, language="en"),
        },
    ),
    "event_register_colleagues": Page(
        full=Sight("ansprechperson", HYBRID),
        empty=NO_LIST,
        error=Sight("ansprechperson", HYBRID, act=press("Plätze sichern", email_2="niemand@"), status=422),
    ),
    "event_registered": Page(full=Sight(arguments=HYBRID), empty=NO_LIST, error=NO_INPUT),
    "registration": Page(
        full=Sight(arguments=link(RegistrationState.CONFIRMED)),
        empty=NO_LIST,
        error=Sight(arguments=lambda _house: {"token": "AAAA.BBBB"}, status=404),
        others={
            "waiting": Sight(arguments=link(RegistrationState.WAITING)),
            "offered": Sight(arguments=link(RegistrationState.OFFERED)),
            "cancelled": Sight(arguments=link(RegistrationState.CANCELLED)),
            "changing": Sight(arguments=link(RegistrationState.CONFIRMED), act=unfold("main details > summary")),
            "changed-wrongly": Sight(
                arguments=link(RegistrationState.CONFIRMED),
                act=one_after_another(unfold("main details > summary"), press("Änderung speichern", name="")),
                status=422,
            ),
        },
    ),
}
