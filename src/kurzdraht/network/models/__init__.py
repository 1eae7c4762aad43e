"""Tables of the network, one file for each noun."""

from kurzdraht.network.models.membership import Affiliation, Mandate, Membership, Period
from kurzdraht.network.models.organisation import Area, District, Municipality, Organisation, Region
from kurzdraht.network.models.person import Person
from kurzdraht.network.models.structure import Body, Consortium, Network, Topic, WorkingGroup

__all__ = (
    "Affiliation",
    "Area",
    "Body",
    "Consortium",
    "District",
    "Mandate",
    "Membership",
    "Municipality",
    "Network",
    "Organisation",
    "Period",
    "Person",
    "Region",
    "Topic",
    "WorkingGroup",
)
