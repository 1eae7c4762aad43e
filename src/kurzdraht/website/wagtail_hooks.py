"""What we add to the editors' admin, and what it must not do with pages that the law asks for."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy as lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from kurzdraht.website.blocks.chooser import EventChooserViewSet, event_chooser
from kurzdraht.website.models import EditorialPage, PageLink
from kurzdraht.website.queries.approval import needs_second_editor
from kurzdraht.website.queries.proofreading import remarks_on_page
from kurzdraht.website.services.links import check_link, note_links
from kurzdraht.website.views.links import BrokenLinksView

HIDDEN = frozenset({"help", "settings"})
TAKE_AWAY = frozenset({"delete", "unpublish", "move"})


@hooks.register("register_admin_viewset")
def choose_events() -> EventChooserViewSet:
    return event_chooser


@hooks.register("insert_global_admin_css")
def own_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("website/redaktion.css"))


@hooks.register("register_admin_menu_item")
def redirects() -> MenuItem:
    """Wagtail keeps it among the settings, which are not for editors."""
    return MenuItem(lazy("Weiterleitungen"), reverse_lazy("wagtailredirects:index"), icon_name="redirect", order=800)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    return [
        path("berichte/links/", BrokenLinksView.as_view(), name="broken_links"),
        path("berichte/links/liste/", BrokenLinksView.as_view(results_only=True), name="broken_links_results"),
    ]


@hooks.register("register_reports_menu_item")
def report_of_links() -> MenuItem:
    return MenuItem(lazy("Links ins Leere"), reverse_lazy("broken_links"), icon_name="link", order=100)


@hooks.register("after_publish_page")
def tell_faults(request: HttpRequest, page: Page) -> None:
    """What an editor can mend at once: words, and links to pages that are gone."""
    page = page.specific
    if not isinstance(page, EditorialPage):
        return
    for remark in remarks_on_page(page):
        messages.warning(request, remark.sentence)
    note_links(page)
    for link in PageLink.objects.filter(page=page):
        if link.address.startswith(("page:", "/")):
            check_link(link, now=timezone.now())
            if link.words:
                messages.warning(request, _("Ein Link auf dieser Seite führt ins Leere: %(link)s") % {"link": link})


@hooks.register("construct_main_menu")
def show_few_places(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse_for_fixed(request, page)


@hooks.register("before_publish_page")
def ask_second_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was typed is stored as a revision by now, so nothing is lost; a new page stands there as live by then."""
    if not needs_second_editor():
        return None
    Page.objects.filter(pk=page.pk, first_published_at__isnull=True).update(live=False, has_unpublished_changes=True)
    messages.warning(
        request,
        _("Gespeichert, aber noch nicht veröffentlicht: Legen Sie die Seite einer zweiten Person vor."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_page_action_menu")
def hide_publishing(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    if needs_second_editor():
        items[:] = [item for item in items if item.name != "action-publish"]


@hooks.register("before_move_page")
def keep_place(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return _refuse_for_fixed(request, page)


@hooks.register("before_bulk_action")
def keep_all(request: HttpRequest, action: str, records: Sequence[Any], _view: Any) -> HttpResponse | None:
    """The same for several ticked in a list: Wagtail asks none of the hooks above there."""
    if action == "publish" and needs_second_editor():
        messages.error(request, _("Jede Seite braucht eine zweite Person, bevor sie erscheint."))
        return redirect("wagtailadmin_home")
    pages = [record for record in records if isinstance(record, Page)] if action in TAKE_AWAY else []
    refusals = (_refuse_for_fixed(request, page) for page in pages)
    return next((refusal for refusal in refusals if refusal), None)


def _refuse_for_fixed(request: HttpRequest, page: Any) -> HttpResponse | None:
    page = page.specific
    if not (isinstance(page, EditorialPage) and page.has_fixed_address):
        return None
    messages.error(
        request, _("„%(title)s“ muss immer unter dieser Adresse stehen. Ändern Sie den Text.") % {"title": page.title}
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
