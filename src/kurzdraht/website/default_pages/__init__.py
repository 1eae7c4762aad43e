"""The texts that every installation starts with. Editors change them afterwards; nothing here is read again."""

from dataclasses import dataclass, field
from datetime import date

from kurzdraht.network.models import Network
from kurzdraht.website.blocks.body import FILL_IN


@dataclass(frozen=True)
class Facts:
    """What the texts need to know about the installation."""

    network: Network
    today: date
    is_demo: bool

    def known(self, value: str, what: str, invented: str) -> str:
        """What is stored; in the demo something invented; else a mark that must be filled in before publishing."""
        if value:
            return value
        return invented if self.is_demo else f"{FILL_IN}: {what}]"


@dataclass(frozen=True)
class DefaultPage:
    """One page: `kind` is the name of its model, `blocks` as the body stores them."""

    kind: str
    slug: str
    title: str
    lead: str = ""
    blocks: list[tuple[str, object]] = field(default_factory=list)
    in_menu: bool = False
    description: str = ""

    @property
    def must_be_filled_in(self) -> bool:
        return FILL_IN in self.lead or any(FILL_IN in str(value) for _kind, value in self.blocks)
