"""Who comes, as a working list."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.lists.models import BulkAct
from tests.factories.events import make_event, make_registration
from tests.factories.network import Cast
from tests.lists.signed_in import as_person


def full_event() -> Event:
    event = make_event("Voll", starts_at=timezone.now() + timedelta(days=9), online_capacity=1)
    make_registration(event, "Anna")
    make_registration(event, "Bert", state=RegistrationState.WAITING)
    make_registration(event, "Carl", state=RegistrationState.WAITING)
    return event


def address(event: Event) -> str:
    return f"/buero/veranstaltungen/{event.slug}/teilnehmende/"


def states(event: Event) -> list[tuple[str, str]]:
    return list(Registration.objects.filter(event=event).order_by("name").values_list("name", "state"))


def test_numbers_count_in_the_group_however_the_list_is_narrowed(cast: Cast) -> None:
    event = full_event()
    client = as_person(cast.clara)
    rows = client.get(f"{address(event)}?suche=carl").context["page"].object_list
    assert [(row.name, row.place) for row in rows] == [("Carl", 2)]
    by_name = client.get(f"{address(event)}?sortierung=-person").context["groups"]
    assert [(group["label"], [row.record.name for row in group["rows"]]) for group in by_name] == [
        ("", ["Carl", "Bert", "Anna"])
    ]
    text = client.get(f"{address(event)}?stand=waiting&datei=csv&spalten=nr,person,aendern").content.decode("utf-8-sig")
    assert text.splitlines() == ["Nr.;Person", "1;Bert", "2;Carl"]


def test_many_are_moved_with_a_reason_and_back_again(cast: Cast) -> None:
    event = full_event()
    client = as_person(cast.clara)
    waiting = Registration.objects.filter(event=event, state=RegistrationState.WAITING)
    sent = {"tat": "verschieben", "zeile": [str(row.key) for row in waiting]}
    assert client.post(address(event), sent).status_code == 200
    confirmed = sent | {"bestaetigt": "1", "state": "confirmed", "reason": "Zwei Stühle mehr", "over_limit": "on"}
    client.post(address(event), confirmed)
    assert states(event) == [("Anna", "confirmed"), ("Bert", "confirmed"), ("Carl", "confirmed")]
    act = BulkAct.objects.get()
    assert act.sentence == "2 Personen sind verschoben."
    assert "2 darüber" in client.get(address(event)).text
    other = full_event()
    assert client.post(address(other), {"tat": "zurueck", "getan": str(act.key)}).status_code == 404
    client.post(address(event), {"tat": "zurueck", "getan": str(act.key)})
    assert states(event) == [("Anna", "confirmed"), ("Bert", "waiting"), ("Carl", "waiting")]


def test_who_cannot_be_moved_is_told_with_the_reason(cast: Cast) -> None:
    event = full_event()
    client = as_person(cast.clara)
    waiting = Registration.objects.filter(event=event, state=RegistrationState.WAITING)
    sent = {"tat": "verschieben", "zeile": [str(row.key) for row in waiting], "bestaetigt": "1"}
    client.post(address(event), sent | {"state": "confirmed", "reason": "Bitte"})
    assert states(event) == [("Anna", "confirmed"), ("Bert", "waiting"), ("Carl", "waiting")]
    assert "2 Zeilen bleiben, wie sie sind." in client.get(address(event)).text
    assert not BulkAct.objects.exists()


def test_rows_of_another_event_are_never_moved(cast: Cast) -> None:
    event, other = full_event(), full_event()
    foreign = Registration.objects.filter(event=other).first()
    assert foreign is not None
    sent = {"tat": "verschieben", "zeile": str(foreign.key), "bestaetigt": "1", "state": "cancelled", "reason": "x"}
    as_person(cast.clara).post(address(event), sent)
    assert states(other) == [("Anna", "confirmed"), ("Bert", "waiting"), ("Carl", "waiting")]


def test_more_participants_need_no_more_queries(cast: Cast) -> None:
    event = full_event()
    client = as_person(cast.clara)
    numbers = []
    for _round in range(2):
        for _each in range(4):
            make_registration(event, organisation=cast.dortmund.organisation)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(event)).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 25


def test_ticked_ones_are_written_to(cast: Cast) -> None:
    event = full_event()
    client = as_person(cast.clara)
    anna = Registration.objects.get(event=event, name="Anna")
    answer = client.post(address(event), {"tat": "schreiben", "zeile": str(anna.key)})
    assert answer["Location"] == f"/buero/veranstaltungen/{event.slug}/nachricht/?wer={anna.key}"
    for number in range(100):
        make_registration(event, f"Gast {number}")
    answer = client.post(address(event), {"tat": "schreiben", "alle": "1", "abfrage": ""})
    assert answer["Location"] == f"/buero/veranstaltungen/{event.slug}/nachricht/?"
