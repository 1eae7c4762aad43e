"""Every mail and what became of it; every person."""

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from kurzdraht.audit.services import Actor
from kurzdraht.core.templatetags.kd import kd_number
from kurzdraht.desk.queries.scope import all_consortia
from kurzdraht.desk.tables import MailFilter, MailTable, PersonFilter, PersonTable
from kurzdraht.lists.guard import desk_scope
from kurzdraht.lists.registry import EXPORT_CSV, EXPORT_XLSX, Action
from kurzdraht.lists.views import WorkingListView
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.queries import outbox
from kurzdraht.mailing.services import recall_mail, recall_refusal, resend_mail, resend_refusal
from kurzdraht.network.queries.persons import persons_for, with_what_they_are
from kurzdraht.network.rules import roles_today


def cannot_be_recalled(mail: OutgoingMail, **_context: Any) -> str:
    return str(recall_refusal(mail) or "")


def recall(mail: OutgoingMail, *, by: Actor, now: datetime, values: dict[str, Any]) -> dict[str, Any]:
    recall_mail(mail, by=by, now=now)
    return {}


def send_after_all(mail: OutgoingMail, kept: dict[str, Any], *, by: Actor, now: datetime) -> str:
    resend_mail(mail, by=by, now=now)
    return ""


def cannot_be_resent(mail: OutgoingMail, **_context: Any) -> str:
    return str(resend_refusal(mail) or "")


def resend(mail: OutgoingMail, *, by: Actor, now: datetime, values: dict[str, Any]) -> dict[str, Any]:
    again = resend_mail(mail, by=by, now=now)
    return {"mail": str(again.key)}


def recall_again(mail: OutgoingMail, kept: dict[str, Any], *, by: Actor, now: datetime) -> str:
    """While the second mail waits it is called back."""
    recall_mail(OutgoingMail.objects.get(key=kept["mail"]), by=by, now=now)
    return ""


def _recalled(number: int) -> str:
    return ngettext("%(number)d Mail ist zurückgeholt.", "%(number)d Mails sind zurückgeholt.", number) % {
        "number": number
    }


def _resent(number: int) -> str:
    return ngettext(
        "%(number)d Mail ist noch einmal eingereiht.", "%(number)d Mails sind noch einmal eingereiht.", number
    ) % {"number": number}


RECALL = Action(
    "zurueckholen",
    gettext_lazy("Zurückholen"),
    done=_recalled,
    key="Z",
    can=cannot_be_recalled,
    act=recall,
    undo=send_after_all,
    warning=gettext_lazy("Sie gehen dann nicht hinaus."),
)
RESEND = Action(
    "nochmal",
    gettext_lazy("Noch einmal senden"),
    done=_resent,
    key="N",
    can=cannot_be_resent,
    act=resend,
    undo=recall_again,
    warning=gettext_lazy("Jede Adresse bekommt eine zweite Mail; zurücknehmen geht, solange sie wartet."),
)


class OutboxView(WorkingListView):
    permission = "desk.read_outbox"
    template_name = "desk/outbox.html"
    list_name = "ausgang"
    title: ClassVar[str | Promise] = gettext_lazy("Ausgang")
    lead: ClassVar[str | Promise] = gettext_lazy(
        "Jede Mail, die das Netzwerk verschickt, und was aus ihr geworden ist."
    )
    table_class = MailTable
    filter_class = MailFilter
    actions: ClassVar[tuple[Action, ...]] = (RECALL, RESEND, EXPORT_XLSX, EXPORT_CSV)

    @property
    def shares_acts(self) -> bool:
        return True

    def rows(self) -> QuerySet[Any]:
        return outbox()

    def count_words(self, number: int) -> str:
        return ngettext("%(number)s Mail", "%(number)s Mails", number) % {"number": kd_number(number)}


class PersonListView(WorkingListView):
    permission = "desk.read_persons"
    template_name = "desk/persons.html"
    list_name = "personen"
    title: ClassVar[str | Promise] = gettext_lazy("Personen")
    table_class = PersonTable
    filter_class = PersonFilter
    actions: ClassVar[tuple[Action, ...]] = (EXPORT_XLSX, EXPORT_CSV)

    def rows(self) -> QuerySet[Any]:
        return persons_for(roles_today(self.request.user), on=timezone.localdate())

    def dress(self, rows: list[Any]) -> None:
        with_what_they_are(rows, on=timezone.localdate())

    def standing(self) -> dict[str, list[str]]:
        """The AG that was chosen for all pages of the desk; a year says nothing of people."""
        scope = desk_scope(self.request)
        if scope.consortium is None:
            return {}
        return {"ag": [one.slug for one in all_consortia() if one.pk == scope.consortium]}

    def count_words(self, number: int) -> str:
        return ngettext("%(number)s Person", "%(number)s Personen", number) % {"number": kd_number(number)}
