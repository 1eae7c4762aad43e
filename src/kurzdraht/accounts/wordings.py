"""The mails about access, as the network may word them. Code, warning and heading stay in the template."""

from datetime import datetime

from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.accounts.mails import CODE_MINUTES
from kurzdraht.mailing.registry import Example, MailTemplate, Placeholder, Words, register

GROUP = gettext_lazy("Zugang")
MINUTES = Placeholder("minuten", gettext_lazy("wie lange der Code gilt"), lambda context: context["minutes"])


def _example(_now: datetime) -> Example:
    return Example(context={"minutes": CODE_MINUTES}, secrets={"code": "KDW-XTR"})


register(
    MailTemplate(
        name="accounts/mails/code",
        slug="code",
        group=GROUP,
        label=gettext_lazy("Code zum Anmelden"),
        use=gettext_lazy("Geht sofort an jede Person, die sich ohne Passwort anmeldet. Der Code steht groß darüber."),
        placeholders=(MINUTES,),
        shipped=lambda: Words(
            _("Ihr Code zum Anmelden, gültig %(minutes)s Minuten") % {"minutes": "{minuten}"},
            _(
                "Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben. Er gilt %(minutes)s Minuten und "
                "nur einmal."
            )
            % {"minutes": "{minuten}"},
        ),
        example=_example,
        required=frozenset({"minuten"}),
    )
)
register(
    MailTemplate(
        name="accounts/mails/no_account",
        slug="kein-zugang",
        group=GROUP,
        label=gettext_lazy("Kein Zugang unter dieser Adresse"),
        use=gettext_lazy("Geht an eine Adresse, die einen Code angefordert hat, aber keinen Zugang hat."),
        placeholders=(),
        shipped=lambda: Words(
            _("Anmelden mit dieser Adresse geht nicht"),
            _(
                "Vielleicht kennt das Netzwerk Sie unter einer anderen Adresse, etwa der persönlichen statt der Ihres "
                "Amtes. Probieren Sie es damit, oder fragen Sie die Geschäftsstelle."
            ),
        ),
        example=_example,
    )
)
register(
    MailTemplate(
        name="accounts/mails/password_set",
        slug="passwort-geaendert",
        group=GROUP,
        label=gettext_lazy("Neues Passwort"),
        use=gettext_lazy("Geht sofort an eine Person, deren Passwort eben festgelegt wurde."),
        placeholders=(),
        shipped=lambda: Words(
            _("Ihr neues Passwort gilt"),
            _("Für Ihren Zugang wurde eben ein neues Passwort festgelegt. Alle anderen Sitzungen sind beendet."),
        ),
        example=_example,
    )
)
