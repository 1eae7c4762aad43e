"""Addresses of the events, for people."""

from django.urls import URLPattern, URLResolver, path

from kurzdraht.events.views.member import RegisterColleaguesView
from kurzdraht.events.views.public.detail import EventView
from kurzdraht.events.views.public.files import EventFileView
from kurzdraht.events.views.public.listing import EventListView, EventMonthView
from kurzdraht.events.views.public.registration import PersonalLinkView, RegisteredView, RegisterView

urlpatterns: list[URLPattern | URLResolver] = [
    path("veranstaltungen/", EventListView.as_view(), name="event_list"),
    path("veranstaltungen/monat/<str:month>/", EventMonthView.as_view(), name="event_month"),
    path("veranstaltungen/<slug:slug>/", EventView.as_view(), name="event"),
    path("veranstaltungen/<slug:slug>/dateien/<uuid:key>/", EventFileView.as_view(), name="event_file"),
    path("veranstaltungen/<slug:slug>/anmelden/", RegisterView.as_view(), name="event_register"),
    path(
        "veranstaltungen/<slug:slug>/anmelden/kollegen/",
        RegisterColleaguesView.as_view(),
        name="event_register_colleagues",
    ),
    path("veranstaltungen/<slug:slug>/angemeldet/", RegisteredView.as_view(), name="event_registered"),
    path("anmeldung/<str:token>/", PersonalLinkView.as_view(), name="registration"),
]
