"""The list of who comes, who waits and who cancelled."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.core import dates, icons, marks
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Registration
from kurzdraht.lists.filters import ListFilter, ManyOf, OneOf, Typed, with_words
from kurzdraht.lists.tables import Column, ListTable

ICONS = {
    RegistrationState.CONFIRMED: "check",
    RegistrationState.OFFERED: "mail",
    RegistrationState.WAITING: "clock",
    RegistrationState.CANCELLED: "close",
}


class ParticipantTable(ListTable):
    """Rows bring `place` (the number in their group) and the consortia of their organisation."""

    nr = Column(gettext_lazy("Nr."), accessor="place", look="num", is_labelled=True)
    person = Column(gettext_lazy("Person"), accessor="pk", order_by=("name", "pk"), look="head")
    email = Column(gettext_lazy("E-Mail"), accessor="email", order_by="email", look="quiet")
    organisation = Column(
        gettext_lazy("Organisation"), accessor="pk", order_by=("organisation__name", "organisation_name", "name")
    )
    funktion = Column(gettext_lazy("Funktion"), accessor="function_title", order_by=("function_title", "name"))
    ag = Column(gettext_lazy("Dabei in"), accessor="pk")
    teilnahme = Column(
        gettext_lazy("Teilnahme"), accessor="get_attendance_display", order_by=("attendance", "queued_at")
    )
    seit = Column(gettext_lazy("Seit"), accessor="queued_at", order_by="queued_at", look="moment", is_labelled=True)
    stand = Column(gettext_lazy("Stand"), accessor="state", order_by=("state", "queued_at"), look="side")
    hinweis = Column(gettext_lazy("Hinweis"), accessor="note")
    aendern = Column(gettext_lazy("Ändern"), accessor="pk", exclude_from_export=True)

    usual = ("nr", "person", "organisation", "ag", "seit", "stand", "hinweis", "aendern")
    usual_in_files = (
        "nr", "person", "email", "organisation", "funktion", "ag", "teilnahme", "seit", "stand", "hinweis",
    )  # fmt: skip

    def render_person(self, record: Registration) -> SafeString:
        return _over(record.name, record.email if "email" not in self.columns.columns else "")

    def value_person(self, record: Registration) -> str:
        return record.name

    def render_organisation(self, record: Registration) -> SafeString:
        function = record.function_title if "funktion" not in self.columns.columns else ""
        return _over(self.value_organisation(record), function)

    def value_organisation(self, record: Registration) -> str:
        return str(record.organisation or record.organisation_name)

    def render_ag(self, record: Registration) -> SafeString | str:
        if record.organisation is None:
            return ""
        shown = ((marks.svg(one.mark, 14), one) for one in record.organisation.consortia.all())
        return format_html_join(
            " ", '<span class="kd-nobreak">{}<span class="kd-visually-hidden">{}</span></span>', shown
        )

    def value_ag(self, record: Registration) -> str:
        return ", ".join(str(one) for one in record.organisation.consortia.all()) if record.organisation else ""

    def render_seit(self, record: Registration) -> str:
        return dates.plain_short(record.queued_at)

    def value_seit(self, record: Registration) -> Any:
        return record.queued_at

    def render_stand(self, record: Registration) -> SafeString:
        state = RegistrationState(record.state)
        return format_html(
            '<span class="kd-state kd-state--{}">{} {}</span>',
            state.value,
            icons.svg(ICONS[state], 18),
            self._words(record),
        )

    def value_stand(self, record: Registration) -> str:
        return self._words(record)

    def _words(self, record: Registration) -> str:
        words = str(RegistrationState(record.state).label)
        return _("%(state)s, darüber") % {"state": words} if record.is_extra else words

    def render_aendern(self, record: Registration) -> SafeString:
        links = [("desk_participant_move", _("verschieben"))] if record.email else []
        if record.state != RegistrationState.CANCELLED:
            links.append(("desk_participant_cancel", _("abmelden")))
        slug = record.event.slug
        return format_html_join(
            " ",
            '<a href="{}">{}<span class="kd-visually-hidden">: {}</span></a>',
            ((reverse(route, args=(slug, record.key)), words, record.name) for route, words in links),
        )


def _over(words: str, below: str) -> SafeString:
    return (
        format_html('{}<br><span class="kd-muted kd-below">{}</span>', words, below)
        if below
        else format_html("{}", words)
    )


class ParticipantFilter(ListFilter):
    """As in "Zeige alle Angemeldeten und Absagen, online und vor Ort, mit beliebigem Namen"."""

    opening = gettext_lazy("Zeige")

    stand = ManyOf(
        legend=gettext_lazy("Stand"),
        nothing=gettext_lazy("alle Plätze, die Warteliste und Absagen"),
        before_chosen=gettext_lazy("nur:"),
        between=gettext_lazy("und"),
        choices=tuple((state.value, state.label) for state in RegistrationState),
        after=",",
    )
    teilnahme = OneOf(
        legend=gettext_lazy("Teilnahme"),
        nothing=gettext_lazy("online und vor Ort"),
        before_chosen=gettext_lazy("nur"),
        choices=tuple((way.value, way.label) for way in Attendance),
        after=",",
    )
    suche = Typed(
        legend=gettext_lazy("Name, Adresse oder Organisation"),
        nothing=gettext_lazy("mit beliebigem Namen"),
        before_chosen=gettext_lazy("gefunden mit"),
        after=".",
    )

    def narrow_stand(self, rows: QuerySet[Registration], value: list[str]) -> QuerySet[Registration]:
        return rows.filter(state__in=value)

    def narrow_teilnahme(self, rows: QuerySet[Registration], value: str) -> QuerySet[Registration]:
        return rows.filter(attendance=value)

    def narrow_suche(self, rows: QuerySet[Registration], value: str) -> QuerySet[Registration]:
        found: QuerySet[Registration] = with_words(
            rows, value, "name", "email", "organisation_name", "organisation__name"
        )
        return found
