"""What there is to do about mails: those that did not go out, those that came back, kinds that are held up."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from kurzdraht.core import dates
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import Bounce, Hold, OutgoingMail
from kurzdraht.mailing.queries import TROUBLE_SHOWN, open_bounces, unfit_wordings
from kurzdraht.mailing.registry import TEMPLATES
from kurzdraht.network.queries import Roles
from kurzdraht.todos.registry import Found, source

MAY = "desk.read_outbox"
NAMED = 20
FAILED = uuid5(NAMESPACE_URL, "kurzdraht:mails:failed")
RETURNED = uuid5(NAMESPACE_URL, "kurzdraht:mails:returned")


@source("mail_failed", label=gettext_lazy("Mail"), may=MAY)
def failed_mails(_roles: Roles, *, now: datetime) -> list[Found]:
    """One query. All of the last two weeks as one task: what stops one mail mostly stops many."""
    rows = OutgoingMail.objects.filter(state=MailState.FAILED, queued_at__gte=now - TROUBLE_SHOWN)
    failed = list(rows.order_by("-queued_at").values_list("key", "subject", "last_error", "queued_at")[:1000])
    if not failed:
        return []
    number = len(failed)
    title = ngettext("Eine Mail ging nicht hinaus", "%(number)d Mails gingen nicht hinaus", number)
    newest, subject, error, queued_at = failed[0]
    return [
        Found(
            "mail",
            FAILED,
            title % {"number": number},
            error or subject,
            reverse("desk_mail", args=(newest,)) if number == 1 else f"{reverse('desk_outbox')}?stand=failed",
            timezone.localdate(now),
            mark=f"{number}/{newest}",
            icon="mail",
            is_told=True,
            action=_("Im Ausgang ansehen"),
            facts=((_("Zuletzt"), _("%(day)s: %(subject)s") % {"day": dates.plain(queued_at), "subject": subject}),),
        )
    ]


@source("bounce", label=gettext_lazy("Rückläufer"), may=MAY)
def unreachable_addresses(_roles: Roles, *, now: datetime) -> list[Found]:
    """One query. An address that does not work is one task, however many mails came back; very many are one, too."""
    by_email: dict[str, list[Bounce]] = {}
    for bounce in open_bounces()[:1000]:
        by_email.setdefault(bounce.email.lower(), []).append(bounce)
    if len(by_email) > NAMED:
        return [_many(len(by_email), now=now)]
    return [_about_address(bounces) for bounces in by_email.values()]


@source("hold", label=gettext_lazy("Versand"), may=MAY)
def held_kinds(_roles: Roles, *, now: datetime) -> list[Found]:
    """One query."""
    return [
        Found(
            "hold",
            uuid5(NAMESPACE_URL, f"kurzdraht:hold:{hold.kind}:{hold.since_at.isoformat()}"),
            _("Angehalten: %(kind)s") % {"kind": hold.get_kind_display()},
            hold.reason or _("Nichts davon geht hinaus, bis jemand den Versand wieder freigibt."),
            reverse("desk_outbox"),
            timezone.localdate(now),
            icon="mail",
            is_told=True,
            action=_("Zum Ausgang"),
            facts=((_("Seit"), dates.plain(hold.since_at)), (_("Von"), hold.held_by)),
        )
        for hold in Hold.objects.order_by("kind")
    ]


@source("wording", label=gettext_lazy("Wortlaut"), may="desk.word_mails")
def unfit_words(_roles: Roles, *, now: datetime) -> list[Found]:
    """One query. What the network wrote is not sent any more, because a placeholder in it is gone."""
    return [
        Found(
            "wording",
            row.key,
            _("Wortlaut passt nicht mehr: %(label)s") % {"label": TEMPLATES[row.template].label},
            _("Bis er stimmt, geht der mitgelieferte Text hinaus."),
            f"{reverse('desk_wording', args=(TEMPLATES[row.template].slug,))}?sprache={row.language}",
            timezone.localdate(now),
            mark=str(row.sequence),
            icon="mail",
            is_told=True,
            action=_("Wortlaut ansehen"),
        )
        for row in unfit_wordings()
    ]


def _about_address(bounces: list[Bounce]) -> Found:
    newest, oldest = bounces[0], bounces[-1]
    mail = newest.mail
    name = mail.recipient_name if mail and mail.recipient_name else newest.email
    facts = [(_("Adresse"), newest.email), (_("Zurück am"), dates.plain(newest.came_at))]
    if mail:
        facts.append((_("Mail"), mail.subject))
    return Found(
        "bounce",
        oldest.key,
        _("%(name)s ist nicht erreichbar") % {"name": name},
        newest.words or _("Die Adresse nimmt keine Mails an."),
        reverse("desk_bounce", args=(newest.key,)),
        timezone.localdate(newest.came_at),
        mark=str(newest.key),
        icon="mail",
        is_told=True,
        action=_("Adresse klären"),
        facts=tuple(facts),
    )


def _many(number: int, *, now: datetime) -> Found:
    return Found(
        "bounce",
        RETURNED,
        _("%(number)d Adressen sind nicht erreichbar") % {"number": number},
        _("So viele auf einmal: Vielleicht nimmt ein Server unsere Mails nicht an."),
        f"{reverse('desk_outbox')}?stand=bounced",
        timezone.localdate(now),
        mark=str(number),
        icon="mail",
        is_told=True,
        action=_("Rückläufer ansehen"),
    )
