"""Links that lead nowhere, as a report of the editors' admin."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from kurzdraht.website.models import PageLink
from kurzdraht.website.queries.links import broken_links


class BrokenLinksView(ReportView):
    page_title = _("Links ins Leere")
    header_icon = "link"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    list_export: ClassVar[list[str]] = ["page", "address", "words", "failing_since_at"]
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "page",
            label=_("Seite"),
            accessor="page.title",
            get_url=lambda link: reverse("wagtailadmin_pages:edit", args=(link.page_id,)),
        ),
        Column("address", label=_("Adresse")),
        Column("words", label=_("Befund")),
        DateColumn("failing_since_at", label=_("seit")),
    ]

    def get_base_queryset(self) -> QuerySet[PageLink]:
        return broken_links()

    def get_queryset(self) -> Any:
        return broken_links()
