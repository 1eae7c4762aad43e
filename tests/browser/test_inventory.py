"""The inventory knows every route, and no other."""

from tests.architecture.test_routes import own_routes
from tests.browser.inventory import NO_PAGES, PAGES

DEMO_ONLY = {"demo_sign_in"}
CANNOT_BE_WRONG = {"portal_settings", "usersessions_list"}
"""A choice from a list; a button."""


def test_every_own_route_stands_in_the_inventory_and_every_line_is_a_route() -> None:
    routes = {route.name for route in own_routes()} | DEMO_ONLY
    known = [*PAGES, *NO_PAGES]
    assert sorted(known) == sorted(routes)


def test_what_takes_input_is_seen_refusing_it() -> None:
    forms = {route.name for route in own_routes() if route.name in PAGES and hasattr(route.view, "form_class")}
    assert {name for name in forms if isinstance(PAGES[name].error, str)} == CANNOT_BE_WRONG
