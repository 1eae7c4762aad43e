"""The network as such: its consortia, bodies, circles and topics."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.db import models, transaction

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.text import slug
from kurzdraht.network.models import Body, Consortium, Network, Region, Topic, WorkingGroup

NETWORK_KEY = UUID("6e657477-6f72-4b00-8000-000000000001")
MAIL_DOMAIN = "netzwerk.example"


def shipped_plan() -> dict[str, Any]:
    """The five consortia with bodies, circles and topics, as the product ships them."""
    text = (files("kurzdraht.network") / "data" / "network.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@transaction.atomic
def set_up_network(
    *, by: Actor, now: datetime, plan: Mapping[str, Any] | None = None, mail_domain: str = MAIL_DOMAIN
) -> Network:
    """Make whatever of the plan is missing. May be repeated; what the office has changed since stays as it is.

    Each consortium gets the function mailbox `<slug>@<mail_domain>` unless the plan names one.
    """
    plan = plan or shipped_plan()
    values = dict(plan["network"])
    values["founded_date"] = date.fromisoformat(values["founded_date"])
    network, is_new = Network.objects.get_or_create(pk=1, defaults=values)
    for code, name in plan.get("regions", {}).items():
        Region.objects.get_or_create(code=code, defaults={"name": name, "slug": slug(name)})
    for position, given in enumerate(plan["consortia"], start=1):
        _keep_consortium(dict(given), position, mail_domain)
    for body in plan["bodies"]:
        _keep(Body, body, consortium=None)
    for name in plan["topics"]:
        Topic.objects.get_or_create(slug=slug(name), defaults={"name": name, "from_date": network.founded_date})
    if is_new:
        record("network_set_up", kind="network", key=NETWORK_KEY, label=network.name, by=by, at=now)
    return network


def _keep_consortium(given: dict[str, Any], position: int, mail_domain: str) -> None:
    bodies = given.pop("bodies")
    working_groups = given.pop("working_groups")
    given.setdefault("email", f"{given['slug']}@{mail_domain}")
    consortium, _ = Consortium.objects.get_or_create(slug=given.pop("slug"), defaults={**given, "position": position})
    for body in bodies:
        _keep(Body, body, consortium=consortium)
    for group in working_groups:
        _keep(WorkingGroup, group, consortium=consortium)


def _keep(model: type[models.Model], given: Mapping[str, Any], *, consortium: Consortium | None) -> None:
    values = dict(given)
    model._default_manager.get_or_create(slug=values.pop("slug"), defaults={**values, "consortium": consortium})
