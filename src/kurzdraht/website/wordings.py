"""The mail about a barrier, as the network may word it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.core import dates
from kurzdraht.mailing.registry import Example, MailTemplate, Placeholder, Words, register
from kurzdraht.website.services.barriers import answer_dates


def _what_to_do(context: Mapping[str, Any]) -> str:
    if not context["email"]:
        return _("Ohne Adresse: Eine Antwort ist nicht möglich, die Barriere bleibt zu beheben.")
    return _(
        "Antworten Sie bis %(soon)s, spätestens bis %(latest)s. Dauert es länger, schicken Sie eine "
        "Zwischennachricht. Nennen Sie in der Antwort die Ombudsstelle (§ 10d BGG NRW)."
    ) % {"soon": dates.day(context["soon"]), "latest": dates.day(context["latest"])}


def _example(now: datetime) -> Example:
    soon, latest = answer_dates(timezone.localdate(now))
    return Example(
        context={
            "description": _("Die Karte lässt sich nicht mit der Tastatur bedienen."),
            "page": "/kommunen/",
            "email": "gast@example.org",
            "soon": soon,
            "latest": latest,
        }
    )


register(
    MailTemplate(
        name="website/mails/barrier_report",
        slug="barriere",
        group=gettext_lazy("Website"),
        label=gettext_lazy("Gemeldete Barriere"),
        use=gettext_lazy("Geht an die Geschäftsstelle, wenn jemand auf der Website eine Barriere meldet."),
        placeholders=(
            Placeholder(
                "frist", gettext_lazy("letzter Tag für die Antwort"), lambda context: dates.day(context["latest"])
            ),
            Placeholder("vorgehen", gettext_lazy("was jetzt zu tun ist, mit den Fristen"), _what_to_do),
        ),
        shipped=lambda: Words(_("Barriere gemeldet: Antwort bis %(day)s") % {"day": "{frist}"}, "{vorgehen}"),
        example=_example,
        required=frozenset({"vorgehen"}),
    )
)
