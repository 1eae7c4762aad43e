"""Addresses below `/buero/`."""

from django.urls import path

from kurzdraht.desk.views.home import DeskHomeView
from kurzdraht.desk.views.outbox import MailBodyView, MailView, OutboxView

urlpatterns = [
    path("", DeskHomeView.as_view(), name="desk_home"),
    path("ausgang/", OutboxView.as_view(), name="desk_outbox"),
    path("ausgang/<uuid:key>/", MailView.as_view(), name="desk_mail"),
    path("ausgang/<uuid:key>/inhalt/", MailBodyView.as_view(), name="desk_mail_body"),
]
