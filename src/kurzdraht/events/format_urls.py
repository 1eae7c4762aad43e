"""Addresses of the formats, for the office: below `/buero/vorlagen/formate/`."""

from django.urls import path

from kurzdraht.events.views.office.formats import (
    FormatChangeView,
    FormatCreateView,
    FormatFollowView,
    FormatListView,
)

urlpatterns = [
    path("", FormatListView.as_view(), name="desk_formats"),
    path("neu/", FormatCreateView.as_view(), name="desk_format_create"),
    path("<slug:slug>/", FormatChangeView.as_view(), name="desk_format"),
    path("<slug:slug>/folgen/", FormatFollowView.as_view(), name="desk_format_follow"),
]
