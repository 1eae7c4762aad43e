"""The address for the provider that sends our mails."""

from django.urls import path

from kurzdraht.desk.views.provider import ProviderReportView

urlpatterns = [path("mail/meldungen/", ProviderReportView.as_view(), name="mail_reports")]
