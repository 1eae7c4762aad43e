"""The member's home."""

from django.urls import path

from kurzdraht.portal.views.colleagues import CancelView, HandOverView
from kurzdraht.portal.views.pages import EventsView, HomeView, OrganisationView, SettingsView

urlpatterns = [
    path("", HomeView.as_view(), name="portal_home"),
    path("termine/", EventsView.as_view(), name="portal_events"),
    path("termine/<uuid:key>/absagen/", CancelView.as_view(), name="portal_cancel"),
    path("termine/<uuid:key>/weitergeben/", HandOverView.as_view(), name="portal_hand_over"),
    path("kommune/", OrganisationView.as_view(), name="portal_organisation"),
    path("konto/", SettingsView.as_view(), name="portal_settings"),
]
