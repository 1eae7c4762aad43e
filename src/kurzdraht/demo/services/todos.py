"""What the demo's office has written down for itself and for others, and what it prepares."""

from datetime import date, datetime, time, timedelta

from kurzdraht.core.dates import BERLIN
from kurzdraht.events.models import Event, EventFormat, Slot
from kurzdraht.events.services.planning import EventDraft, create_event
from kurzdraht.lists.services.saving import save_list
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Consortium, Mandate, Person
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services.bin import put_into_bin
from kurzdraht.todos.models import Todo

# what, days after the anchor's Monday, AG, for the office or its adviser
_WRITTEN = (
    ("Raum für den Runden Tisch anfragen", 1, "soziale-stadt", "office"),
    ("Grußwort mit dem Ministerium abstimmen", 2, "", "office"),
    ("Folien zum Leerstand im Erdgeschoss einholen", 3, "stadtumbau", "advisor"),
    ("Programm der Studienfahrt gegenlesen", 4, "historische-kerne", ""),
    ("Ansprechpersonen der neuen Mitglieder begrüßen", 8, "", ""),
    ("Jahresplanung der AG besprechen", 15, "stadtumbau", "advisor"),
)

# list, name, its address, whether it opens so
_LISTS = (
    ("veranstaltungen", "Noch zu veröffentlichen", "stand=draft&zeit=alle", False),
    ("veranstaltungen", "Wo jemand wartet", "warteliste=mit", False),
    ("ausgang", "Kam nicht an", "stand=bounced", False),
)

_SUMMARY = "Drei Städte haben Spielplätze mit Kindern umgeplant. Wir fragen, was der Beschluss gebraucht hat."
# address, title, days after the anchor's Monday, AG, everything is there
_DRAFTS = (
    ("spielplatz-fuer-alle", "Spielplatz für alle: Wer plant mit?", 38, "soziale-stadt", True),
    ("waerme-im-bestand", "Wärme im Bestand: Wo fängt man an?", 31, "stadtumbau", False),
)


def load_todos(*, anchor: date, now: datetime) -> None:
    """Written by the office, as if a week ago."""
    consortia = {row.slug: row for row in Consortium.objects.all()}
    office = _holder(MandateKind.OFFICE)
    Todo.objects.bulk_create(
        Todo(
            title=title,
            due_date=anchor + timedelta(days=days),
            consortium=consortia.get(slug),
            assignee=office if who == "office" else _holder(MandateKind.ADVISOR, slug) if who else None,
            created_by=str(office or "Kurzdraht"),
            created_at=now - timedelta(days=7),
        )
        for title, days, slug, who in _WRITTEN
    )


def load_drafts(*, anchor: date, now: datetime) -> None:
    """Two exchanges in preparation: one that goes public by itself this Friday, one with gaps."""
    form = EventFormat.objects.get(slug="austausch-45")
    for slug, title, days, ag, is_ready in _DRAFTS:
        starts_at = datetime.combine(anchor + timedelta(days=days), time(11), tzinfo=BERLIN)
        event = Event.objects.create(
            slug=slug,
            title=title,
            summary=_SUMMARY if is_ready else "",
            format=form,
            consortium=Consortium.objects.get(slug=ag),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=45),
            room_url=f"https://raum.demo.example/{slug}" if is_ready else "",
            audience=form.audience,
            online_capacity=form.capacity,
            changed_at=now,
            publish_at=datetime.combine(anchor + timedelta(days=4), time(9), tzinfo=BERLIN) if is_ready else None,
        )
        if is_ready:
            Slot.objects.create(event=event, title="Ihre Fragen", starts_at=starts_at, ends_at=event.ends_at)


def load_lists(office: Person) -> None:
    """As the office would keep them."""
    assert office.user is not None  # noqa: S101 -- the demo signs in as this person
    for list_name, name, query, is_default in _LISTS:
        save_list(office.user, list_name, name=name, query=query, is_default=is_default)


def load_bin(office: Person, *, anchor: date, now: datetime) -> None:
    """A draft that nobody wants any more; it can be brought back for 28 days."""
    form = EventFormat.objects.get(slug="fachgespraech")
    starts_at = datetime.combine(anchor + timedelta(days=45), time(10), tzinfo=BERLIN)
    draft = EventDraft(
        format=form,
        title="Stellplatzsatzung: Wer hat eine neue?",
        starts_at=starts_at,
        consortium=Consortium.objects.get(slug="innenstadt"),
    )
    then = now - timedelta(days=2)
    event = create_event(draft, by=office, now=then - timedelta(days=9))
    put_into_bin(KINDS["event"], event, by=office, now=then)


def the_office() -> Person:
    """Who keeps the office in the demo."""
    office = _holder(MandateKind.OFFICE)
    assert office is not None  # noqa: S101 -- loaded before
    return office


def _holder(kind: MandateKind, slug: str = "") -> Person | None:
    mandates = Mandate.objects.filter(kind=kind, until_date__isnull=True).order_by("pk")
    if slug:
        mandates = mandates.filter(consortium__slug=slug)
    found = mandates.select_related("person").first()
    return found.person if found else None
