"""The member's home."""

from django.urls import path

from kurzdraht.portal import views

urlpatterns = [
    path("", views.HomeView.as_view(), name="portal_home"),
    path("termine/", views.EventsView.as_view(), name="portal_events"),
    path("kommune/", views.OrganisationView.as_view(), name="portal_organisation"),
    path("konto/", views.SettingsView.as_view(), name="portal_settings"),
]
