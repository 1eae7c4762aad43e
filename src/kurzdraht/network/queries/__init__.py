"""Questions about the network, one file for each noun."""

from kurzdraht.network.queries.belonging import (
    Belonging,
    ags_by_consortium,
    belongings_of,
    count_members,
    members_on,
    members_per_consortium,
    membership_of,
    partners_of,
)
from kurzdraht.network.queries.calendar import Holiday, holidays
from kurzdraht.network.queries.directory import (
    Directory,
    DirectoryRow,
    Selection,
    directory,
    find_municipalities,
    in_consortium,
    places,
)
from kurzdraht.network.queries.neighbours import SimilarMunicipality, neighbourhood, similar_municipalities
from kurzdraht.network.queries.roles import Roles, own_organisation, roles_of, roles_of_person, the_network

__all__ = (
    "Belonging",
    "Directory",
    "DirectoryRow",
    "Holiday",
    "Roles",
    "Selection",
    "SimilarMunicipality",
    "ags_by_consortium",
    "belongings_of",
    "count_members",
    "directory",
    "find_municipalities",
    "holidays",
    "in_consortium",
    "members_on",
    "members_per_consortium",
    "membership_of",
    "neighbourhood",
    "own_organisation",
    "partners_of",
    "places",
    "roles_of",
    "roles_of_person",
    "similar_municipalities",
    "the_network",
)
