"""What the office sees first."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.desk.queries import today
from kurzdraht.network.rules import roles_today


class DeskHomeView(Guarded, TemplateView):
    permission = "desk.open"
    template_name = "desk/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        may_read_outbox = self.request.user.has_perm("desk.read_outbox")
        return super().get_context_data(**kwargs) | {
            "now": now,
            "may_read_outbox": may_read_outbox,
            "today": today(roles_today(self.request.user), may_read_outbox=may_read_outbox, now=now),
        }
