"""What the desk says about sending: on every page when something is held up, on the outbox also what to do."""

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.queries import sending, trouble

register = template.Library()
HOLDABLE = [kind for kind in MailKind if kind != MailKind.ACCESS]


@register.inclusion_tag("desk/parts/sending_notice.html", takes_context=True)
def sending_notice(context: Context) -> dict[str, Any]:
    """Nothing as long as mails leave; nothing for who may not open the desk."""
    user = context["request"].user
    if not user.has_perm("desk.open"):
        return {}
    return {
        "sending": sending(),
        "may_steer": user.has_perm("desk.read_outbox"),
        "may_adopt": user.has_perm("desk.adopt_database"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("desk/parts/sending_controls.html", takes_context=True)
def sending_controls(context: Context) -> dict[str, Any]:
    holds = {hold.kind: hold for hold in sending().holds}
    return {
        "holds": [holds[kind] for kind in HOLDABLE if kind in holds],
        "free": [kind for kind in HOLDABLE if kind not in holds],
        "trouble": trouble(timezone.now()),
        "csrf_token": context.get("csrf_token"),
    }
