"""Makes `.venv` from the lock, with hashes; runs on a bare Python 3.11, so it imports the standard library only."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = "uv==0.13.9"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
OLDEST = (3, 11)


def main() -> None:
    wanted = sys.argv[1]
    if sys.version_info < OLDEST:
        sys.exit(
            f"Kurzdraht needs Python 3.11 or newer, this is {sys.version.split()[0]}. Try: make PYTHON=python3.11 …"
        )
    if wanted == "lock":
        write_locks()
        return
    if not is_ready(wanted):
        make(wanted)
    compile_catalogues()


def fingerprint(kind: str) -> str:
    return hashlib.sha256((ROOT / LOCKS[kind]).read_bytes()).hexdigest()


def is_ready(kind: str) -> bool:
    """The development environment holds all that a run needs, so it counts for both."""
    return any(
        stamp(each).is_file() and stamp(each).read_text() == fingerprint(each) and PYTHON.exists()
        for each in {kind, "dev"}
    )


def stamp(kind: str) -> Path:
    return VENV / f"kurzdraht-{kind}.stamp"


def make(kind: str) -> None:
    if not PYTHON.exists():
        say("making the environment in .venv …")
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            sys.exit("Python's venv module is missing. On Debian: apt-get install python3-venv")
    say(f"installing what {LOCKS[kind]} names …")
    for each in LOCKS:
        stamp(each).unlink(missing_ok=True)
    if not install_with_uv(kind):
        say("uv is not to be had here, pip takes over; this takes a few minutes …")
        pip("install", "--require-hashes", "--requirement", LOCKS[kind])
        pip("install", "--no-deps", "--editable", ".")
    stamp(kind).write_text(fingerprint(kind))


def install_with_uv(kind: str) -> bool:
    uv = found_uv()
    if not uv:
        return False
    target = ["--quiet", "--python", str(PYTHON)]
    commands = (
        [uv, "pip", "sync", *target, "--require-hashes", LOCKS[kind]],
        [uv, "pip", "install", *target, "--no-deps", "--editable", "."],
    )
    return all(subprocess.run(command, check=False, cwd=ROOT).returncode == 0 for command in commands)


def found_uv() -> str:
    """An installed uv, else one put beside the environment, where `uv pip sync` does not remove it."""
    own = VENV / "uv" / "bin" / "uv"
    if not own.exists() and (installed := shutil.which("uv")) and works(installed):
        return installed
    if not own.exists():
        pip("install", "--quiet", "--prefix", str(VENV / "uv"), "--ignore-installed", UV, check=False)
    return str(own) if own.exists() else ""


def works(command: str) -> bool:
    return subprocess.run([command, "--version"], check=False, capture_output=True).returncode == 0


def pip(*arguments: str, check: bool = True) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=check, cwd=ROOT)


def compile_catalogues() -> None:
    """Git keeps the sentences (.po), the program reads their compiled form (.mo)."""
    folder = ROOT / "src" / "kurzdraht" / "locale"
    stale = [
        source
        for source in folder.glob("*/LC_MESSAGES/*.po")
        if not (made := source.with_suffix(".mo")).exists() or made.stat().st_mtime < source.stat().st_mtime
    ]
    if stale:
        compile_them = ["-m", "babel.messages.frontend", "--quiet", "compile", "--domain=django"]
        subprocess.run([str(PYTHON), *compile_them, f"--directory={folder}"], check=True)


def write_locks() -> None:
    """`uv.lock` names hosts and stays on this machine; the exported locks hold names, versions and hashes only."""
    uv = found_uv() or sys.exit("uv is missing: pip install uv")
    subprocess.run([uv, "lock"], check=True, cwd=ROOT)
    export = [uv, "export", "--quiet", "--frozen", "--no-emit-project", "--no-header", "--no-annotate"]
    for kind, lock in LOCKS.items():
        extra = ["--no-dev"] if kind == "run" else []
        subprocess.run([*export, *extra, "--output-file", lock], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        if "://" in (ROOT / lock).read_text():
            sys.exit(f"{lock} names a host; it must not.")


def say(sentence: str) -> None:
    sys.stdout.write(f"Kurzdraht: {sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
