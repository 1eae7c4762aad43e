"""The pages that every installation starts with."""

from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from kurzdraht.core.models import Installation
from kurzdraht.network.queries import the_network
from kurzdraht.website.default_pages import DefaultPage, Facts
from kurzdraht.website.default_pages.access import accessibility, easy_language, sign_language
from kurzdraht.website.default_pages.english import about as english_about, contact as english_contact
from kurzdraht.website.default_pages.legal import imprint, privacy
from kurzdraht.website.default_pages.network import about, contact, news
from kurzdraht.website.models import EditorialPage, HomePage

PAGES = (news, about, contact, imprint, privacy, accessibility, easy_language, sign_language)
ENGLISH_PAGES = (english_about, english_contact)
WAGTAILS_WELCOME = "Welcome to your new Wagtail site!"
HTTPS_PORT, HTTP_PORT = 443, 80


@transaction.atomic
def create_default_pages(now: datetime) -> list[Page]:
    """Make the first page and the fixed ones where they are missing; may be repeated, changes no page that exists.

    A page whose text has gaps to fill in stays a draft, outside of the demo.
    """
    known = Facts(
        network=the_network(),
        today=timezone.localdate(now),
        is_demo=Installation.objects.filter(is_demo=True).exists() or settings.KURZDRAHT_DEMO,
    )
    made: list[Page] = []
    home = HomePage.objects.filter(locale=Locale.get_default()).first() or _make_home(known, made)
    made += _make_missing(PAGES, home, known)
    made += _make_missing(ENGLISH_PAGES, _english_home(home, made), known)
    return made


def _make_missing(texts: Sequence[Callable[[Facts], DefaultPage]], home: HomePage, known: Facts) -> list[Page]:
    taken = set(home.get_children().values_list("slug", flat=True))
    return [_make(write(known), home) for write in texts if write(known).slug not in taken]


def _english_home(german: HomePage, made: list[Page]) -> HomePage:
    """The top of the English tree: the same page as the German one, in another language."""
    locale, _is_new = Locale.objects.get_or_create(language_code="en")
    home: HomePage | None = HomePage.objects.filter(locale=locale).first()
    if home is None:
        home = HomePage(title="Home", slug="start-en", locale=locale, translation_key=german.translation_key)
        german.get_parent().add_child(instance=home)
        home.save_revision().publish()
        made.append(home)
    return home


def _make_home(known: Facts, made: list[Page]) -> HomePage:
    root = Page.get_first_root_node()
    home = HomePage(
        title="Start",
        slug="start",
        search_description="Kommunen in Nordrhein-Westfalen helfen einander: Termine, Arbeitsgemeinschaften, Karte.",
    )
    root.add_child(instance=home)
    home.save_revision().publish()
    address = urlsplit(settings.BASE_URL)
    port = address.port or (HTTPS_PORT if address.scheme == "https" else HTTP_PORT)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": port,
            "site_name": known.network.name,
            "root_page": home,
        },
    )
    for welcome in Page.objects.filter(depth=home.depth, title=WAGTAILS_WELCOME).exclude(pk=home.pk):
        welcome.delete()
    made.append(home)
    return home


def _make(text: DefaultPage, home: HomePage) -> Page:
    model: type[EditorialPage] = apps.get_model("website", text.kind)
    original = model.objects.filter(slug=text.slug, depth=home.depth + 1).exclude(locale=home.locale).first()
    page = model(
        locale=home.locale,
        **({"translation_key": original.translation_key} if original else {}),
        title=text.title,
        slug=text.slug,
        lead=text.lead,
        body=text.blocks,
        show_in_menus=text.in_menu,
        search_description=text.description,
        live=False,
    )
    home.add_child(instance=page)
    revision = page.save_revision()
    if not text.must_be_filled_in:
        revision.publish()
    return page
