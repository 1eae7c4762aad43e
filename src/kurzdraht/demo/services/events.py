"""The events of the demo with agenda, contributions and record, in bulk."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from kurzdraht.audit.services import SYSTEM
from kurzdraht.core.richtext import clean_rich_text
from kurzdraht.core.text import slug
from kurzdraht.demo.content import PLANS
from kurzdraht.demo.content.plan import Plan, Row, Talk, is_beside
from kurzdraht.events.enums import ContributionRole, EventState
from kurzdraht.events.models import (
    Contribution,
    Documentation,
    Event,
    EventFormat,
    EventSeries,
    Finding,
    Slot,
)
from kurzdraht.events.services.chores import follow_event
from kurzdraht.network.models import Consortium, Municipality, Topic, WorkingGroup
from kurzdraht.todos.models import Todo

EVENTS_PER_NETWORK = 30
FIRST_THURSDAYS = "FREQ=MONTHLY;BYDAY=1TH"


class EventMaker:
    """Turns plans into rows; holds what the plans name by slug, so that each is fetched once."""

    def __init__(self, anchor: date, now: datetime) -> None:
        self.anchor = anchor
        self.now = now
        self.formats = {row.slug: row for row in EventFormat.objects.all()}
        self.consortia = {row.slug: row for row in Consortium.objects.all()}
        self.topics = {row.slug: row for row in Topic.objects.all()}
        self.groups = {row.name: row for row in WorkingGroup.objects.all()}
        self.towns = {row.name: row for row in Municipality.objects.filter(name__in={p.host for p in PLANS if p.host})}
        self.series: dict[str, EventSeries] = {}

    def event(self, plan: Plan, copy: int = 0) -> Event:
        """The unsaved event of a plan; a copy stands some weeks later under an address of its own."""
        form = self.formats[plan.format]
        starts_at = plan.starts_at(self.anchor) + timedelta(weeks=copy % 40 - 20 if copy else 0)
        is_online = plan.is_hybrid or not plan.venue
        publish_at = min(starts_at - timedelta(days=45), self.now - timedelta(days=2))
        return Event(
            slug=f"{plan.slug}-{copy}" if copy else plan.slug,
            title=plan.title,
            subtitle=plan.subtitle,
            summary=plan.summary,
            description=clean_rich_text(plan.description),
            cost=plan.cost,
            format=form,
            series=self._series(plan),
            number=plan.number or None,
            consortium=self.consortia.get(plan.ag),
            working_group=self.groups.get(plan.working_group),
            contact_email=self.consortia[plan.ag].email if plan.ag else "",
            starts_at=starts_at,
            ends_at=starts_at + plan.length(form.duration_minutes),
            is_online=is_online,
            is_onsite=bool(plan.venue),
            room_url=f"https://raum.demo.example/{plan.slug}" if is_online else "",
            venue=plan.venue,
            host=self.towns.get(plan.host),
            audience=plan.audience or form.audience,
            onsite_capacity=plan.capacity or None if plan.venue else None,
            online_capacity=(plan.capacity or None) if not plan.venue else (200 if plan.is_hybrid else None),
            seats_per_organisation=plan.seats_per_organisation or None,
            early_reminder_hours=form.early_reminder_hours,
            state=plan.state,
            state_reason=plan.reason,
            published_at=None if plan.state == EventState.DRAFT else publish_at,
            changed_at=publish_at,
        )

    def _series(self, plan: Plan) -> EventSeries | None:
        if not plan.series:
            return None
        if plan.series not in self.series:
            is_monthly = any(one.first_thursday for one in PLANS if one.series == plan.series)
            rule = FIRST_THURSDAYS if is_monthly else ""
            self.series[plan.series], _ = EventSeries.objects.get_or_create(
                slug=slug(plan.series),
                defaults={"name": plan.series, "consortium": self.consortia.get(plan.ag), "rule": rule},
            )
        return self.series[plan.series]


def load_events(*, anchor: date, scale: int, now: datetime) -> list[tuple[Plan, Event]]:
    """All plans, then copies of the coming and past ones up to 30 times `scale`; gives them with their rows saved."""
    maker = EventMaker(anchor, now)
    pairs = [(plan, maker.event(plan)) for plan in PLANS]
    movable = [plan for plan in PLANS if plan.fixed_date is None and plan.state == EventState.PUBLISHED]
    pairs += [
        (movable[number % len(movable)], maker.event(movable[number % len(movable)], number + 1))
        for number in range(EVENTS_PER_NETWORK * (scale - 1))
    ]
    Event.objects.bulk_create((event for _, event in pairs), batch_size=500)
    _load_partners_and_topics(pairs, maker)
    _load_agendas(pairs)
    _load_records(pairs)
    _load_chores([event for _plan, event in pairs[: len(PLANS)] if event.starts_at > now], now=now)
    return pairs


def _load_chores(events: list[Event], *, now: datetime) -> None:
    """What the formats ask of the office for coming events; what should have been done by now is done."""
    for event in events:
        follow_event(event, by=SYSTEM, now=now)
    begun = Todo.objects.filter(subject_kind="event", due_date__lte=now.date() + timedelta(days=1))
    begun.exclude(source="").update(done_at=now, done_by=str(SYSTEM))


def _load_partners_and_topics(pairs: Iterable[tuple[Plan, Event]], maker: EventMaker) -> None:
    partner, topic = Event.partners.through, Event.topics.through
    pairs = list(pairs)
    partner.objects.bulk_create(
        partner(event_id=event.pk, consortium_id=maker.consortia[name].pk)
        for plan, event in pairs
        for name in plan.partners
    )
    topic.objects.bulk_create(
        topic(event_id=event.pk, topic_id=maker.topics[name].pk) for plan, event in pairs for name in plan.topics
    )


def _load_agendas(pairs: list[tuple[Plan, Event]]) -> None:
    slots: list[Slot] = []
    talks: list[tuple[Event, Slot | None, Talk, int]] = []
    for plan, event in pairs:
        if plan.moderation:
            talks.append((event, None, plan.moderation, 0))
        for slot, row in _slots(plan.agenda, event):
            slots.append(slot)
            talks += [(event, slot, talk, position) for position, talk in enumerate(row.talks)]
    Slot.objects.bulk_create(slots, batch_size=2000)
    towns = {town.name: town for town in Municipality.objects.filter(name__in={talk.town for *_, talk, _ in talks})}
    Contribution.objects.bulk_create(
        (
            Contribution(
                event=event,
                slot=slot,
                position=position,
                role=ContributionRole.MODERATION if talk.is_moderation else ContributionRole.SPEAKER,
                title=talk.title,
                function_title=talk.function,
                organisation=talk.organisation or (f"Stadt {talk.town}" if talk.town else ""),
                municipality=towns.get(talk.town),
            )
            for event, slot, talk, position in talks
        ),
        batch_size=2000,
    )


def _slots(rows: tuple[Row, ...], event: Event) -> Iterable[tuple[Slot, Row]]:
    starts_at = event.starts_at
    ends_at = starts_at
    for position, row in enumerate(rows):
        starts_at = starts_at if is_beside(rows, position) else ends_at
        ends_at = starts_at + timedelta(minutes=row.minutes)
        slot = Slot(
            event=event,
            position=position,
            starts_at=starts_at,
            ends_at=ends_at,
            track=row.track,
            title=row.title,
            lines=row.lines,
            is_break=row.is_break,
        )
        yield slot, row


def _load_records(pairs: list[tuple[Plan, Event]]) -> None:
    kept = [(plan.record, event, plan) for plan, event in pairs if plan.record]
    records = Documentation.objects.bulk_create(
        Documentation(
            event=event,
            heading=record.heading,
            report=clean_rich_text(record.report),
            participants=plan.taken or None,
            municipalities=plan.taken * 2 // 3 or None,
            published_at=event.ends_at + timedelta(days=5),
        )
        for record, event, plan in kept
    )
    Finding.objects.bulk_create(
        Finding(documentation=documentation, position=position, headline=headline, text=text)
        for documentation, (record, _, _) in zip(records, kept, strict=True)
        for position, (headline, text) in enumerate(record.findings, start=1)
    )
