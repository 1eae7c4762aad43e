"""Between which AGs and years somebody may choose, and what is chosen."""

from dataclasses import dataclass
from datetime import date

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.lists.guard import Scope
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries import Roles

YEARS_BACK = 4


@dataclass(frozen=True)
class ScopeChoice:
    """For the second line. With a single AG there is nothing to choose: it is `only`."""

    scope: Scope
    consortia: tuple[Consortium, ...]
    years: tuple[int, ...]
    only: Consortium | None

    @property
    def consortium(self) -> Consortium | None:
        return next((one for one in self.consortia if one.pk == self.scope.consortium), None)


@remembered
def all_consortia() -> tuple[Consortium, ...]:
    return tuple(Consortium.objects.order_by("position"))


def scope_choice(roles: Roles, scope: Scope, *, today: date) -> ScopeChoice:
    """The office chooses among all AGs, an adviser among the own ones."""
    everyone = all_consortia()
    consortia = everyone if roles.is_office else tuple(c for c in everyone if c.pk in roles.advised_consortia)
    only = consortia[0] if len(consortia) == 1 else None
    return ScopeChoice(scope, consortia, tuple(range(today.year + 1, today.year - YEARS_BACK - 1, -1)), only)
