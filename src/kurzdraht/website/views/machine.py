"""Files for machines: one address each, whatever the language of the reader."""

from datetime import datetime, time, timedelta
from typing import Any, ClassVar
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.views.generic import RedirectView

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.core.text import printable
from kurzdraht.network.queries import the_network
from kurzdraht.website.models import NewsPage
from kurzdraht.website.queries.news import newest_news
from kurzdraht.website.queries.sitemap import public_addresses

ENTRIES_IN_FEED = 20
SECURITY_CONTACT_HOLDS = timedelta(days=180)
PRIVATE = ("/mein/", "/buero/", "/konto/", "/redaktion/")


class Sitemap(Guarded):
    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        with translation.override("de"):
            return render(
                request,
                "website/sitemap.xml",
                {"addresses": public_addresses(), "base_url": settings.BASE_URL},
                content_type="application/xml",
            )


class Robots(Guarded):
    """Search engines stay out of what needs a sign-in and of forms; files of pages are theirs."""

    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        prefixes = ["", *(f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)]
        lines = ["User-agent: *"]
        lines += [
            f"Disallow: {prefix}{path}"
            for path in PRIVATE
            for prefix in prefixes
            if prefix == "" or path != "/redaktion/"
        ]
        lines += ["Disallow: /*/anmelden/", "Disallow: /*?*seite=", "Allow: /redaktion/dokumente/"]
        lines += ["", f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}", ""]
        return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


class SecurityContact(Guarded):
    """RFC 9116. The end is computed, so that the file never goes stale while somebody runs the site."""

    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        expires_at = datetime.combine(timezone.now().date() + SECURITY_CONTACT_HOLDS, time.min)
        lines = (
            f"Contact: mailto:{quote(the_network().email, safe='@.+-_')}",
            f"Expires: {expires_at.isoformat()}Z",
            "Preferred-Languages: de, en",
            f"Canonical: {settings.BASE_URL}{reverse('security_contact')}",
            "",
        )
        return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


class Favicon(RedirectView, Guarded):
    """For browsers that ask before they have read the page."""

    permission = PUBLIC
    permanent = False

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        return staticfiles_storage.url("core/favicon.svg")


class NewsFeed(Guarded):
    """The newest news, in German."""

    permission = PUBLIC
    feed_class: ClassVar[type[Atom1Feed | Rss201rev2Feed]]
    address: ClassVar[str]

    def get(self, request: HttpRequest) -> HttpResponse:
        with translation.override("de"):
            feed = self._feed(list(newest_news()[:ENTRIES_IN_FEED]), request)
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

    def _feed(self, news: list[NewsPage], request: HttpRequest) -> Atom1Feed | Rss201rev2Feed:
        network = the_network()
        feed = self.feed_class(
            title=f"{network.name}: Aktuelles",
            link=settings.BASE_URL + reverse("news"),
            description=f"Nachrichten: {network.name}",
            language="de",
            author_name=network.name,
            feed_url=settings.BASE_URL + reverse(self.address),
        )
        for page in news:
            address = settings.BASE_URL + (page.get_url(request) or "/")
            feed.add_item(
                title=printable(page.title),
                link=address,
                unique_id=address,
                description=printable(page.lead),
                pubdate=timezone.make_aware(datetime.combine(page.date, time(12))),
                updateddate=page.last_published_at,
                categories=(page.get_category_display(),),
            )
        return feed


class NewsAtom(NewsFeed):
    feed_class = Atom1Feed
    address = "news_atom"


class NewsRss(NewsFeed):
    feed_class = Rss201rev2Feed
    address = "news_rss"
