"""Addresses for machines: one each, in one language. No event may be called "kalender"."""

from django.urls import path

from kurzdraht.events.views.public import feeds

urlpatterns = [
    path("veranstaltungen/kalender.ics", feeds.CalendarFeedView.as_view(), name="calendar_feed"),
    path(
        "veranstaltungen/kalender/ag/<slug:slug>.ics",
        feeds.ConsortiumCalendarView.as_view(),
        name="calendar_feed_consortium",
    ),
    path(
        "veranstaltungen/kalender/format/<slug:slug>.ics",
        feeds.FormatCalendarView.as_view(),
        name="calendar_feed_format",
    ),
    path("veranstaltungen/feed.atom", feeds.AtomFeedView.as_view(), name="event_feed"),
    path("veranstaltungen/<slug:slug>.ics", feeds.EventCalendarView.as_view(), name="event_ics"),
]
