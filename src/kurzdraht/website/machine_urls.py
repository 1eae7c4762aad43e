"""Files for machines; no language prefix."""

from django.urls import URLPattern, URLResolver, path

from kurzdraht.website.views import machine, pictures

urlpatterns: list[URLPattern | URLResolver] = [
    path("sitemap.xml", machine.Sitemap.as_view(), name="sitemap"),
    path("robots.txt", machine.Robots.as_view(), name="robots"),
    path(".well-known/security.txt", machine.SecurityContact.as_view(), name="security_contact"),
    path("favicon.ico", machine.Favicon.as_view(), name="favicon"),
    path("aktuelles/feed.atom", machine.NewsAtom.as_view(), name="news_atom"),
    path("aktuelles/feed.rss", machine.NewsRss.as_view(), name="news_rss"),
    path("dateien/images/<str:name>", pictures.Rendition.as_view(), name="picture"),
    path("dateien/original_images/<str:name>", pictures.Original.as_view(), name="original_picture"),
]
