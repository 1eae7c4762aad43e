"""The four facts between rules under the head of an event's page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from kurzdraht.core import dates
from kurzdraht.events.enums import Audience
from kurzdraht.events.models import Event
from kurzdraht.events.queries.detail import EventDetail


@dataclass(frozen=True)
class Fact:
    """`is_written`: the value is what the organisers wrote, in German."""

    label: str
    value: str
    more: str = ""
    is_written: bool = False


def facts_of(detail: EventDetail) -> list[Fact]:
    """When and where always; then for whom and what it costs, or afterwards who was there."""
    event = detail.event
    facts = [
        _when(event, is_over=detail.is_over),
        Fact(_("Wo"), where_words(event), _where_more(event, is_over=detail.is_over)),
    ]
    if detail.is_over:
        facts += _who_came(detail)
    else:
        facts.append(_for_whom(event, [str(one) for one in detail.partners]))
        if event.cost:
            facts.append(Fact(_("Kosten"), event.cost, is_written=True))
    return facts


def where_words(event: Event) -> str:
    """As in "Ahlen, Altes Rathaus", "Online", or both."""
    town = event.host.name if event.host else ""
    place = event.venue if town in event.venue else ", ".join(part for part in (town, event.venue) if part)
    if not event.is_onsite:
        return event.venue or _("Online")
    if not event.is_online:
        return place or _("vor Ort")
    return _("%(place)s und online") % {"place": place} if place else _("vor Ort und online")


def _when(event: Event, *, is_over: bool) -> Fact:
    if event.spans_days:
        more = _("%(start)s Uhr bis zum letzten Tag, %(end)s Uhr") % {
            "start": dates.clock(event.starts_at),
            "end": dates.clock(event.ends_at),
        }
    else:
        more = dates.hours(event.starts_at, event.ends_at)
    if event.is_online and not is_over:
        more = _("%(hours)s, Zeit in Berlin") % {"hours": more}
    return Fact(_("Wann"), dates.days(event.starts_at, event.ends_at), more)


def _where_more(event: Event, *, is_over: bool) -> str:
    if event.is_onsite and event.venue_address:
        return event.venue_address
    return "" if is_over or not event.is_online else _("Link kommt mit der Mail")


def _for_whom(event: Event, partners: list[str]) -> Fact:
    label = _("Für wen")
    audience = Audience(event.audience)
    if audience == Audience.CONSORTIA and event.consortium:
        names = [str(event.consortium), *partners]
        return Fact(label, _("Mitglieder der %(names)s") % {"names": _(" und der ").join(names)})
    if audience == Audience.CIRCLE and event.working_group:
        return Fact(label, _("Fester Kreis"), _("nur für die Arbeitsgruppe %(name)s") % {"name": event.working_group})
    more = {
        Audience.PUBLIC: _("auch ohne Mitgliedschaft"),
        Audience.NETWORK: _("Fachleute aus allen Mitgliedskommunen"),
    }
    value = str(audience.label)
    return Fact(label, value[:1].upper() + value[1:], more.get(audience, ""))


def _who_came(detail: EventDetail) -> list[Fact]:
    people, places = detail.people_came, detail.municipalities_came
    if not people:
        return []
    value = ngettext("%(number)d Mensch", "%(number)d Menschen", people) % {"number": people}
    more = ngettext("aus %(number)d Kommune", "aus %(number)d Kommunen", places or 0) % {"number": places}
    return [Fact(_("Wer war da"), value, more if places else "")]
