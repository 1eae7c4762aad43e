"""The list of the events that somebody plans."""

from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from kurzdraht.core import marks
from kurzdraht.core.templatetags.kd import kd_german
from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.office import OfficeChoices, of_consortia, office_choices
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.lists.filters import During, ListFilter, ManyOf, OneOf, Option, Period, Typed, with_words
from kurzdraht.lists.tables import Column, ListTable, MomentColumn

PAST, EVER = "vergangen", "alle"


class EventTable(ListTable):
    """Rows bring `taken`, `waiting` and `capacity`, topics and partners."""

    tag = MomentColumn(pgettext_lazy("im Kalender", "Tag"), accessor="starts_at", order_by="starts_at")
    titel = Column(gettext_lazy("Titel"), accessor="title", order_by="title", look="head")
    ag = Column(gettext_lazy("AG"), accessor="pk", order_by=("consortium__position", "starts_at"))
    format = Column(gettext_lazy("Format"), accessor="format__name", order_by=("format__position", "starts_at"))
    plaetze = Column(gettext_lazy("Plätze"), accessor="pk", look="num", is_labelled=True)
    warten = Column(gettext_lazy("Warten"), accessor="waiting", look="num", is_labelled=True)
    stand = Column(gettext_lazy("Stand"), accessor="state", order_by=("state", "starts_at"), look="side")
    themen = Column(gettext_lazy("Themen"), accessor="pk", is_labelled=True)
    ort = Column(gettext_lazy("Ort"), accessor="pk", order_by="venue", is_labelled=True)
    fuer = Column(gettext_lazy("Für wen"), accessor="get_audience_display", order_by="audience", is_labelled=True)
    reihe = Column(
        gettext_lazy("Reihe"), accessor="series__name", order_by=("series__name", "number"), is_labelled=True
    )
    anmeldung_bis = MomentColumn(
        gettext_lazy("Anmeldung bis"), accessor="closes_at", order_by="closes_at", is_labelled=True
    )
    geaendert = MomentColumn(gettext_lazy("geändert"), accessor="changed_at", order_by="changed_at", is_labelled=True)

    usual = ("tag", "titel", "ag", "format", "plaetze", "warten", "stand")
    first_order = ("tag",)

    def render_titel(self, record: Event) -> SafeString:
        url = reverse("desk_event", args=(record.slug,))
        return format_html('<a href="{}"{}>{}</a>', url, kd_german(), record.title)

    def value_titel(self, record: Event) -> str:
        return record.title

    def render_ag(self, record: Event) -> SafeString:
        own = [record.consortium] if record.consortium else []
        together = [*own, *(one for one in record.partners.all() if one not in own)]
        return format_html_join(
            " ", '<span class="kd-nobreak">{} {}</span>', ((marks.svg(one.mark, 14), one) for one in together)
        )

    def value_ag(self, record: Event) -> str:
        own = [record.consortium] if record.consortium else []
        return ", ".join(str(one) for one in [*own, *record.partners.all()])

    def render_plaetze(self, record: Any) -> str:
        return f"{record.taken}" if record.capacity is None else f"{record.taken} / {record.capacity}"

    def render_stand(self, record: Event) -> SafeString | str:
        words = record.get_state_display()
        if record.state == EventState.PUBLISHED:
            return str(words)
        return format_html("<strong>{}</strong>", words)

    def value_stand(self, record: Event) -> str:
        return str(record.get_state_display())

    def render_themen(self, record: Event) -> str:
        return ", ".join(topic.name for topic in record.topics.all())

    def render_ort(self, record: Event) -> str:
        places = [_("online")] if record.is_online else []
        return ", ".join([*places, *([record.venue or _("vor Ort")] if record.is_onsite else [])])


class EventFilter(ListFilter):
    """As in "Zeige alle Veranstaltungen der AG Stadtumbau im März 2027, mit Warteliste"."""

    opening = gettext_lazy("Zeige")

    stand = OneOf(
        legend=gettext_lazy("Stand"),
        nothing=gettext_lazy("alle Veranstaltungen"),
        choices=(
            (EventState.DRAFT.value, gettext_lazy("Entwürfe")),
            (EventState.PUBLISHED.value, gettext_lazy("veröffentlichte Veranstaltungen")),
            (EventState.POSTPONED.value, gettext_lazy("verschobene Veranstaltungen")),
            (EventState.CANCELLED.value, gettext_lazy("abgesagte Veranstaltungen")),
        ),
    )
    ag = ManyOf(
        legend=gettext_lazy("Arbeitsgemeinschaften"),
        nothing=gettext_lazy("aller Arbeitsgemeinschaften"),
        before_chosen=gettext_lazy("der"),
        between=gettext_lazy("und der"),
        options="consortia",
    )
    format = ManyOf(
        legend=gettext_lazy("Formate"),
        before=gettext_lazy("in"),
        before_chosen=gettext_lazy("im Format"),
        nothing=gettext_lazy("allen Formaten"),
        between=gettext_lazy("oder"),
        options="formats",
    )
    thema = OneOf(
        legend=gettext_lazy("Thema"),
        before=gettext_lazy("zu"),
        before_chosen=gettext_lazy("zum Thema"),
        nothing=gettext_lazy("allen Themen"),
        options="topics",
    )
    zeit = During(
        legend=gettext_lazy("Zeitraum"),
        nothing=gettext_lazy("ab heute"),
        after=",",
        choices=(
            ("", gettext_lazy("ab heute")),
            (PAST, gettext_lazy("vergangene")),
            (EVER, gettext_lazy("zu jeder Zeit")),
        ),
    )
    warteliste = OneOf(
        legend=gettext_lazy("Warteliste"),
        nothing=gettext_lazy("mit und ohne Warteliste"),
        after=",",
        choices=(("mit", gettext_lazy("mit Warteliste")), ("ohne", gettext_lazy("ohne Warteliste"))),
    )
    suche = Typed(
        legend=gettext_lazy("Titel"),
        nothing=gettext_lazy("mit beliebigem Titel"),
        before_chosen=gettext_lazy("im Titel"),
        after=".",
    )

    @cached_property
    def known(self) -> OfficeChoices:
        return office_choices()

    def consortia(self) -> list[Option]:
        return [Option(one.slug, str(one), mark=one.mark) for one in self.known.consortia]

    def formats(self) -> list[Option]:
        return [Option(one.slug, one.name) for one in self.known.formats]

    def topics(self) -> list[Option]:
        return [Option(one.slug, one.name) for one in self.known.topics]

    def narrow_stand(self, rows: EventQuerySet, value: str) -> EventQuerySet:
        return rows.filter(state=value)

    def narrow_ag(self, rows: EventQuerySet, value: list[str]) -> EventQuerySet:
        return of_consortia(rows, consortium__slug__in=value)

    def narrow_format(self, rows: EventQuerySet, value: list[str]) -> EventQuerySet:
        return rows.filter(format__slug__in=value)

    def narrow_thema(self, rows: EventQuerySet, value: str) -> EventQuerySet:
        return rows.filter(pk__in=Event.topics.through.objects.filter(topic__slug=value).values("event_id"))

    def narrow_zeit(self, rows: EventQuerySet, value: Period) -> EventQuerySet:
        if value.is_dated:
            narrowed: EventQuerySet = value.narrow(rows, "starts_at")
            return narrowed
        if value.when == EVER:
            return rows
        return rows.past(timezone.now()) if value.when == PAST else rows.coming(timezone.now())

    def narrow_warteliste(self, rows: EventQuerySet, value: str) -> EventQuerySet:
        waits = Exists(Registration.objects.filter(event=OuterRef("pk"), state=RegistrationState.WAITING))
        return rows.filter(waits if value == "mit" else ~waits)

    def narrow_suche(self, rows: EventQuerySet, value: str) -> EventQuerySet:
        found: EventQuerySet = with_words(rows, value, "title")
        return found
