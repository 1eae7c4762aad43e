"""The outbox as a list."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.dates import midnight
from kurzdraht.core.templatetags.kd import kd_lang
from kurzdraht.lists.filters import During, ListFilter, OneOf, Period, Typed, with_words
from kurzdraht.lists.tables import Column, ListTable, MomentColumn
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import OutgoingMail

TODAY, WEEK = "heute", "woche"


class MailTable(ListTable):
    """Rows come without the bodies and without the secrets."""

    betreff = Column(_("Betreff"), accessor="subject", order_by=("subject", "queued_at"), look="head")
    an = Column(_("An"), accessor="recipient_email", order_by=("recipient_email", "queued_at"))
    art = Column(_("Art"), accessor="get_kind_display", order_by=("kind", "queued_at"))
    eingereiht = MomentColumn(_("Eingereiht"), accessor="queued_at", order_by="queued_at")
    stand = Column(_("Stand"), accessor="state", order_by=("state", "queued_at"), look="side")
    antwort = Column(_("Antwort des Mailservers"), accessor="last_error", look="quiet")
    gesendet = MomentColumn(_("gesendet"), accessor="sent_at", order_by="sent_at", is_labelled=True)
    versuche = Column(_("Versuche"), accessor="attempts", order_by="attempts", look="num", is_labelled=True)
    sprache = Column(_("Sprache"), accessor="language", is_labelled=True)

    usual = ("betreff", "an", "art", "eingereiht", "stand", "antwort")
    first_order = ("-eingereiht",)

    def render_betreff(self, record: OutgoingMail) -> SafeString:
        url = reverse("desk_mail", args=(record.key,))
        return format_html('<a href="{}"{}>{}</a>', url, kd_lang(record.language), record.subject)

    def value_betreff(self, record: OutgoingMail) -> str:
        return record.subject

    def render_an(self, record: OutgoingMail) -> SafeString:
        name = format_html("{}<br>", record.recipient_name) if record.recipient_name else ""
        return format_html('{}<span class="kd-muted">{}</span>', name, record.recipient_email)

    def value_an(self, record: OutgoingMail) -> str:
        return record.recipient_email

    def render_stand(self, record: OutgoingMail) -> SafeString:
        words = record.get_state_display()
        is_bad = record.state in {MailState.FAILED, MailState.BOUNCED}
        return format_html("<strong>{}</strong>", words) if is_bad else format_html("{}", words)

    def value_stand(self, record: OutgoingMail) -> str:
        return str(record.get_state_display())


class MailFilter(ListFilter):
    """As in "Zeige alle Mails jeder Art der letzten 7 Tage an beliebige Empfänger"."""

    opening = _("Zeige")

    stand = OneOf(
        legend=_("Stand"),
        nothing=_("alle Mails"),
        before_chosen=_("Mails, die stehen auf:"),
        choices=tuple((state.value, state.label) for state in MailState),
    )
    art = OneOf(
        legend=_("Art"),
        nothing=_("jeder Art"),
        before_chosen=_("der Art"),
        choices=tuple((kind.value, kind.label) for kind in MailKind),
        after=",",
    )
    zeit = During(
        legend=_("Zeitraum"),
        nothing=_("zu jeder Zeit"),
        choices=(("", _("zu jeder Zeit")), (TODAY, _("heute eingereiht")), (WEEK, _("in den letzten 7 Tagen"))),
        after=",",
    )
    suche = Typed(
        legend=_("An oder Betreff"),
        nothing=_("mit beliebigem Betreff an alle"),
        before_chosen=_("gefunden mit"),
        after=".",
    )

    def narrow_stand(self, rows: QuerySet[OutgoingMail], value: str) -> QuerySet[OutgoingMail]:
        return rows.filter(state=value)

    def narrow_art(self, rows: QuerySet[OutgoingMail], value: str) -> QuerySet[OutgoingMail]:
        return rows.filter(kind=value)

    def narrow_zeit(self, rows: QuerySet[OutgoingMail], value: Period) -> QuerySet[OutgoingMail]:
        if value.is_dated:
            narrowed: QuerySet[OutgoingMail] = value.narrow(rows, "queued_at")
            return narrowed
        days = {TODAY: 0, WEEK: 6}.get(value.when)
        return (
            rows if days is None else rows.filter(queued_at__gte=midnight(timezone.localdate() - timedelta(days=days)))
        )

    def narrow_suche(self, rows: QuerySet[OutgoingMail], value: str) -> QuerySet[OutgoingMail]:
        found: QuerySet[OutgoingMail] = with_words(rows, value, "subject", "recipient_name", "recipient_email")
        return found
