"""What the journal knows of persons and organisations."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kurzdraht.network.models import Affiliation, Mandate, Membership, Municipality, Organisation, Person
from kurzdraht.records.registry import Kind, name_actions, register


def _person_url(person: Person) -> str:
    return reverse("desk_person", args=(person.key,))


def _organisation_url(organisation: Organisation) -> str:
    town = Municipality.objects.filter(organisation=organisation).first()
    return town.get_absolute_url() if town else reverse("desk_home")


LABELS: dict[str, str | Promise] = {
    "organisation": _("Organisation"),
    "consortium": _("AG"),
    "area": _("Gebiet"),
    "merged_into": _("aufgegangen in"),
    "reason": _("Grund"),
}

register(
    Kind(
        "person",
        Person,
        _("Person"),
        url=_person_url,
        may="desk.read_persons",
        field_labels={"kind": _("Funktion"), **LABELS},
        also=(Mandate,),
    )
)
register(
    Kind(
        "organisation",
        Organisation,
        _("Organisation"),
        url=_organisation_url,
        may="desk.read_persons",
        field_labels=LABELS,
        also=(Membership, Affiliation, Municipality),
    )
)
name_actions(
    {
        "network_set_up": _("das Netzwerk eingerichtet"),
        "network_joined": _("den Beitritt zum Netzwerk eingetragen"),
        "network_left": _("den Austritt aus dem Netzwerk eingetragen"),
        "consortium_joined": _("den Beitritt zur AG eingetragen"),
        "consortium_left": _("den Austritt aus der AG eingetragen"),
        "mandate_given": _("eine Funktion gegeben"),
        "mandate_ended": _("eine Funktion beendet"),
        "mandate_taken_back": _("eine Funktion zurückgenommen"),
        "login_given": _("einen Zugang gegeben"),
        "municipalities_imported": _("die Liste der Kommunen eingelesen"),
        "municipality_changed": _("Angaben aus der amtlichen Liste übernommen"),
        "municipality_merged": _("eingetragen, worin die Kommune aufgegangen ist"),
        "person_email_changed": _("die E-Mail-Adresse geändert"),
        "successor_asked": _("nach der Nachfolge gefragt"),
    }
)
