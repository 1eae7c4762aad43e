"""The list of persons."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from kurzdraht.core import marks
from kurzdraht.core.text import search_key
from kurzdraht.desk.queries.scope import all_consortia
from kurzdraht.lists.filters import ListFilter, ManyOf, OneOf, Option, Typed, words_in
from kurzdraht.lists.tables import Column, ListTable
from kurzdraht.mailing.queries import open_bounces
from kurzdraht.network.enums import MandateKind, OrganisationKind
from kurzdraht.network.models import Organisation, Person
from kurzdraht.network.queries.persons import of_consortia, with_function, without_function

FORMER = "frueher"


class PersonTable(ListTable):
    """Rows bring `functions` and `consortia`."""

    name = Column(_("Name"), accessor="pk", order_by="search_name", look="head")
    organisation = Column(_("Organisation"), accessor="organisation", order_by=("organisation__name", "search_name"))
    funktion = Column(_("Funktion"), accessor="function_title", order_by=("function_title", "search_name"))
    ag = Column(_("Dabei in"), accessor="pk")
    aufgaben = Column(_("Aufgaben im Netzwerk"), accessor="pk")
    email = Column(_("E-Mail"), accessor="email", order_by="email")
    telefon = Column(_("Telefon"), accessor="phone")
    zugang = Column(_("Zugang"), accessor="user_id", is_labelled=True, empty_values=())
    sprache = Column(_("Sprache"), accessor="language", order_by=("language", "search_name"), is_labelled=True)

    usual = ("name", "organisation", "funktion", "ag", "aufgaben", "email")
    first_order = ("name",)

    def render_name(self, record: Person) -> SafeString:
        url = reverse("desk_person", args=(record.key,))
        return format_html('<a href="{}">{}</a>', url, self.value_name(record))

    def value_name(self, record: Person) -> str:
        return f"{record.family_name}, {record.given_name}"

    def render_ag(self, record: Any) -> SafeString:
        shown = ((marks.svg(one.mark, 14), one) for one in record.consortia)
        return format_html_join(
            " ", '<span class="kd-nobreak">{}<span class="kd-visually-hidden">{}</span></span>', shown
        )

    def value_ag(self, record: Any) -> str:
        return ", ".join(str(one) for one in record.consortia)

    def render_aufgaben(self, record: Any) -> str:
        return ", ".join(record.functions)

    def render_zugang(self, value: int | None) -> str:
        return str(_("ja") if value else _("nein"))


class PersonFilter(ListFilter):
    """As in "Zeige alle Ansprechpersonen aus Kommunen der AG Stadtumbau, mit beliebigem Namen"."""

    opening = _("Zeige")

    aufgabe = OneOf(
        legend=pgettext_lazy("im Netzwerk", "Aufgabe"),
        nothing=_("alle Personen"),
        choices=(
            *((kind.value, kind.label) for kind in MandateKind),
            (FORMER, _("ohne heutige Aufgabe")),
        ),
        before_chosen=_("Personen mit der Aufgabe"),
    )
    stelle = OneOf(
        legend=_("Art der Organisation"),
        before=_("aus"),
        before_chosen=_("aus:"),
        nothing=_("allen Organisationen"),
        choices=tuple((kind.value, kind.label) for kind in OrganisationKind),
        after=",",
    )
    ag = ManyOf(
        legend=_("Arbeitsgemeinschaften"),
        before=_("in"),
        before_chosen=_("dabei in der"),
        between=_("oder der"),
        nothing=_("allen Arbeitsgemeinschaften und keiner"),
        options="consortia",
        after=",",
    )
    zugang = OneOf(
        legend=_("Zugang"),
        nothing=_("mit und ohne Zugang"),
        choices=(("mit", _("mit Zugang")), ("ohne", _("ohne Zugang"))),
        after=",",
    )
    mail = OneOf(
        legend=_("Mails"),
        nothing=_("ob Mails ankommen oder nicht"),
        choices=(("ruecklaeufer", _("mit offenem Rückläufer")),),
        after=",",
    )
    suche = Typed(
        legend=_("Name, Adresse oder Organisation"),
        nothing=_("mit beliebigem Namen"),
        before_chosen=_("gefunden mit"),
        after=".",
    )

    def consortia(self) -> list[Option]:
        return [Option(one.slug, str(one), mark=one.mark) for one in all_consortia()]

    def narrow_aufgabe(self, rows: QuerySet[Person], value: str) -> QuerySet[Person]:
        today = timezone.localdate()
        return without_function(rows, on=today) if value == FORMER else with_function(rows, value, on=today)

    def narrow_stelle(self, rows: QuerySet[Person], value: str) -> QuerySet[Person]:
        return rows.filter(organisation__in=Organisation.objects.filter(kind=value).values("pk"))

    def narrow_ag(self, rows: QuerySet[Person], value: list[str]) -> QuerySet[Person]:
        return of_consortia(rows, value, on=timezone.localdate())

    def narrow_zugang(self, rows: QuerySet[Person], value: str) -> QuerySet[Person]:
        return rows.filter(user__isnull=value == "ohne")

    def narrow_mail(self, rows: QuerySet[Person], value: str) -> QuerySet[Person]:
        return rows.filter(Exists(open_bounces().filter(recipient_key=OuterRef("key"))))

    def narrow_suche(self, rows: QuerySet[Person], value: str) -> QuerySet[Person]:
        for word in words_in(value):
            named = Organisation.objects.filter(name__icontains=word).values("pk")
            key = search_key(word)
            rows = rows.filter((Q(search_name__contains=key) if key else Q()) | Q(organisation__in=named))
        return rows
