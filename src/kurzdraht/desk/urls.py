"""Addresses below `/buero/`."""

from django.urls import path

from kurzdraht.desk.views.home import DeskHomeView, ScopeView
from kurzdraht.desk.views.lists import OutboxView, PersonListView
from kurzdraht.desk.views.outbox import MailBodyView, MailView
from kurzdraht.desk.views.persons import BounceView, PersonLeftView, PersonView
from kurzdraht.desk.views.records import BinPutView, BinRecordView, BinView, HistoryView, PresenceView
from kurzdraht.desk.views.search import SearchView
from kurzdraht.desk.views.sending import SendingView
from kurzdraht.desk.views.todos import TaskView, TodoFormView, UndoView
from kurzdraht.desk.views.wordings import TemplatesView, WordingPreviewView, WordingResetView, WordingView

urlpatterns = [
    path("", DeskHomeView.as_view(), name="desk_home"),
    path("auswahl/", ScopeView.as_view(), name="desk_scope"),
    path("suche/", SearchView.as_view(), name="desk_search"),
    path("aufgaben/neu/", TodoFormView.as_view(), name="desk_todo_create"),
    path("aufgaben/zuruecknehmen/", UndoView.as_view(), name="desk_task_undo"),
    path("aufgaben/todo/<uuid:key>/bearbeiten/", TodoFormView.as_view(), name="desk_todo_change"),
    path("aufgaben/<slug:source>/<uuid:key>/", TaskView.as_view(), name="desk_task"),
    path("personen/", PersonListView.as_view(), name="desk_persons"),
    path("ausgang/", OutboxView.as_view(), name="desk_outbox"),
    path("ausgang/versand/", SendingView.as_view(), name="desk_sending"),
    path("ausgang/<uuid:key>/", MailView.as_view(), name="desk_mail"),
    path("ausgang/<uuid:key>/inhalt/", MailBodyView.as_view(), name="desk_mail_body"),
    path("personen/<uuid:key>/", PersonView.as_view(), name="desk_person"),
    path("personen/<uuid:key>/ausgeschieden/", PersonLeftView.as_view(), name="desk_person_left"),
    path("ruecklaeufer/<uuid:key>/", BounceView.as_view(), name="desk_bounce"),
    path("verlauf/<slug:kind>/<uuid:key>/", HistoryView.as_view(), name="desk_history"),
    path("papierkorb/", BinView.as_view(), name="desk_bin"),
    path("papierkorb/<slug:kind>/<uuid:key>/", BinRecordView.as_view(), name="desk_bin_record"),
    path("papierkorb/<slug:kind>/<uuid:key>/hineinlegen/", BinPutView.as_view(), name="desk_bin_put"),
    path("anwesend/", PresenceView.as_view(), name="desk_presence"),
    path("vorlagen/", TemplatesView.as_view(), name="desk_templates"),
    path("vorlagen/mails/<slug:slug>/", WordingView.as_view(), name="desk_wording"),
    path("vorlagen/mails/<slug:slug>/vorschau/", WordingPreviewView.as_view(), name="desk_wording_preview"),
    path("vorlagen/mails/<slug:slug>/zurueck/", WordingResetView.as_view(), name="desk_wording_reset"),
]
