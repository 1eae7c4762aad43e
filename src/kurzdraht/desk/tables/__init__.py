"""What the desk's own lists show, and how they narrow."""

from kurzdraht.desk.tables.mails import MailFilter, MailTable
from kurzdraht.desk.tables.persons import PersonFilter, PersonTable

__all__ = ("MailFilter", "MailTable", "PersonFilter", "PersonTable")
