"""The desk's quick search: events, persons, municipalities and organisations, pages, and what one can do."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.models import Page

from kurzdraht.core import dates
from kurzdraht.core.text import nearly, search_key
from kurzdraht.desk.queries.scope import all_consortia
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.queries.audience import consortia_of
from kurzdraht.lists.guard import Scope
from kurzdraht.network.models import Consortium, Organisation, Person
from kurzdraht.network.queries import Roles
from kurzdraht.network.queries.persons import persons_for
from kurzdraht.network.querysets import SearchKey

WORDS = 5
LONG, LONGEST = 5, 24
"""From how many letters on, and up to how many, a slip is forgiven."""
FEW, MANY = 5, 100


@dataclass(frozen=True)
class Hit:
    """`where` says what it is and where; `extra` is a second address beside the first, as (words, url)."""

    name: str
    where: str
    url: str
    icon: str
    consortium: Consortium | None = None
    extra: tuple[str, str] | None = None
    is_written: bool = True


Shown = tuple[list[Hit], int]
"""What is shown of a group, and how many there are."""


@dataclass(frozen=True)
class Hits:
    """One group. `total` counts also what is not shown."""

    name: str
    heading: str | Promise
    hits: list[Hit]
    total: int

    @property
    def has_more(self) -> bool:
        return self.total > len(self.hits)


@dataclass(frozen=True)
class Asked:
    """What is looked for, by whom. `limit` holds for each group. `is_loose` forgives one slip in a word."""

    words: tuple[str, ...]
    roles: Roles
    may: Callable[[str], bool]
    scope: Scope
    limit: int
    now: datetime
    is_loose: bool = False

    def holds(self, column: str, word: str) -> Q:
        """That a word of the column begins with this one."""
        if self.forgives(word):
            return Q(**{f"{column}__regex": f" {nearly(word)}"})
        return Q(**{f"{column}__contains": f" {word}"})

    def forgives(self, word: str) -> bool:
        return self.is_loose and LONG <= len(word) <= LONGEST

    @property
    def first(self) -> str:
        return f" {self.words[0]}"


@dataclass(frozen=True)
class Found:
    """`is_near`: nothing was found as typed, and this is what begins alike."""

    groups: list[Hits] = field(default_factory=list)
    is_near: bool = False

    @property
    def number(self) -> int:
        return sum(group.total for group in self.groups)


def search(
    typed: str, *, roles: Roles, may: Callable[[str], bool], scope: Scope, group: str = "", now: datetime
) -> Found:
    """All words must be found, each as the beginning of a word. With `group` only that one, and many of it."""
    words = tuple(search_key(typed).split()[:WORDS])
    if not words:
        return Found()
    asked = Asked(words, roles, may, scope, MANY if group in GROUPS else FEW, now)
    chosen = [group] if group in GROUPS else list(GROUPS)
    groups = _ask(asked, chosen)
    if groups or max(map(len, words)) < LONG:
        return Found(groups)
    if groups := _ask(replace(asked, is_loose=True), chosen):
        return Found(groups, is_near=True)
    shortened = tuple(word[: max(len(word) - 2, LONG - 2)] if len(word) >= LONG else word for word in words)
    return Found(_ask(replace(asked, words=shortened), chosen), is_near=True)


def _ask(asked: Asked, chosen: Iterable[str]) -> list[Hits]:
    found = [(name, *GROUPS[name]) for name in chosen]
    groups = [Hits(name, heading, *find(asked)) for name, heading, find in found]
    return [group for group in groups if group.hits]


def _shown(rows: QuerySet[Any], asked: Asked) -> tuple[list[Any], int]:
    """As many as are shown, and how many there are: counted only where there are more."""
    found = list(rows[: asked.limit + 1])
    return found[: asked.limit], len(found) if len(found) <= asked.limit else rows.count()


def _all_words(asked: Asked, column: str = "folded") -> Q:
    condition = Q()
    for word in asked.words:
        condition &= asked.holds(column, word)
    return condition


def _rank(asked: Asked, column: str = "folded") -> Case:
    """What begins with the first word comes first."""
    return Case(When(**{f"{column}__startswith": asked.first}, then=Value(0)), default=Value(1))


def _actions(asked: Asked) -> Shown:
    entries: list[tuple[str | Promise, str, str, str]] = [
        (_("Neue Veranstaltung"), "desk_event_create", "events.plan", "plus"),
        (_("Neue Aufgabe"), "desk_todo_create", "todos.write", "plus"),
        (_("Heute"), "desk_home", "desk.open", "calendar"),
        (_("Veranstaltungen"), "desk_events", "events.plan", "calendar"),
        (_("Personen"), "desk_persons", "desk.read_persons", "people"),
        (_("Ausgang"), "desk_outbox", "desk.read_outbox", "mail"),
        (_("Vorlagen"), "desk_templates", "desk.word_mails", "copy"),
        (_("Formate"), "desk_formats", "events.manage_formats", "copy"),
        (_("Reihen"), "desk_series_list", "events.plan", "calendar"),
        (_("Papierkorb"), "desk_bin", "desk.open", "trash"),
        (_("Redaktion"), "wagtailadmin_home", "website.edit", "edit"),
        (_("Konto"), "portal_settings", "portal.open", "user"),
        (_("Abmelden"), "account_logout", "", "close"),
    ]
    hits = [
        Hit(str(label), _("Seite des Büros"), reverse(name), icon, is_written=False)
        for label, name, permission, icon in entries
        if not permission or asked.may(permission)
    ]
    if asked.may("events.plan"):
        formats = EventFormat.objects.order_by("position", "pk").only("name", "slug")
        hits += [_action_of(form) for form in formats]
    hits = [hit for hit in hits if _matches(asked, hit.name)]
    return hits[: asked.limit], len(hits)


def _action_of(form: EventFormat) -> Hit:
    url = f"{reverse('desk_event_create')}?format={form.slug}"
    return Hit(_("%(format)s anlegen") % {"format": form.name}, _("Neue Veranstaltung"), url, "plus", is_written=False)


def _matches(asked: Asked, name: str) -> bool:
    """As the database looks at a column."""
    key = f" {search_key(name)}"
    return all(re.search(f" {nearly(word) if asked.forgives(word) else re.escape(word)}", key) for word in asked.words)


def _events(asked: Asked) -> Shown:
    """What comes, the next first, then what is over, the latest first. A query for partners follows."""
    scope, roles = asked.scope, asked.roles
    visible = Event.objects.visible_to(roles).filter(
        scope.in_consortium("consortium", "partners"), scope.in_year("starts_at")
    )
    rows = Event.objects.filter(pk__in=visible.order_by().values("pk")).annotate(
        folded=SearchKey("title", "series__name", "venue", "host__name"), rank=_rank(asked)
    )
    coming = Case(When(ends_at__gte=asked.now, then=F("starts_at")), default=None)
    rows = rows.filter(_all_words(asked)).order_by("rank", coming.asc(nulls_last=True), "-starts_at", "pk")
    found, total = _shown(rows.select_related("consortium", "format").prefetch_related("partners"), asked)
    return [_hit_of_event(event, roles) for event in found], total


def _hit_of_event(event: Event, roles: Roles) -> Hit:
    is_own = roles.is_office or bool(consortia_of(event) & roles.advised_consortia)
    moment = _("%(day)s, %(hour)s") % {"day": dates.day(event.starts_at), "hour": dates.hour(event.starts_at)}
    parts = [event.format.name, moment, event.venue, event.get_state_display() if event.state != "published" else ""]
    url = reverse("desk_event", args=(event.slug,)) if is_own else event.get_absolute_url()
    participants = (_("Wer kommt?"), reverse("desk_participants", args=(event.slug,))) if is_own else None
    where = " · ".join(str(part) for part in parts if part)
    return Hit(event.title, where, url, "calendar", event.consortium, participants)


def _persons(asked: Asked) -> Shown:
    """A word may also name the organisation: "anna dortmund". One query for each word, then one."""
    if not asked.may("desk.read_persons"):
        return [], 0
    places = {word: [one.pk for one in _named_organisations(asked, (word,))[:MANY]] for word in asked.words}
    condition = Q()
    for word in asked.words:
        condition &= asked.holds("search_name", word) | Q(organisation__in=places[word])
    rows = persons_for(asked.roles, on=timezone.localdate(asked.now)).filter(condition)
    rows = rows.annotate(rank=_rank(asked, "search_name")).order_by("rank", "search_name", "pk")
    found, total = _shown(rows, asked)
    return [_hit_of_person(person) for person in found], total


def _hit_of_person(person: Person) -> Hit:
    return Hit(str(person), _where(person), reverse("desk_person", args=(person.key,)), "user")


def _where(person: Person) -> str:
    parts = (person.function_title, str(person.organisation) if person.organisation else "", person.email)
    return " · ".join(part for part in parts if part)


def _named_organisations(asked: Asked, words: tuple[str, ...]) -> QuerySet[Any]:
    rows = Organisation.objects.annotate(folded=SearchKey("name", "short_name"))
    condition = Q()
    for word in words:
        condition &= asked.holds("folded", word)
    return rows.filter(condition)


def _organisations(asked: Asked) -> Shown:
    """The AGs first. Municipalities that are no more are left out."""
    consortia = [
        Hit(str(one), one.tagline, one.get_absolute_url(), "people", one)
        for one in all_consortia()
        if _matches(asked, f"{one} {one.name}")
    ]
    rows = _named_organisations(asked, asked.words).exclude(municipality__is_current=False)
    rank = Case(
        When(folded__startswith=asked.first, then=Value(0)),
        default=Value(1),
    )
    rows = rows.annotate(rank=rank).select_related("municipality__district").order_by("rank", "name", "pk")
    found, total = _shown(rows, asked)
    return [*consortia, *map(_hit_of_organisation, found)], len(consortia) + total


def _hit_of_organisation(organisation: Organisation) -> Hit:
    municipality = getattr(organisation, "municipality", None)
    people = (_("Wer arbeitet dort?"), f"{reverse('desk_search')}?gruppe=personen&q={organisation}")
    if municipality is not None:
        where = f"{municipality.get_kind_display()} · {municipality.district.name}"
        url = municipality.get_absolute_url()
    else:
        where, url = organisation.get_kind_display(), people[1]
    return Hit(str(organisation), where, url, "pin", extra=people)


def _pages(asked: Asked) -> Shown:
    """For editors with a way to edit; for others what is public."""
    is_editor = asked.may("website.edit")
    rows = Page.objects.filter(depth__gt=1).annotate(folded=SearchKey("title")).filter(_all_words(asked))
    rows = (rows if is_editor else rows.live().public()).annotate(rank=_rank(asked)).order_by("rank", "title", "pk")
    found, total = _shown(rows.select_related("locale"), asked)
    return [_hit_of_page(one, is_editor=is_editor) for one in found], total


def _hit_of_page(found: Page, *, is_editor: bool) -> Hit:
    public = found.get_url() if found.live else ""
    edit = reverse("wagtailadmin_pages:edit", args=(found.pk,)) if is_editor else ""
    where = _("Seite, %(language)s") % {"language": found.locale.get_display_name()}
    if not found.live:
        where = _("Entwurf einer Seite, %(language)s") % {"language": found.locale.get_display_name()}
    extra = (_("Ansehen"), public) if edit and public else None
    return Hit(found.title, where, edit or public or "", "file", extra=extra)


GROUPS: dict[str, tuple[Promise, Callable[[Asked], Shown]]] = {
    "befehle": (gettext_lazy("Befehle"), _actions),
    "veranstaltungen": (gettext_lazy("Veranstaltungen"), _events),
    "personen": (gettext_lazy("Personen"), _persons),
    "organisationen": (gettext_lazy("Kommunen und Organisationen"), _organisations),
    "seiten": (gettext_lazy("Seiten"), _pages),
}
