"""What each role gets from each own route by GET.

A route without a line fails a test, and so does a line without a route.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kurzdraht.events.models import Event, EventSeries, Registration
from kurzdraht.network.models import Consortium, Municipality

NOBODY = ("guest", "locked")
FORMER = ("former",)
MEMBERS = ("member", "member2", "contact")
STAFF = ("office", "advisor", "admin")
OTHERS = ("ministry", "editor")
WITH_MANDATE = (*MEMBERS, *STAFF, *OTHERS)
SIGNED_IN = (*WITH_MANDATE, *FORMER)
ROLES = (*NOBODY, *SIGNED_IN)

SIGN_IN = "sign-in"
FOUND, MOVED, MISSING, GONE, ONLY_POST = 200, 302, 404, 410, 405


@dataclass(frozen=True)
class World:
    """What the addresses speak of: an event of the adviser's consortium and one of another, and what hangs on them."""

    event: Event
    foreign_event: Event
    series: EventSeries
    registration: Registration
    registration_token: str
    sign_in_token: str
    consortium: Consortium
    municipality: Municipality
    mail_key: UUID
    person_key: UUID


Answers = Mapping[str, int | str]
Arguments = Callable[[World], Mapping[str, object]]


@dataclass(frozen=True)
class Rule:
    """`answers` by role: a status, or that the sign-in comes first. `is_of_event`: the slug in the address is one's."""

    answers: Answers
    arguments: Arguments = lambda _world: {}
    is_of_event: bool = False


def everyone(status: int = FOUND, *, signed_in: int | None = None) -> dict[str, int | str]:
    return {role: signed_in if signed_in and role in SIGNED_IN else status for role in ROLES}


def only(roles: Iterable[str], status: int = FOUND) -> dict[str, int | str]:
    """The others do not find it; nobody in particular is asked who they are."""
    allowed = set(roles)
    return {role: status if role in allowed else SIGN_IN if role in NOBODY else MISSING for role in ROLES}


def _event_and(**more: object) -> Arguments:
    return lambda world: {"slug": world.event.slug, **more}


def _consortium(world: World) -> dict[str, object]:
    return {"slug": world.consortium.slug}


def _mail(world: World) -> dict[str, object]:
    return {"key": world.mail_key}


def _event_record(world: World) -> dict[str, object]:
    return {"kind": "event", "key": world.event.key}


def _format(world: World) -> dict[str, object]:
    return {"slug": world.event.format.slug}


def _series(world: World) -> dict[str, object]:
    return {"slug": world.series.slug}


def of_event(answers: Answers, **more: object) -> Rule:
    return Rule(answers, _event_and(**more), is_of_event=True)


NO_FILE = UUID(int=0)
PLANNERS = ("office", "advisor")

RULES: dict[str, Rule] = {
    # core and machines
    "healthz": Rule(everyone(503)),  # no worker runs in this world
    "sitemap": Rule(everyone()),
    "robots": Rule(everyone()),
    "security_contact": Rule(everyone()),
    "mail_reports": Rule(everyone(MISSING)),  # no provider in the settings
    "favicon": Rule(everyone(MOVED)),
    "news_atom": Rule(everyone()),
    "news_rss": Rule(everyone()),
    "picture": Rule(everyone(MISSING), lambda _world: {"name": "keins.png"}),
    "original_picture": Rule(only(("editor",), MISSING), lambda _world: {"name": "keins.png"}),
    # account
    "account_login": Rule(everyone(signed_in=MOVED)),
    "account_login_password": Rule(everyone(signed_in=MOVED)),
    "account_confirm_login_code": Rule(everyone(MOVED)),
    "account_logout": Rule(everyone(MOVED, signed_in=FOUND)),
    "account_inactive": Rule(everyone()),
    "account_link": Rule(everyone(), lambda world: {"token": world.sign_in_token}),
    "account_password": Rule(only(SIGNED_IN)),
    "usersessions_list": Rule(only(SIGNED_IN)),
    # a member's home
    "portal_home": Rule(only(SIGNED_IN)),
    "portal_events": Rule(only(WITH_MANDATE)),
    "portal_cancel": Rule(only(WITH_MANDATE, MISSING), lambda _world: {"key": NO_FILE}),
    "portal_hand_over": Rule(only(MEMBERS, MISSING), lambda _world: {"key": NO_FILE}),
    "portal_organisation": Rule(only(MEMBERS)),
    "portal_settings": Rule(only(SIGNED_IN)),
    # events
    "calendar_feed": Rule(everyone()),
    "calendar_feed_consortium": Rule(everyone(), _consortium),
    "calendar_feed_format": Rule(everyone(), lambda world: {"slug": world.event.format.slug}),
    "event_feed": Rule(everyone()),
    "event_ics": of_event(everyone()),
    "event_list": Rule(everyone()),
    "event_month": Rule(everyone(), lambda _world: {"month": "2027-03"}),
    "event": of_event(everyone()),
    "event_file": of_event(everyone(MISSING), key=NO_FILE),
    "event_register": of_event(everyone()),
    "event_register_colleagues": of_event(only(MEMBERS)),
    "event_registered": of_event(everyone()),
    "registration": Rule(everyone(), lambda world: {"token": world.registration_token}),
    # the office's work on events
    "desk_events": Rule(only(PLANNERS)),
    "desk_event_create": Rule(only(PLANNERS)),
    "desk_event": of_event(only(PLANNERS)),
    "desk_event_change": of_event(only(PLANNERS)),
    "desk_event_publish": of_event(only(PLANNERS)),
    "desk_event_call_off": of_event(only(PLANNERS)),
    "desk_event_move": of_event(only(PLANNERS)),
    "desk_event_revive": of_event(only(PLANNERS, ONLY_POST)),
    "desk_event_withdraw": of_event(only(PLANNERS)),
    "desk_preview": of_event(only(PLANNERS)),
    "desk_preview_page": of_event(only(PLANNERS)),
    "desk_preview_mail": of_event(only(PLANNERS)),
    "desk_documentation": of_event(only(PLANNERS)),
    "desk_files": of_event(only(PLANNERS)),
    "desk_file": of_event(only(PLANNERS, MISSING), pk=10**6),
    "desk_file_content": of_event(only(PLANNERS, MISSING), key=NO_FILE),
    "desk_agenda": of_event(only(PLANNERS)),
    "desk_slot_create": of_event(only(PLANNERS)),
    "desk_moderation": of_event(only(PLANNERS)),
    "desk_slot": of_event(only(PLANNERS, MISSING), pk=10**6),
    "desk_message": of_event(only(PLANNERS)),
    "desk_message_sent": of_event(only(PLANNERS, MISSING), key=NO_FILE),
    "desk_participants": of_event(only(PLANNERS)),
    "desk_participant_add": of_event(only(PLANNERS)),
    "desk_attendance_list": of_event(only(PLANNERS)),
    "desk_participant_move": of_event(only(PLANNERS, MISSING), key=NO_FILE),
    "desk_participant_cancel": of_event(only(PLANNERS, MISSING), key=NO_FILE),
    "desk_formats": Rule(only(("office",))),
    "desk_format": Rule(only(("office",)), _format),
    "desk_format_create": Rule(only(("office",))),
    "desk_format_follow": Rule(only(("office",)), _format),
    "desk_date_check": Rule(only(PLANNERS)),
    "desk_series_list": Rule(only(PLANNERS)),
    "desk_series_create": Rule(only(PLANNERS)),
    "desk_series": Rule(only(PLANNERS), _series),
    "desk_series_extend": Rule(only(PLANNERS), _series),
    "desk_series_end": Rule(only(PLANNERS), _series),
    "desk_duplicate": of_event(only(PLANNERS)),
    "desk_follow_up": of_event(only(PLANNERS)),
    "desk_home": Rule(only(STAFF)),
    "desk_scope": Rule(only(STAFF, ONLY_POST)),
    "desk_search": Rule(only(STAFF)),
    "desk_task": Rule(only(STAFF, MISSING), lambda _world: {"source": "todo", "key": NO_FILE}),
    "desk_task_undo": Rule(only(STAFF, ONLY_POST)),
    "desk_todo_create": Rule(only(STAFF)),
    "desk_todo_change": Rule(only(STAFF, MISSING), lambda _world: {"key": NO_FILE}),
    "desk_person": Rule(only(STAFF), lambda world: {"key": world.person_key}),
    "desk_person_left": Rule(only(("office",)), lambda world: {"key": world.person_key}),
    "desk_bounce": Rule(only(("office",), MISSING), lambda _world: {"key": NO_FILE}),
    "desk_bin": Rule(only(STAFF)),
    "desk_bin_record": Rule(only(PLANNERS, MISSING), _event_record),
    "desk_bin_put": Rule(only(STAFF, ONLY_POST), _event_record),
    "desk_history": Rule(only(PLANNERS), _event_record),
    "desk_presence": Rule(only(STAFF, ONLY_POST)),
    "desk_persons": Rule(only(STAFF)),
    "desk_outbox": Rule(only(("office", "admin"))),
    "desk_mail": Rule(only(("office", "admin")), _mail),
    "desk_sending": Rule(only(("office", "admin"), ONLY_POST)),
    "desk_mail_body": Rule(only(("office", "admin")), _mail),
    "desk_templates": Rule(only(STAFF)),
    "desk_wording": Rule(only(("office",)), lambda _world: {"slug": "bestaetigung"}),
    "desk_wording_preview": Rule(only(("office",)), lambda _world: {"slug": "bestaetigung"}),
    "desk_wording_reset": Rule(only(("office",), ONLY_POST), lambda _world: {"slug": "bestaetigung"}),
    # the public site
    "home": Rule(everyone()),
    "news": Rule(everyone()),
    "wagtail_serve": Rule(everyone(), lambda _world: {"0": "barrierefreiheit/"}),
    "components": Rule(only(("admin",))),
    "municipality_list": Rule(everyone()),
    "municipality_file": Rule(everyone()),
    "municipality": Rule(everyone(), lambda world: {"slug": world.municipality.slug}),
    "consortium": Rule(everyone(), _consortium),
    "sources": Rule(everyone()),
    "barrier_report": Rule(everyone()),
    "barrier_reported": Rule(everyone()),
    "join": Rule(everyone()),
    "letter": Rule(everyone()),
    "letter_sent": Rule(everyone()),
}

UNGUARDED = {
    "wagtaildocs_serve": "the editors' files: Wagtail checks their collection",
    "wagtaildocs_authenticate_with_password": "the same, for a collection with a password",
}
"""Routes of others outside Wagtail's admin, each with the reason why it needs no line."""

OWN_POLICY = {
    "desk_mail_body": "the mail as it was written, in a sandbox where nothing runs or loads",
    "desk_wording_preview": "the same with words that are being written",
    "desk_preview_mail": "a mail as it will be written, in the same sandbox",
}
"""Pages with a content security policy of their own."""

PARTS = {"desk_date_check": "hints that a form puts beside its day"}
"""Answers that are no pages: they go into one that has its language."""

CSRF_EXEMPT = {
    "registration": "the token in the address is the right to act, no cookie is",
    "mail_reports": "the provider shows its secret, no cookie",
}
