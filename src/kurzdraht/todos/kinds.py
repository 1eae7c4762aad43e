"""What journal and bin know of a written task."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from kurzdraht.records.registry import Kind, name_actions, register
from kurzdraht.todos import services
from kurzdraht.todos.models import Todo
from kurzdraht.todos.queries import WRITTEN


def _url(todo: Todo) -> str:
    return reverse("desk_task", args=(WRITTEN, todo.key))


LABELS: dict[str, str | Promise] = {
    "title": _("Was ist zu tun?"),
    "due_date": pgettext_lazy("fällig", "bis"),
    "assignee": _("wer"),
    "consortium": _("AG"),
}

register(
    Kind("todo", Todo, _("Aufgabe"), url=_url, may="todos.handle", field_labels=LABELS, end=services.end_todo),
)
name_actions(
    {
        "todo_written": _("die Aufgabe geschrieben"),
        "todo_changed": _("die Aufgabe geändert"),
        "task_done": _("als erledigt gezeichnet"),
        "task_deferred": _("zurückgestellt"),
        "task_given": _("übergeben"),
        "task_undone": _("eine Entscheidung zurückgenommen"),
    }
)
