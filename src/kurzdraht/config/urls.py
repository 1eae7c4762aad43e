"""All addresses. Public ones stand in German, English under `/en/`; files for machines have one address only."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from kurzdraht.config.health import Healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", Healthz.as_view(), name="healthz"),
    path("", include("kurzdraht.core.urls")),
    path("", include("kurzdraht.events.feed_urls")),
    path("", include("kurzdraht.website.machine_urls")),
    path("", include("kurzdraht.desk.machine_urls")),
    path("redaktion/dokumente/", include(wagtaildocs_urls)),
    path("redaktion/", include(wagtailadmin_urls)),
]
if settings.KURZDRAHT_DEMO:
    urlpatterns.append(path("", include("kurzdraht.demo.urls")))
urlpatterns += i18n_patterns(
    path("konto/", include("kurzdraht.accounts.urls")),
    path("", include("kurzdraht.events.urls")),
    path("buero/veranstaltungen/", include("kurzdraht.events.office_urls")),
    path("buero/vorlagen/formate/", include("kurzdraht.events.format_urls")),
    path("buero/", include("kurzdraht.desk.urls")),
    path("mein/", include("kurzdraht.portal.urls")),
    path("", include("kurzdraht.website.urls")),
    path("", include("kurzdraht.website.page_urls")),
    prefix_default_language=False,
)
