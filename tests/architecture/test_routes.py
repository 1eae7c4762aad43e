"""Every route declares who may; what each role gets is written down; missing and foreign look alike."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import rules
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.views import View

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.accounts.links import give_link
from kurzdraht.accounts.models import User
from kurzdraht.accounts.services import SIGN_IN_LINK, set_page_editor
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.website.services import create_default_pages
from tests.architecture.routes import (
    CSRF_EXEMPT,
    FOUND,
    MISSING,
    NOBODY,
    OWN_POLICY,
    PARTS,
    ROLES,
    RULES,
    SIGN_IN,
    UNGUARDED,
    Rule,
    World,
)
from tests.factories.events import make_event, make_format, make_registration, make_series
from tests.factories.network import Cast, make_mandate, make_person

ADMIN = "redaktion/"
FILES = "redaktion/dokumente/"


@dataclass(frozen=True)
class Route:
    """One pattern of the resolver with its full, unfilled address."""

    address: str
    name: str
    callback: Any

    @property
    def view(self) -> type[View] | None:
        return getattr(self.callback, "view_class", None)

    @property
    def is_own(self) -> bool:
        return (self.view or self.callback).__module__.startswith("kurzdraht.")


def _walk(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[Route]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address)
        else:
            yield Route(address, pattern.name or "", pattern.callback)


def all_routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns))


def own_routes() -> list[Route]:
    """Ours outside Wagtail's admin, whose door is watched as a whole."""
    return [route for route in all_routes() if route.is_own and not route.address.startswith(ADMIN)]


def test_every_own_route_is_guarded_by_a_permission_that_exists() -> None:
    wrong = [route.address for route in own_routes() if not _is_guarded(route.view)]
    assert wrong == []


def _is_guarded(view: type[View] | None) -> bool:
    """The guard must come before whatever else answers, or it would be asked too late."""
    if view is None or not issubclass(view, Guarded):
        return False
    permission = getattr(view, "permission", "")
    answering = [cls for cls in view.__mro__ if "dispatch" in vars(cls) and not cls.__module__.startswith("kurzdraht.")]
    comes_first = view.__mro__.index(Guarded) < min(view.__mro__.index(cls) for cls in answering)
    return comes_first and (permission == PUBLIC or rules.perm_exists(permission))


def test_routes_of_others_are_the_admin_of_pages_or_stand_in_the_list_with_a_reason() -> None:
    names = {
        route.name
        for route in all_routes()
        if not route.is_own and (not route.address.startswith(ADMIN) or route.address.startswith(FILES))
    }
    assert names == set(UNGUARDED)


def test_of_allauth_only_our_own_pages_are_routed() -> None:
    assert [route.address for route in all_routes() if route.callback.__module__.startswith("allauth")] == []


def test_every_own_route_has_a_line_and_every_line_a_route() -> None:
    assert {route.name for route in own_routes()} == set(RULES)


def test_every_line_speaks_of_every_role() -> None:
    assert {name for name, rule in RULES.items() if set(rule.answers) != set(ROLES)} == set()


@pytest.fixture
def people(cast: Cast) -> dict[str, Person]:
    member2, editor, admin, locked = (make_person(name) for name in ("Mika", "Max", "Nora", "Otto"))
    for person in (member2, locked):
        make_mandate(person, MandateKind.MEMBER, organisation=cast.dortmund.organisation)
    make_mandate(editor, MandateKind.PAGE_EDITOR)
    make_mandate(admin, MandateKind.ADMIN)
    set_page_editor(_user(editor), is_editor=True)
    return {
        "member": cast.bert,
        "member2": member2,
        "contact": cast.anna,
        "office": cast.clara,
        "advisor": cast.dora,
        "ministry": cast.emil,
        "editor": editor,
        "admin": admin,
        "former": cast.felix,
        "locked": locked,
    }


@pytest.fixture
def clients(people: dict[str, Person]) -> dict[str, Client]:
    clients = {role: Client(enforce_csrf_checks=True) for role in ROLES}
    for role, person in people.items():
        clients[role].force_login(_user(person))
    User.objects.filter(person=people["locked"]).update(is_active=False)
    return clients


@pytest.fixture
def world(cast: Cast) -> World:
    make_format(slug="austausch-45")
    now = timezone.now()
    create_default_pages(now)
    event = make_event(starts_at=now + timedelta(days=9), consortium=cast.stadtumbau)
    registration = make_registration(event)
    end = now + timedelta(days=10)
    mail = queue_mail(
        "accounts/mails/no_account",
        kind=MailKind.ACCESS,
        occasion="world",
        to=Recipient("gast@example.org"),
        context={},
        secrets={},
        now=now,
    )
    assert isinstance(mail, OutgoingMail)
    return World(
        event=event,
        foreign_event=make_event(starts_at=now + timedelta(days=9), consortium=cast.innenstadt),
        series=make_series(consortium=cast.stadtumbau),
        registration=registration,
        registration_token=give_link("registration", kind="registration", key=registration.key, expires_at=end),
        sign_in_token=give_link(SIGN_IN_LINK, kind="user", key=_user(cast.anna).key, expires_at=end),
        consortium=cast.stadtumbau,
        municipality=cast.dortmund,
        mail_key=mail.key,
        person_key=cast.anna.key,
    )


def _user(person: Person) -> User:
    return User.objects.get(person=person)


def _address(route: str, rule: Rule, world: World, /, **other: object) -> str:
    """Filled in; an argument named by a digit has its place only, for such patterns have no names."""
    arguments = {**rule.arguments(world), **other}
    return reverse(route, args=list(arguments.values())) if "0" in arguments else reverse(route, kwargs=arguments)


def test_each_role_gets_what_the_table_says(clients: dict[str, Client], world: World) -> None:
    wrong = []
    for name, rule in RULES.items():
        address = _address(name, rule, world)
        for role, expected in rule.answers.items():
            response = clients[role].get(address)
            got = SIGN_IN if response.get("Location", "").startswith("/konto/anmelden/?next=") else response.status_code
            if got != expected:
                wrong.append((name, role, expected, got))
    assert wrong == []


def test_missing_and_foreign_look_alike(clients: dict[str, Client], world: World) -> None:
    wrong = []
    for name, rule in RULES.items():
        other = {key: _missing(value) for key, value in rule.arguments(world).items() if key not in {"month", "kind"}}
        if not other or MISSING not in rule.answers.values():
            continue
        there, not_there = _address(name, rule, world), _address(name, rule, world, **other)
        for role in (role for role, expected in rule.answers.items() if expected == MISSING):
            answers = [clients[role].get(address) for address in (there, not_there)]
            if _plain(answers[0].text, there) != _plain(answers[1].text, not_there):
                wrong.append((name, role))
    assert wrong == []


def _missing(value: object) -> object:
    if isinstance(value, UUID):
        return UUID(int=1)
    return 10**6 + 1 if isinstance(value, int) else "gibt-es-nicht"


def _plain(html: str, address: str) -> str:
    return re.sub(r'value="[\w-]{64}"', "", html).replace(address, "")


def test_an_adviser_does_not_find_the_work_on_events_of_other_consortia(
    clients: dict[str, Client], world: World
) -> None:
    kept = [
        (name, rule)
        for name, rule in RULES.items()
        if rule.is_of_event and rule.answers["advisor"] == FOUND != rule.answers["guest"]
    ]
    found = [
        name
        for name, rule in kept
        if clients["advisor"].get(_address(name, rule, world, slug=world.foreign_event.slug)).status_code != MISSING
    ]
    assert (len(kept) > 0, found) == (True, [])


def test_what_changes_something_wants_a_token_and_a_request_from_here(clients: dict[str, Client], world: World) -> None:
    accepted = []
    for route in own_routes():
        if not hasattr(route.view, "post") or route.name in CSRF_EXEMPT or route.name == "favicon":
            continue
        address = _address(route.name, RULES[route.name], world)
        for role in ("guest", "member", "office"):
            client = clients[role]
            client.get("/konto/abmelden/" if role not in NOBODY else "/konto/anmelden/")
            token = client.cookies["csrftoken"].value
            answers = (
                client.post(address),
                client.post(address, {"csrfmiddlewaretoken": token}, headers={"Origin": "https://evil.example"}),
            )
            accepted += [(route.name, role) for answer in answers if answer.status_code != 403]
    assert accepted == []


def test_pages_carry_the_headers_that_protect_them(clients: dict[str, Client], world: World) -> None:
    wrong = []
    for name, rule in RULES.items():
        role = next((role for role in ROLES if rule.answers[role] == FOUND), None)
        if role is None:
            continue
        response = clients[role].get(_address(name, rule, world))
        if not response.get("Content-Type", "").startswith("text/html"):
            continue
        policy = response.get("Content-Security-Policy", "")
        checks = (
            "sandbox" in policy if name in OWN_POLICY else "script-src 'self'" in policy,
            "unsafe" not in policy or name in OWN_POLICY,
            response.get("X-Frame-Options") == "SAMEORIGIN",
            response.get("X-Content-Type-Options") == "nosniff",
            response.get("Referrer-Policy") in {"same-origin", "no-referrer"},
            response.get("Cross-Origin-Opener-Policy") == "same-origin",
            role == "guest" or "no-store" in response.get("Cache-Control", ""),
            "<c-" not in response.text,
            name in PARTS or '<html lang="de"' in response.text,
        )
        wrong += [(name, number) for number, is_right in enumerate(checks) if not is_right]
    assert wrong == []


@pytest.mark.usefixtures("world")
def test_all_of_the_admin_of_pages_is_closed_to_all_but_editors(clients: dict[str, Client]) -> None:
    routes = [r for r in all_routes() if r.address.startswith(ADMIN) and not r.address.startswith(FILES)]
    addresses = {f"/{route.address}" for route in routes if not set("<^(") & set(route.address)}
    assert len(addresses) > 50
    for address in sorted(addresses):
        assert clients["guest"].get(address)["Location"].startswith("/konto/anmelden/?next=/redaktion/")
        assert clients["office"].get(address).status_code == MISSING
    others = [role for role in ROLES if role not in {*NOBODY, "editor"}]
    assert {clients[role].get("/redaktion/").status_code for role in others} == {MISSING}
    assert clients["editor"].get("/redaktion/").status_code == FOUND
