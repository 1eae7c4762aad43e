"""An event, or its record, as it is being typed; never saved."""

from typing import cast

from django.http import QueryDict

from kurzdraht.events.enums import EventState
from kurzdraht.events.forms.documentation import DocumentationForm, FindingForms, FindingFormSet
from kurzdraht.events.forms.planning import EventForm
from kurzdraht.events.models import Documentation, Event, Finding
from kurzdraht.events.services.planning import MANY
from kurzdraht.events.services.slots import shift


def typed_event(event: Event, typed: str) -> Event:
    """Puts into `event`, a copy of one's own, what was typed; what does not pass keeps its stored value.

    A draft looks as it will when it is published.
    """
    starts_at, length = event.starts_at, event.ends_at - event.starts_at
    if typed:
        form = EventForm(QueryDict(typed), instance=event)
        form.is_valid()
        _group(event, form)
        if event.ends_at <= event.starts_at:
            event.ends_at = event.starts_at + length
        shift(event.slots.all(), old_start=starts_at, new_start=event.starts_at)
    if event.state == EventState.DRAFT:
        event.state = EventState.PUBLISHED
    return event


def typed_record(event: Event, typed: str) -> tuple[Documentation, list[Finding]]:
    """The same for its record; a field that does not pass is left out."""
    data = QueryDict(typed)
    form = DocumentationForm(data)
    rows = cast("FindingFormSet", FindingForms(data, prefix="finding"))
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
    findings = rows.findings() if rows.is_valid() else ()
    return (
        Documentation(event=event, **given),
        [Finding(position=place, headline=headline, text=text) for place, (headline, text) in enumerate(findings)],
    )


def _group(event: Event, form: EventForm) -> None:
    """Topics and partners stand in tables of their own: let the copy believe that it has read them."""
    for name in MANY:
        if name in form.cleaned_data:
            event._prefetched_objects_cache[name] = form.cleaned_data[name]  # type: ignore[attr-defined]  # noqa: SLF001
