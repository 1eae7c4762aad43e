"""What can be done with many events at once; each act is the service that one event has."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _, gettext_lazy, ngettext_lazy

from kurzdraht.audit.services import Actor
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.publish_check import around_of, faults_of
from kurzdraht.events.services.calling_off import withdraw_event
from kurzdraht.events.services.planning import change_event
from kurzdraht.events.services.publishing import publish_event
from kurzdraht.lists.registry import EXPORT_CSV, EXPORT_XLSX, Action
from kurzdraht.network.models import Consortium, Topic
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services import put_into_bin, restore

Values = dict[str, Any]


def _numbered(words: Any) -> Any:
    return lambda number: str(words % {"number": number})


class TopicForm(forms.Form):
    """Which topic they get."""

    topic = forms.ModelChoiceField(Topic.objects.order_by("name"), label=gettext_lazy("Thema"), empty_label=None)


class PartnerForm(forms.Form):
    """Which AG joins them."""

    consortium = forms.ModelChoiceField(
        Consortium.objects.order_by("position"), label=gettext_lazy("Gemeinsam mit"), empty_label=None
    )


def with_what_is_checked(rows: list[Event]) -> None:
    prefetch_related_objects(rows, "slots", "contributions", "files__file")


def cannot_be_published(event: Event, *, now: datetime, values: Values) -> str:
    """What the publish check says, of what was read for all beforehand."""
    if event.state != EventState.DRAFT:
        return _("Ist schon veröffentlicht.")
    around = around_of(event, event.files.all())
    return " ".join(fault.sentence for fault in faults_of(event, around, now=now) if fault.must)


def publish(event: Event, *, by: Actor, now: datetime, values: Values) -> Values:
    publish_event(event, by=by, now=now)
    return {}


def withdraw(event: Event, kept: Values, *, by: Actor, now: datetime) -> str:
    withdraw_event(event, reason="", with_registered=False, by=by, now=now)
    return ""


def with_groups(rows: list[Event]) -> None:
    prefetch_related_objects(rows, "topics", "partners")


def add_topic(event: Event, *, by: Actor, now: datetime, values: Values) -> Values:
    return _add(event, "topics", values["topic"], by=by, now=now)


def add_partner(event: Event, *, by: Actor, now: datetime, values: Values) -> Values:
    return _add(event, "partners", values["consortium"], by=by, now=now)


def _add(event: Event, name: str, wanted: Any, *, by: Actor, now: datetime) -> Values:
    before = list(getattr(event, name).all())
    is_new = wanted not in before and not (name == "partners" and wanted.pk == event.consortium_id)
    if is_new:
        change_event(event, {name: [*before, wanted]}, by=by, now=now)
    return {"name": name, "added": wanted.pk if is_new else None}


def take_away(event: Event, kept: Values, *, by: Actor, now: datetime) -> str:
    """Only what was added; whatever else was chosen since stays."""
    name = kept["name"]
    present = list(getattr(event, name).all())
    left = [one for one in present if one.pk != kept["added"]]
    if kept["added"] and len(left) == len(present):
        return _("Das hat inzwischen jemand anders geändert.")
    if len(left) != len(present):
        change_event(event, {name: left}, by=by, now=now)
    return ""


def cannot_be_binned(event: Event, *, now: datetime, values: Values) -> str:
    kind = KINDS["event"]
    refusal = kind.refusal(event, now) if kind.refusal else None
    return str(refusal) if refusal else ""


def bin_event(event: Event, *, by: Actor, now: datetime, values: Values) -> Values:
    put_into_bin(KINDS["event"], event, by=by, now=now)
    return {}


def restore_event(event: Event, kept: Values, *, by: Actor, now: datetime) -> str:
    restore(KINDS["event"], event, by=by, now=now)
    return ""


PUBLISH = Action(
    "veroeffentlichen",
    gettext_lazy("Veröffentlichen"),
    done=_numbered(
        ngettext_lazy(
            "%(number)d Veranstaltung ist veröffentlicht.", "%(number)d Veranstaltungen sind veröffentlicht.", "number"
        )
    ),
    key="V",
    prepare=with_what_is_checked,
    can=cannot_be_published,
    act=publish,
    undo=withdraw,
    warning=gettext_lazy("Ab dann kann man sich anmelden."),
)
ADD_TOPIC = Action(
    "thema",
    gettext_lazy("Thema geben"),
    done=_numbered(
        ngettext_lazy(
            "%(number)d Veranstaltung hat das Thema.", "%(number)d Veranstaltungen haben das Thema.", "number"
        )
    ),
    key="T",
    prepare=with_groups,
    act=add_topic,
    undo=take_away,
    form=TopicForm,
)
ADD_PARTNER = Action(
    "gemeinsam",
    gettext_lazy("Gemeinsam mit AG"),
    done=_numbered(
        ngettext_lazy("%(number)d Veranstaltung ist gemeinsam.", "%(number)d Veranstaltungen sind gemeinsam.", "number")
    ),
    key="G",
    prepare=with_groups,
    act=add_partner,
    undo=take_away,
    form=PartnerForm,
)
BIN = Action(
    "papierkorb",
    gettext_lazy("In den Papierkorb"),
    done=_numbered(
        ngettext_lazy(
            "%(number)d Veranstaltung liegt im Papierkorb.",
            "%(number)d Veranstaltungen liegen im Papierkorb.",
            "number",
        )
    ),
    key="K",
    can=cannot_be_binned,
    act=bin_event,
    undo=restore_event,
)
EVENT_ACTIONS = (PUBLISH, ADD_TOPIC, ADD_PARTNER, BIN, EXPORT_XLSX, EXPORT_CSV)
