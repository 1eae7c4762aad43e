"""Whether a second person must read a page before it is published."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from kurzdraht.accounts.services import EDITORS
from kurzdraht.website.models import SecondEditorTask

NAME = "Zweite Person liest"


@transaction.atomic
def require_second_editor(*, is_required: bool) -> None:
    """Switch it on or off for all pages; may be repeated. What waits to be read when it ends can be published."""
    root = Page.get_first_root_node()
    if not is_required:
        WorkflowPage.objects.filter(page=root).delete()
        for workflow in Workflow.objects.filter(name=NAME, active=True):
            workflow.deactivate()
        return
    group, _is_new = Group.objects.get_or_create(name=EDITORS)
    task, _is_new = SecondEditorTask.objects.get_or_create(name=NAME, defaults={"active": True})
    task.groups.set([group])
    workflow, _is_new = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    Workflow.objects.filter(pk=workflow.pk).update(active=True)
    SecondEditorTask.objects.filter(pk=task.pk).update(active=True)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
