"""Everything that changes the network, one file for each noun."""

from kurzdraht.network.services.mandates import end_mandate, give_login, give_mandate, keep_page_editors
from kurzdraht.network.services.membership import join_consortium, join_network, leave_consortium, leave_network
from kurzdraht.network.services.municipalities import (
    ImportReport,
    import_municipalities,
    read_municipality_file,
    shipped_municipalities,
)
from kurzdraht.network.services.persons import ask_successor, change_email, end_all_mandates
from kurzdraht.network.services.retention import forget_logins, forget_persons
from kurzdraht.network.services.structure import set_up_network

__all__ = (
    "ImportReport",
    "ask_successor",
    "change_email",
    "end_all_mandates",
    "end_mandate",
    "forget_logins",
    "forget_persons",
    "give_login",
    "give_mandate",
    "import_municipalities",
    "join_consortium",
    "join_network",
    "keep_page_editors",
    "leave_consortium",
    "leave_network",
    "read_municipality_file",
    "set_up_network",
    "shipped_municipalities",
)
