"""One stylesheet for all pages: KERN in a cascade layer, then ours, then the parts of each area.

Made when static files are looked for or collected, so it is never out of date and never stands in the repository.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "core/css/kurzdraht.css"
STATIC = Path(__file__).parent / "static" / "core"
KERN = STATIC / "vendor" / "kern-2.7.2" / "kern.min.css"
SHEETS = (
    "fonts", "tokens", "theme", "base", "layout", "frame", "navigation", "marks", "actions", "forms", "tables",
    "blocks", "events", "components",
)  # fmt: skip
LAST = ("print",)


def sources() -> list[Path]:
    """Our sheets in their order; parts by name; paper last, for it overrules."""
    css = STATIC / "css"
    return [
        *(css / f"{name}.css" for name in SHEETS),
        *sorted((css / "parts").glob("*.css")),
        *(css / f"{name}.css" for name in LAST),
    ]


def bundled() -> str:
    """KERN comes unmodified, only wrapped in a layer, so that ours wins without a fight of selectors."""
    kern = KERN.read_text("utf-8").removeprefix('@charset "UTF-8";')
    ours = "\n".join(path.read_text("utf-8") for path in sources())
    return f"@layer kern{{{kern}}}\n{ours}"


class BundleFinder(BaseFinder):
    """Finds the one stylesheet for the development server and for `collectstatic`."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=Path(settings.STATIC_ROOT).parent / "bundle")

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def _made(self) -> Path:
        path = Path(self.storage.path(NAME))
        content = bundled()
        if not path.exists() or path.read_text("utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_text(content, "utf-8")
            fresh.replace(path)
        return path

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        if path != NAME:
            return []
        made = str(self._made())
        return [made] if find_all or kwargs.get("all") else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self._made()
        yield NAME, self.storage
