"""Calendars and news readers: one address each, in German, without a sign-in."""

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views import View

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.core import dates
from kurzdraht.core.text import printable
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.queries.detail import find_event
from kurzdraht.events.queries.facts import where_words
from kurzdraht.events.queries.feeds import calendar_text, last_change, newest_events, public_calendar
from kurzdraht.events.queries.selection import Selection
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries import the_network
from kurzdraht.network.rules import roles_today

CALENDAR = "text/calendar; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
MINUTES = 15


class CalendarFeedView(Guarded, View):
    """All public dates."""

    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        with translation.override("de"):
            selection, what = self.choose(**kwargs)
            text, changed_at = public_calendar(selection, what, on=timezone.localdate())
        return _answer(request, text, CALENDAR, changed_at=changed_at)

    def choose(self, **kwargs: str) -> tuple[Selection, str]:
        return Selection(), ""


class ConsortiumCalendarView(CalendarFeedView):
    def choose(self, **kwargs: str) -> tuple[Selection, str]:
        consortium = get_object_or_404(Consortium, slug=kwargs["slug"])
        return Selection(consortia=(consortium.slug,)), str(consortium)


class FormatCalendarView(CalendarFeedView):
    def choose(self, **kwargs: str) -> tuple[Selection, str]:
        event_format = get_object_or_404(EventFormat, slug=kwargs["slug"])
        return Selection(formats=(event_format.slug,)), event_format.name


class EventCalendarView(Guarded, View):
    """The file of one date, for those who may see its page."""

    permission = PUBLIC

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        roles = roles_today(request.user)
        event = find_event(slug, roles=roles)
        if event is None:
            raise Http404
        with translation.override("de"):
            text = calendar_text([event], name=event.title)
        response = _answer(request, text, CALENDAR, changed_at=event.changed_at, is_public=roles.person is None)
        response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
        return response


class AtomFeedView(Guarded, View):
    """The events published last, newest first."""

    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        with translation.override("de"):
            events = list(newest_events())
            text = _atom(events)
        return _answer(request, text, ATOM, changed_at=last_change(events))


def _atom(events: list[Event]) -> str:
    network = the_network()
    feed = Atom1Feed(
        title=_("Veranstaltungen: %(network)s") % {"network": network.name},
        link=f"{settings.BASE_URL}{reverse('event_list')}",
        description="",
        language="de",
        author_name=network.name,
        feed_url=f"{settings.BASE_URL}{reverse('event_feed')}",
    )
    for event in events:
        feed.add_item(
            title=printable(event.title),
            link=f"{settings.BASE_URL}{event.get_absolute_url()}",
            description=printable(_summary(event)),
            unique_id=f"urn:uuid:{event.key}",
            pubdate=event.published_at,
            updateddate=event.changed_at,
            categories=[event.format.name, *([str(event.consortium)] if event.consortium else [])],
        )
    return str(feed.writeString("utf-8"))


def _summary(event: Event) -> str:
    first = f"{dates.period(event.starts_at, event.ends_at)}, {where_words(event)}"
    return ". ".join(part for part in (first, event.summary or event.subtitle) if part)


def _answer(
    request: HttpRequest, text: str, content_type: str, *, changed_at: datetime | None, is_public: bool = True
) -> HttpResponse:
    """With a mark of its content, so that a reader who has it gets "not modified"."""
    response = HttpResponse(text, content_type=content_type)
    etag = quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    moment = int(changed_at.timestamp()) if changed_at else None
    response["ETag"] = etag
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    limits: dict[str, Any] = {"public": True, "max_age": MINUTES * 60} if is_public else {"private": True, "max_age": 0}
    patch_cache_control(response, **limits)
    return get_conditional_response(request, etag=etag, response=response) or response
