"""Whether pages need a second person before they are published."""

from wagtail.models import Page, WorkflowPage, WorkflowTask

from kurzdraht.website.models import SecondEditorTask


def needs_second_editor() -> bool:
    """Wagtail's own workflow, which any installation begins with, does not count."""
    ours = WorkflowTask.objects.filter(task__in=SecondEditorTask.objects.values("pk")).values("workflow")
    rows = WorkflowPage.objects.filter(page=Page.get_first_root_node(), workflow__active=True, workflow__in=ours)
    return bool(rows.exists())
