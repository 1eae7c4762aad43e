"""Kurzdraht: the short wire between municipalities that work on similar questions."""
