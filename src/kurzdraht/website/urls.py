"""Addresses of the public site; the editors' own pages come last, in `page_urls`."""

from django.urls import URLPattern, URLResolver, path

from kurzdraht.website.views import barriers, components, consortia, letters, municipalities, pages, sources

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.HomeView.as_view(), name="home"),
    path("aktuelles/", pages.PageView.as_view(), {"path": "aktuelles/"}, name="news"),
    path("_bausteine/", components.ComponentsView.as_view(), name="components"),
    path("kommunen/", municipalities.MunicipalityListView.as_view(), name="municipality_list"),
    path("kommunen/kommunen.csv", municipalities.MunicipalityFileView.as_view(), name="municipality_file"),
    path("kommunen/<slug:slug>/", municipalities.MunicipalityView.as_view(), name="municipality"),
    path("ag/<slug:slug>/", consortia.ConsortiumView.as_view(), name="consortium"),
    path("quellen/", sources.SourcesView.as_view(), name="sources"),
    path("barriere-melden/", barriers.ReportBarrier.as_view(), name="barrier_report"),
    path("barriere-melden/danke/", barriers.BarrierReported.as_view(), name="barrier_reported"),
    path("schreiben/", letters.WriteLetter.as_view(), name="letter"),
    path("schreiben/danke/", letters.LetterSent.as_view(), name="letter_sent"),
    path("mitglied-werden/", letters.AskToJoin.as_view(), name="join"),
]
