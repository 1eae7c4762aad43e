"""Holding up what leaves, and letting it go."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.errors import Refused
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.services import adopt_database, hold_sending, resume_sending
from kurzdraht.network.guard import acting_person


class SendingView(Guarded):
    """One button each: hold a kind, go on with it, declare a restored copy the original."""

    permission = "desk.read_outbox"
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        action = request.POST.get("action", "")
        try:
            if action in {"adopt", "adopt_and_send"}:
                self._adopt(request, recall_waiting=action == "adopt")
            elif action in {"hold", "resume"}:
                self._steer(request, action)
        except Refused as no:
            messages.error(request, str(no))
        return HttpResponseRedirect(reverse("desk_outbox"))

    def _steer(self, request: HttpRequest, action: str) -> None:
        kind = request.POST.get("kind", "")
        if kind not in MailKind.values:
            raise Http404
        values = {"kind": MailKind(kind).label}
        if action == "hold":
            hold_sending(
                MailKind(kind), request.POST.get("reason", ""), by=acting_person(request.user), now=timezone.now()
            )
            messages.success(request, _("Mails der Art „%(kind)s“ warten, bis Sie weiter senden.") % values)
        elif resume_sending(MailKind(kind), by=acting_person(request.user), now=timezone.now()):
            messages.success(request, _("Mails der Art „%(kind)s“ gehen wieder hinaus.") % values)

    def _adopt(self, request: HttpRequest, *, recall_waiting: bool) -> None:
        if not request.user.has_perm("desk.adopt_database"):
            raise Http404
        count = adopt_database(recall_waiting=recall_waiting, by=acting_person(request.user), now=timezone.now())
        messages.success(
            request,
            ngettext(
                "Diese Datenbank ist jetzt das Original, der Versand ist an. %(count)s Mail ist zurückgeholt.",
                "Diese Datenbank ist jetzt das Original, der Versand ist an. %(count)s Mails sind zurückgeholt.",
                count,
            )
            % {"count": count},
        )
