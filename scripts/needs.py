"""What the whole test run needs beside Python, and how Debian gets it."""

import os
import shutil
from pathlib import Path


def missing() -> list[str]:
    """One sentence for each part that this machine lacks, with the command that brings it."""
    needed = {
        "PostgreSQL's server": (postgres_folder() or os.environ.get("TEST_DATABASE_URL", ""), "postgresql"),
        "Chromium": (chromium(), "chromium"),
        "nginx": (nginx(), "nginx-light"),
        "Dovecot, a mailbox for bounces": (dovecot(), "dovecot-imapd"),
        "gettext": (shutil.which("xgettext"), "gettext"),
        "Java, for the HTML validator": (shutil.which("java"), "default-jre-headless"),
        "npm, for axe and the HTML validator": (shutil.which("npm"), "npm"),
    }
    return [
        f"{name} is missing. On Debian: apt-get install {package}"
        for name, (found, package) in needed.items()
        if not found
    ]


def postgres_folder() -> str:
    """Debian keeps initdb and postgres out of the PATH."""
    on_path = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version_of, reverse=True)
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((str(folder) for folder in folders if (folder / "initdb").exists()), "")


def version_of(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def chromium() -> str:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


def nginx() -> str:
    """Debian keeps it in a folder that only root has on the PATH."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin") or ""


def dovecot() -> str:
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin") or ""
