"""One base for every working list: a new list is one small class."""

from kurzdraht.lists.views.listing import WorkingListView

__all__ = ("WorkingListView",)
