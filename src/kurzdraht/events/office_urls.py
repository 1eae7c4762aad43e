"""Addresses of the events, for the office: below `/buero/veranstaltungen/`."""

from django.urls import path

from kurzdraht.events.views.office.again import DuplicateView, FollowUpView
from kurzdraht.events.views.office.agenda import AgendaView, ModerationView, SlotView
from kurzdraht.events.views.office.documentation import DocumentationView
from kurzdraht.events.views.office.files import FileContentView, FilesView, FileView
from kurzdraht.events.views.office.hints import DateCheckView
from kurzdraht.events.views.office.lists import PlannedEventListView
from kurzdraht.events.views.office.messages import MessageSentView, MessageView
from kurzdraht.events.views.office.moving import ParticipantMoveView
from kurzdraht.events.views.office.paper import AttendanceListView
from kurzdraht.events.views.office.participant_list import ParticipantsView
from kurzdraht.events.views.office.participants import (
    ParticipantAddView,
    ParticipantCancelView,
)
from kurzdraht.events.views.office.planning import (
    EventChangeView,
    EventCreateView,
    PlannedEventDetailView,
)
from kurzdraht.events.views.office.preview import PreviewMailView, PreviewPageView, PreviewView
from kurzdraht.events.views.office.publishing import (
    EventCallOffView,
    EventMoveView,
    EventPublishView,
    EventReviveView,
    EventWithdrawView,
)
from kurzdraht.events.views.office.series import (
    SeriesCreateView,
    SeriesEndView,
    SeriesExtendView,
    SeriesListView,
    SeriesView,
)

urlpatterns = [
    path("", PlannedEventListView.as_view(), name="desk_events"),
    path("neu/", EventCreateView.as_view(), name="desk_event_create"),
    path("termin-pruefen/", DateCheckView.as_view(), name="desk_date_check"),
    path("reihen/", SeriesListView.as_view(), name="desk_series_list"),
    path("reihen/neu/", SeriesCreateView.as_view(), name="desk_series_create"),
    path("reihen/<slug:slug>/", SeriesView.as_view(), name="desk_series"),
    path("reihen/<slug:slug>/verlaengern/", SeriesExtendView.as_view(), name="desk_series_extend"),
    path("reihen/<slug:slug>/beenden/", SeriesEndView.as_view(), name="desk_series_end"),
    path("<slug:slug>/", PlannedEventDetailView.as_view(), name="desk_event"),
    path("<slug:slug>/bearbeiten/", EventChangeView.as_view(), name="desk_event_change"),
    path("<slug:slug>/veroeffentlichen/", EventPublishView.as_view(), name="desk_event_publish"),
    path("<slug:slug>/absagen/", EventCallOffView.as_view(), name="desk_event_call_off"),
    path("<slug:slug>/verschieben/", EventMoveView.as_view(), name="desk_event_move"),
    path("<slug:slug>/findet-statt/", EventReviveView.as_view(), name="desk_event_revive"),
    path("<slug:slug>/zurueckziehen/", EventWithdrawView.as_view(), name="desk_event_withdraw"),
    path("<slug:slug>/vorschau/", PreviewView.as_view(), name="desk_preview"),
    path("<slug:slug>/vorschau/seite/", PreviewPageView.as_view(), name="desk_preview_page"),
    path("<slug:slug>/vorschau/mail/", PreviewMailView.as_view(), name="desk_preview_mail"),
    path("<slug:slug>/dokumentation/", DocumentationView.as_view(), name="desk_documentation"),
    path("<slug:slug>/dateien/", FilesView.as_view(), name="desk_files"),
    path("<slug:slug>/dateien/<int:pk>/", FileView.as_view(), name="desk_file"),
    path("<slug:slug>/dateien/<uuid:key>/", FileContentView.as_view(), name="desk_file_content"),
    path("<slug:slug>/duplizieren/", DuplicateView.as_view(), name="desk_duplicate"),
    path("<slug:slug>/folgetermin/", FollowUpView.as_view(), name="desk_follow_up"),
    path("<slug:slug>/ablauf/", AgendaView.as_view(), name="desk_agenda"),
    path("<slug:slug>/ablauf/neu/", SlotView.as_view(), name="desk_slot_create"),
    path("<slug:slug>/ablauf/moderation/", ModerationView.as_view(), name="desk_moderation"),
    path("<slug:slug>/ablauf/<int:pk>/", SlotView.as_view(), name="desk_slot"),
    path("<slug:slug>/nachricht/", MessageView.as_view(), name="desk_message"),
    path("<slug:slug>/nachricht/<uuid:key>/", MessageSentView.as_view(), name="desk_message_sent"),
    path("<slug:slug>/teilnehmende/", ParticipantsView.as_view(), name="desk_participants"),
    path("<slug:slug>/teilnehmende/neu/", ParticipantAddView.as_view(), name="desk_participant_add"),
    path("<slug:slug>/teilnehmende.pdf", AttendanceListView.as_view(), name="desk_attendance_list"),
    path(
        "<slug:slug>/teilnehmende/<uuid:key>/verschieben/", ParticipantMoveView.as_view(), name="desk_participant_move"
    ),
    path(
        "<slug:slug>/teilnehmende/<uuid:key>/absagen/", ParticipantCancelView.as_view(), name="desk_participant_cancel"
    ),
]
