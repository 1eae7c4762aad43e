"""The page of one event."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.events.models import Event
from kurzdraht.events.queries.detail import detail_of, find_event
from kurzdraht.events.queries.facts import facts_of
from kurzdraht.events.queries.structured import structured_data
from kurzdraht.events.views.public.addresses import addresses_of
from kurzdraht.network.queries import Roles, the_network
from kurzdraht.network.rules import roles_today


class EventView(Guarded, TemplateView):
    """An invitation first, a record later. For nobody in particular it holds nothing personal: it is kept in caches."""

    permission = PUBLIC
    template_name = "events/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = roles_today(self.request.user)
        event = find_event(kwargs["slug"], roles=roles)
        if event is None:
            raise Http404
        return super().get_context_data(**kwargs) | page_of(event, self.request, roles=roles, now=timezone.now())


def page_of(event: Event, request: HttpRequest, *, roles: Roles, now: datetime) -> dict[str, Any]:
    """What the template of the page needs, for these readers and at this moment."""
    detail = detail_of(event, roles=roles, now=now)
    addresses = addresses_of(request)
    month = timezone.localdate(event.starts_at)
    return {
        "event": event,
        "detail": detail,
        "facts": facts_of(detail),
        "breadcrumb_month": f"{month:%Y-%m}",
        "breadcrumb_label": date_format(month, "F Y"),
        "addresses": addresses,
        "structured": structured_data(
            event, url=addresses.canonical, network=the_network(), base_url=settings.BASE_URL
        ),
    }
