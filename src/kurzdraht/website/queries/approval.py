"""Whether pages need a second person before they are published."""

from wagtail.models import Page, WorkflowPage


def needs_second_editor() -> bool:
    return bool(WorkflowPage.objects.filter(page=Page.get_first_root_node(), workflow__active=True).exists())
