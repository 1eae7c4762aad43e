"""The mails of the public site, as the network may word them."""

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


def _sender(context: Mapping[str, Any]) -> str:
    return str(context["sender"])


def _letter_example(_now: datetime) -> Example:
    return Example(
        context={
            "sender": "Kim Beispiel",
            "email": "gast@example.org",
            "message": _("Wer hat schon einmal ein leeres Kaufhaus gemietet?"),
        }
    )


def _join_example(_now: datetime) -> Example:
    return Example(
        context={
            "sender": "Kim Beispiel",
            "email": "gast@example.org",
            "organisation": "Stadt Musterhausen",
            "consortia": "AG Stadtumbau",
            "message": _("Was kostet die Mitgliedschaft?"),
        }
    )


register(
    MailTemplate(
        name="website/mails/letter",
        slug="nachricht",
        group=gettext_lazy("Website"),
        label=gettext_lazy("Nachricht über die Website"),
        use=gettext_lazy("Geht an die Geschäftsstelle oder eine AG, wenn jemand über die Website schreibt."),
        placeholders=(Placeholder("absender", gettext_lazy("wer geschrieben hat"), _sender),),
        shipped=lambda: Words(
            _("Nachricht von %(name)s") % {"name": "{absender}"},
            _("%(name)s wartet auf Antwort, am besten in drei Arbeitstagen.") % {"name": "{absender}"},
        ),
        example=_letter_example,
    )
)
register(
    MailTemplate(
        name="website/mails/join_request",
        slug="mitglied-werden",
        group=gettext_lazy("Website"),
        label=gettext_lazy("Mitglied werden"),
        use=gettext_lazy("Geht an die Geschäftsstelle, wenn jemand nach einer Mitgliedschaft fragt."),
        placeholders=(
            Placeholder("absender", gettext_lazy("wer geschrieben hat"), _sender),
            Placeholder(
                "organisation", gettext_lazy("Kommune oder Einrichtung"), lambda context: context["organisation"]
            ),
        ),
        shipped=lambda: Words(
            _("Mitglied werden: %(organisation)s") % {"organisation": "{organisation}"},
            _("%(name)s wartet auf Antwort, am besten in drei Arbeitstagen.") % {"name": "{absender}"},
        ),
        example=_join_example,
    )
)
register(
    MailTemplate(
        name="website/mails/receipt",
        slug="eingang",
        group=gettext_lazy("Website"),
        label=gettext_lazy("Nachricht angekommen"),
        use=gettext_lazy("Geht sofort an jede Person, die über die Website geschrieben hat."),
        placeholders=(),
        shipped=lambda: Words(
            _("Ihre Nachricht ist angekommen"),
            _("Wir haben Ihre Nachricht und antworten in den nächsten drei Arbeitstagen.")
            + "\n\n"
            + _("Sie haben uns nicht geschrieben? Dann hat jemand Ihre Adresse eingetippt. Sie müssen nichts tun."),
        ),
        example=lambda _now: Example(context={}),
    )
)
