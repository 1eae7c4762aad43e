"""What no page may contain."""

import re

LEFTOVERS = re.compile(r"</?c-[a-z]|\{%|\{\{|%\}|\}\}")


def leftovers(html: str) -> list[str]:
    """Components and tags that were not rendered; an empty list is right."""
    return sorted(set(LEFTOVERS.findall(html)))
