"""Each mail about a place: who gets it, and our words for it."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.wordings.examples import example
from kurzdraht.events.wordings.values import (
    COMMON,
    LINE,
    REASON,
    REASON_OF_EVENT,
    UNTIL,
    calendar_of_cancelled,
    state_after_change,
    state_as,
    state_known,
    state_of_moved,
    state_of_revived,
    thanks_or_reason,
)
from kurzdraht.mailing.registry import MailTemplate, Placeholder, Words, register

GROUP = gettext_lazy("Anmeldung und Veranstaltung")
WAITING = RegistrationState.WAITING


def _words(opening: str, *paragraphs: str) -> Words:
    return Words(f"{opening}: {{veranstaltung}}, {{tag}}, {{uhrzeit}}", "\n\n".join(paragraphs))


def _template(
    name: str,
    label: str | Promise,
    use: str | Promise,
    *more: Placeholder,
    slug: str,
    shipped: Callable[[], Words],
    state: RegistrationState = RegistrationState.CONFIRMED,
    required: frozenset[str] = frozenset(),
) -> None:
    register(
        MailTemplate(
            name=f"events/mails/{name}",
            slug=slug,
            group=GROUP,
            label=label,
            use=use,
            placeholders=(*COMMON, *more),
            shipped=shipped,
            example=lambda now: example(state, now=now),
            required=required,
        )
    )


_template(
    "confirmation",
    gettext_lazy("Bestätigung"),
    gettext_lazy("Geht an jede Person, die bei der Anmeldung gleich einen Platz bekommt."),
    slug="bestaetigung",
    shipped=lambda: _words(_("Ihr Platz"), _("Der Kalendereintrag hängt an dieser Mail.")),
)
_template(
    "waiting",
    gettext_lazy("Warteliste"),
    gettext_lazy("Geht an jede Person, für die kein Platz mehr frei war."),
    LINE,
    REASON,
    slug="warteliste",
    shipped=lambda: _words(
        _("Warteliste, Platz %(place)s") % {"place": "{platz}"},
        "{grund}",
        _(
            "Im Moment ist für Sie kein Platz frei. Wird einer frei, geht es der Reihe nach, und Sie bekommen gleich "
            "eine Mail."
        ),
    ),
    state=WAITING,
)
_template(
    "offer",
    gettext_lazy("Angebot eines Platzes"),
    gettext_lazy("Geht kurz vor dem Termin an die nächste Person der Warteliste, wenn ein Platz frei wird."),
    UNTIL,
    slug="angebot",
    shipped=lambda: _words(
        _("Platz frei, Antwort bis %(until)s") % {"until": "{frist}"},
        _("Wir halten ihn für Sie bis %(until)s. Danach fragen wir die nächste Person.") % {"until": "{frist}"},
        _("Mit der Zusage bekommen Sie den Kalendereintrag."),
    ),
    state=RegistrationState.OFFERED,
    required=frozenset({"frist"}),
)
_template(
    "offer_expired",
    gettext_lazy("Angebot abgelaufen"),
    gettext_lazy("Geht an Menschen, die auf ein Angebot nicht geantwortet haben."),
    slug="angebot-abgelaufen",
    shipped=lambda: _words(
        _("Ihr Angebot ist abgelaufen"),
        _("Wir haben bis zum Ende der Frist nichts von Ihnen gehört. Ihre Anmeldung ist damit beendet."),
        _(
            "Möchten Sie doch kommen? Auf der Seite der Veranstaltung können Sie sich wieder anmelden, solange die "
            "Anmeldung offen ist."
        ),
    ),
    state=RegistrationState.CANCELLED,
)
_template(
    "promotion",
    gettext_lazy("Nachgerückt"),
    gettext_lazy("Geht an Menschen, die von der Warteliste auf einen Platz rücken."),
    slug="nachgerueckt",
    shipped=lambda: _words(_("Sie haben einen Platz"), _("Der Kalendereintrag hängt an dieser Mail.")),
)
_template(
    "reminder",
    gettext_lazy("Erinnerung"),
    gettext_lazy("Geht vor dem Termin an alle mit Platz."),
    slug="erinnerung",
    shipped=lambda: _words(_("Bald ist es so weit")),
)
_template(
    "change",
    gettext_lazy("Anmeldung geändert"),
    gettext_lazy("Geht an Menschen, deren Name, Hinweis oder Teilnahme geändert wurde."),
    state_as(state_after_change),
    LINE,
    REASON,
    slug="anmeldung-geaendert",
    shipped=lambda: _words(_("Ihre Anmeldung ist geändert"), "{grund}", "{stand}"),
)
_template(
    "cancellation",
    gettext_lazy("Anmeldung abgesagt"),
    gettext_lazy("Geht an Menschen, die absagen oder abgemeldet werden."),
    Placeholder(
        "anlass",
        gettext_lazy("Dank fürs Bescheidgeben, oder „Grund: …“, wenn die Geschäftsstelle abgemeldet hat"),
        thanks_or_reason,
    ),
    slug="abmeldung",
    shipped=lambda: _words(
        _("Abgesagt"),
        "{anlass}",
        _("Falls Sie doch Zeit haben, melden Sie sich einfach wieder an."),
    ),
    state=RegistrationState.CANCELLED,
)
_template(
    "known_already",
    gettext_lazy("Schon angemeldet"),
    gettext_lazy("Geht an eine Adresse, die ein zweites Mal angemeldet wurde."),
    state_as(state_known),
    slug="schon-angemeldet",
    shipped=lambda: _words(
        _("Sie sind schon angemeldet"),
        "{stand}",
        _("Diese Adresse wurde eben noch einmal angemeldet. Waren Sie das nicht, müssen Sie nichts tun."),
    ),
)
_template(
    "event_changed",
    gettext_lazy("Veranstaltung geändert"),
    gettext_lazy("Geht an alle mit Platz oder auf der Warteliste, wenn sich Zeit, Ort oder Raum ändert."),
    state_as(state_of_moved),
    slug="veranstaltung-geaendert",
    shipped=lambda: _words(_("Geändert"), "{stand}"),
)
_template(
    "event_postponed",
    gettext_lazy("Veranstaltung verschoben"),
    gettext_lazy("Geht an alle mit Platz oder auf der Warteliste, solange der neue Termin noch fehlt."),
    REASON_OF_EVENT,
    slug="veranstaltung-verschoben",
    shipped=lambda: _words(
        _("Verschoben"),
        "{grund}",
        _("Sobald der neue Termin feststeht, bekommen Sie eine Mail. Ihre Anmeldung bleibt bis dahin, wie sie ist."),
    ),
)
_template(
    "event_cancelled",
    gettext_lazy("Veranstaltung abgesagt"),
    gettext_lazy("Geht an alle mit Platz oder auf der Warteliste, wenn eine Veranstaltung ausfällt."),
    REASON_OF_EVENT,
    Placeholder("kalender", gettext_lazy("was mit dem Kalendereintrag geschieht"), calendar_of_cancelled),
    slug="veranstaltung-abgesagt",
    shipped=lambda: _words(_("Fällt aus"), "{grund}", "{kalender}"),
)
_template(
    "event_moved",
    gettext_lazy("Neuer Termin"),
    gettext_lazy("Geht an alle mit Platz oder auf der Warteliste, wenn eine Veranstaltung den Tag wechselt."),
    REASON,
    state_as(state_of_moved),
    slug="neuer-termin",
    shipped=lambda: _words(_("Neuer Termin"), "{grund}", "{stand}"),
)
_template(
    "event_revived",
    gettext_lazy("Findet doch statt"),
    gettext_lazy("Geht an alle, die schon von einer Absage wissen, wenn die Veranstaltung doch stattfindet."),
    state_as(state_of_revived),
    slug="findet-doch-statt",
    shipped=lambda: _words(_("Findet doch statt"), "{stand}", _("Bitte entschuldigen Sie das Hin und Her.")),
)
register(
    MailTemplate(
        name="events/mails/message",
        slug="nachricht",
        group=GROUP,
        label=gettext_lazy("Nachricht an Teilnehmende"),
        use=gettext_lazy("Geht an die Menschen einer Veranstaltung, die Sie auswählen."),
        placeholders=(
            *COMMON,
            LINE,
            Placeholder(
                "raum",
                gettext_lazy("Link zum Raum; nur für Menschen, die online einen Platz haben"),
                lambda context: context["room_url"],
            ),
        ),
    )
)
