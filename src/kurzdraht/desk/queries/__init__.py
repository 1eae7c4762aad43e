"""What the desk asks over several features, one file for each page."""

from kurzdraht.desk.queries.home import Desk, Group, Week, desk_of, week_of
from kurzdraht.desk.queries.scope import ScopeChoice, scope_choice

__all__ = ("Desk", "Group", "ScopeChoice", "Week", "desk_of", "scope_choice", "week_of")
