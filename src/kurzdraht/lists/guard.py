"""What somebody at the desk has chosen to see, on all its pages: one AG, one year. Kept in the session.

Who may see what is decided elsewhere: a scope only narrows.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest

KEPT = "desk_scope"


@dataclass(frozen=True)
class Scope:
    """`consortium` is an AG's primary key. None: all of them, and what belongs to the whole network."""

    consortium: int | None = None
    year: int | None = None

    @property
    def is_narrow(self) -> bool:
        return self.consortium is not None or self.year is not None

    def in_consortium(self, *paths: str) -> Q:
        """Rows where one of these relations leads to the chosen AG. Over a many-to-many, say `.distinct()` too."""
        condition = Q()
        if self.consortium is not None:
            for path in paths:
                condition |= Q(**{path: self.consortium})
        return condition

    def in_year(self, path: str) -> Q:
        """Rows whose day or moment lies in the chosen year; its index is used."""
        return Q() if self.year is None else Q(**{f"{path}__year": self.year})


def desk_scope(request: HttpRequest) -> Scope:
    """What was chosen last in this session; everything at first."""
    kept = request.session.get(KEPT) or {}
    return Scope(kept.get("consortium"), kept.get("year"))


def choose_scope(request: HttpRequest, scope: Scope) -> None:
    request.session[KEPT] = {"consortium": scope.consortium, "year": scope.year}
