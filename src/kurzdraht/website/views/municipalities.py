"""The directory of municipalities with its map, and the page of each."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.core.tabular import as_csv, download
from kurzdraht.network.models import Municipality
from kurzdraht.network.queries import (
    Directory,
    DirectoryRow,
    Selection,
    belongings_of,
    directory,
    membership_of,
    places,
    similar_municipalities,
)
from kurzdraht.network.queries.pictures import land_picture, section_picture
from kurzdraht.website.queries.hosted import events_of

FIRST_ROWS = 25
LONGEST_WORD = 60
BY_INHABITANTS = "menschen"


def read_selection(query: QueryDict) -> Selection:
    """What the address asks for; unknown words find nothing or change nothing. PostgreSQL knows no null letter."""
    words = {name: query.get(name, "").replace("\0", "")[:LONGEST_WORD] for name in ("q", "ag", "gebiet")}
    return Selection(
        typed=words["q"].strip(),
        consortium=words["ag"],
        place=words["gebiet"],
        by_inhabitants=query.get("sortierung") == BY_INHABITANTS,
    )


def written(selection: Selection, *, shows_all: bool = False, **changes: str) -> str:
    """The same as an address, with changes; "?" alone where nothing is chosen."""
    values = {
        "q": selection.typed,
        "ag": selection.consortium,
        "gebiet": selection.place,
        "sortierung": BY_INHABITANTS if selection.by_inhabitants else "",
        "alle": "1" if shows_all else "",
    } | changes
    return "?" + urlencode({name: value for name, value in values.items() if value})


class MunicipalityListView(Guarded, TemplateView):
    """htmx asks for the table alone while somebody types; the address stays one that can be sent on."""

    permission = PUBLIC
    template_name = "website/municipalities.html"

    @property
    def is_part(self) -> bool:
        return self.request.headers.get("HX-Request-Type") == "partial"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().get(request, *args, **kwargs)
        patch_vary_headers(response, ("HX-Request", "HX-Request-Type"))
        return response

    def get_template_names(self) -> list[str]:
        return ["website/municipalities_table.html" if self.is_part else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        selection = read_selection(self.request.GET)
        found = directory(selection, on=timezone.localdate())
        shows_all = selection.is_narrow or self.request.GET.get("alle") == "1"
        context = super().get_context_data(**kwargs)
        context |= {
            "selection": selection,
            "directory": found,
            "rows": found.rows if shows_all else found.rows[:FIRST_ROWS],
            "is_cut": not shows_all and len(found.rows) > FIRST_ROWS,
            "queries": _queries(selection, shows_all=shows_all and not selection.is_narrow),
        }
        if self.is_part:
            return context
        consortium = next((one for one in found.consortia if one.slug == selection.consortium), None)
        return context | {
            "consortium": consortium,
            "tabs": _tabs(found, selection),
            "places": places(),
            "picture": land_picture(found, consortium, address=reverse("municipality", args=("x",))),
        }


class MunicipalityFileView(Guarded):
    """The same list as a file for spreadsheets."""

    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponseBase:
        found = directory(read_selection(request.GET), on=timezone.localdate())
        head = [_("AGS"), _("Kommune"), _("Art"), _("Kreis"), _("Regierungsbezirk"), _("Menschen"), _("Mitglied")]
        head += [str(consortium) for consortium in found.consortia]
        content = as_csv(head, (_cells(row) for row in found.rows))
        return download(content, name="kommunen.csv", content_type="text/csv; charset=utf-8")


class MunicipalityView(Guarded, TemplateView):
    permission = PUBLIC
    template_name = "website/municipality.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = Municipality.objects.select_related("organisation", "district__region", "merged_into")
        municipality = get_object_or_404(known, slug=kwargs["slug"])
        today, now = timezone.localdate(), timezone.now()
        return super().get_context_data(
            **kwargs,
            municipality=municipality,
            belongings=belongings_of(municipality.organisation, on=today),
            membership=membership_of(municipality.organisation, on=today),
            picture=section_picture(municipality, on=today, address=reverse("municipality", args=("x",))),
            similar=similar_municipalities(municipality, on=today) if municipality.is_current else [],
            events=events_of(municipality, now=now),
        )


def _cells(row: DirectoryRow) -> list[str | int]:
    told = _("ja") if row.is_member else _("nein")
    slots = [_("ja") if consortium else "" for consortium in row.slots]
    return [row.ags, row.name, row.kind_label, row.district, row.region, row.inhabitants, told, *slots]


def _queries(selection: Selection, *, shows_all: bool) -> dict[str, str]:
    """Where the links of the table lead."""
    return {
        "by_name": written(selection, shows_all=shows_all, sortierung=""),
        "by_inhabitants": written(selection, shows_all=shows_all, sortierung=BY_INHABITANTS),
        "all": written(selection, shows_all=True),
        "file": reverse("municipality_file") + written(selection).removesuffix("?"),
        "reset": reverse("municipality_list"),
    }


def _tabs(found: Directory, selection: Selection) -> list[dict[str, Any]]:
    """All, then each consortium with the number of its municipalities."""
    tabs: list[dict[str, Any]] = [
        {
            "label": _("Alle"),
            "count": found.member_count,
            "url": written(selection, ag=""),
            "is_current": not selection.consortium,
            "consortium": None,
        }
    ]
    tabs += [
        {
            "label": consortium.short_name,
            "count": found.counts.get(consortium.pk, 0),
            "url": written(selection, ag=consortium.slug),
            "is_current": consortium.slug == selection.consortium,
            "consortium": consortium,
        }
        for consortium in found.consortia
    ]
    return tabs
