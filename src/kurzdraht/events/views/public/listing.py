"""The list of events and the month as a calendar."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.core.dates import month_after
from kurzdraht.events import filters
from kurzdraht.events.queries import listing, months
from kurzdraht.events.queries.choices import choices
from kurzdraht.events.queries.holiday_hints import add_hints
from kurzdraht.events.queries.selection import Selection
from kurzdraht.events.views.public.addresses import addresses_of
from kurzdraht.network.queries import Roles
from kurzdraht.network.rules import roles_today


@dataclass(frozen=True)
class StripLink:
    """A month of the strip with where its link leads: to the month, or away from it when it is chosen."""

    month: months.StripMonth
    query: str
    is_current: bool


class EventListView(Guarded, TemplateView):
    permission = PUBLIC
    template_name = "events/list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A form without JavaScript names what it does not choose: lead to the short address that people share.

        Whatever is asked, the address bar shows that one.
        """
        short = _short_address(request)
        has_blanks = any("" in values for _name, values in request.GET.lists())
        if has_blanks and not request.headers.get("HX-Request"):
            return redirect(short)
        response = super().get(request, *args, **kwargs)
        response["HX-Push-Url"] = short
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        roles = roles_today(self.request.user)
        known = choices()
        selection = filters.read(self.request.GET, known)
        page = listing.page_of_events(selection, roles=roles, number=self.request.GET.get("seite", 1), now=now)
        query = filters.written(selection)
        groups = listing.grouped(list(page.object_list), by_month=selection.looks_back, now=now)
        if not selection.is_past:
            is_complete = not selection.is_narrow and not page.has_other_pages()
            add_hints(groups, today=timezone.localdate(now), is_complete=is_complete)
        return super().get_context_data(
            **kwargs,
            selection=selection,
            words=filters.sentence(selection, known),
            month_options=_month_options(selection, today=timezone.localdate(now)),
            page=page,
            groups=groups,
            page_query=f"{query}&" if query else "",
            strip=_strip(selection, roles=roles, today=timezone.localdate(now)),
            month_query=filters.written(selection, month=None, from_date=None, until_date=None),
            without_consortia=filters.written(selection, consortia=()),
            calendar_month=selection.month or timezone.localdate(now).replace(day=1),
            addresses=addresses_of(self.request, query=_with_page(query, f"{page.number}" if page.number > 1 else "")),
            subscription=_subscription(selection),
        )


class EventMonthView(Guarded, TemplateView):
    permission = PUBLIC
    template_name = "events/month.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        month = filters.read_month(kwargs["month"])
        if month is None:
            raise Http404
        now = timezone.now()
        selection = filters.read(self.request.GET, choices())
        before, after = months.neighbours(month)
        weeks = months.calendar_of(month, selection=selection, roles=roles_today(self.request.user), now=now)
        return super().get_context_data(
            **kwargs | {"month": month},
            before=before,
            after=after,
            weeks=weeks,
            has_events=any(day.events for week in weeks for day in week if day.is_inside),
            query=filters.written(selection, month=None, from_date=None, until_date=None),
            list_query=filters.written(selection, month=month, from_date=None, until_date=None),
            addresses=addresses_of(self.request),
        )


def _short_address(request: HttpRequest) -> str:
    tail = _with_page(filters.written(filters.read_freely(request.GET)), request.GET.get("seite", ""))
    return f"{request.path}?{tail}" if tail else request.path


def _with_page(query: str, page: str) -> str:
    return "&".join(part for part in (query, urlencode({"seite": page}) if page.isdecimal() else "") if part)


def _strip(selection: Selection, *, roles: Roles, today: date) -> dict[str, Any]:
    first = months.strip_start(selection, today=today)
    before, after = month_after(first, months=-1), month_after(first, months=months.STRIP)
    return {
        "before": filters.written(selection, month=before, from_date=None, until_date=None),
        "after": filters.written(selection, month=after, from_date=None, until_date=None),
        "links": [
            StripLink(
                month,
                filters.written(
                    selection,
                    month=None if month.first == selection.month else month.first,
                    from_date=None,
                    until_date=None,
                ),
                is_current=month.first == selection.month and not selection.is_span,
            )
            for month in months.strip(selection, first=first, roles=roles)
        ],
    }


def _month_options(selection: Selection, *, today: date) -> list[date]:
    """Half a year back and a year ahead, and the month that is chosen."""
    this = today.replace(day=1)
    options = {month_after(this, months=number) for number in range(-6, 13)}
    return sorted(options | ({selection.month} if selection.month else set()))


def _subscription(selection: Selection) -> str:
    """The path of the calendar that fits what is chosen: one consortium, one format, else all."""
    if len(selection.consortia) == 1:
        return reverse("calendar_feed_consortium", args=selection.consortia)
    if len(selection.formats) == 1 and not selection.consortia:
        return reverse("calendar_feed_format", args=selection.formats)
    return reverse("calendar_feed")
