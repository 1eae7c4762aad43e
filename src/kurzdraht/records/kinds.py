"""Words for what apps below this floor write into the journal; they cannot name it themselves."""

from django.utils.translation import gettext_lazy as _

from kurzdraht.records.registry import name_actions

name_actions(
    {
        "account_password_set": _("das Passwort gesetzt"),
        "account_sign_in_link_given": _("einen Link zum Anmelden erzeugt"),
        "account_sign_in_link_used": _("sich mit einem Link angemeldet"),
        "privacy_ended": _("Daten nach Ablauf der Frist gelöscht"),
        "bounce_handled": _("einen Rückläufer erledigt"),
        "database_adopted": _("diese Datenbank zum Versand freigegeben"),
        "mail_recalled": _("eine Mail zurückgeholt"),
        "mail_resent": _("eine Mail noch einmal geschickt"),
        "mails_recalled": _("Mails zurückgeholt"),
        "wording_changed": _("eigene Worte geschrieben"),
        "wording_reset": _("den ursprünglichen Wortlaut zurückgeholt"),
        "sending_held": _("den Versand angehalten"),
        "sending_resumed": _("den Versand fortgesetzt"),
    }
)
