"""`kurzdraht serve`: web server and worker as children of one foreground process that ends both when one ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections

from kurzdraht.config import environment
from kurzdraht.config.demo_mode import refuse_to_prepare, refuse_to_serve
from kurzdraht.config.preparation import make_data_folder, prepare

LOOK_SECONDS = 0.1
OWN_END_SECONDS = 1.5
SOMETHING_FAILED = (
    "Ein Teil von Kurzdraht ist ausgefallen, deshalb endet das Ganze. Gespeichertes und wartende Mails sind noch da: "
    "Starten Sie neu."
)
PATIENCE_SECONDS = 30.0


def serve() -> int:
    host, port = address()
    make_data_folder()
    refuse_to_prepare()
    refuse_taken_port(host, port)
    say("Kurzdraht bereitet sich vor …")
    prepare()
    if settings.KURZDRAHT_DEMO:
        load_demo()
    refuse_to_serve()
    connections.close_all()
    return Household(web_command(), [sys.executable, "-m", "kurzdraht.config.console", "run_worker"]).keep(host, port)


def address() -> tuple[str, int]:
    return environment.text("HOST") or "127.0.0.1", settings.PORT


def web_command() -> list[str]:
    """The same line for demo and production, but for what the environment names."""
    host, port = address()
    bind = environment.text("BIND") or f"{f'[{host}]' if ':' in host else host}:{port}"
    numbers = {
        "--workers": environment.number("WEB_WORKERS", 2),
        "--threads": environment.number("WEB_THREADS", 4),
        "--graceful-timeout": 20,
        "--max-requests": 20_000,
        "--max-requests-jitter": 2_000,
    }
    options = [part for name, value in numbers.items() for part in (name, str(value))]
    fixed = ["--worker-class", "gthread", "--preload", "--no-control-socket", "--bind", bind, "--log-level", "warning"]
    fixed += ["--forwarder-headers", ""]  # else a visitor's SCRIPT_NAME would stand in front of our links
    return [sys.executable, "-m", "gunicorn", "kurzdraht.config.wsgi", *fixed, *options]


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            sys.exit(
                f"Unter {host}:{port} antwortet schon ein anderes Programm. Anderer Port: PORT={port + 1} make run\n"
                f"Another program uses {host}:{port}. Another port: PORT={port + 1} make run"
            )


def load_demo() -> None:
    """Into an empty database; a loaded demo moves on to this week."""
    try:
        call_command("load_demo")
    except CommandError as error:
        sys.exit(str(error))


class Household:
    """Both children belong to our process group, so Ctrl-C reaches them too; a signal for us alone is passed on."""

    def __init__(self, *commands: list[str]) -> None:
        self.commands = commands
        self.children: list[subprocess.Popen[bytes]] = []
        self.is_ending = False

    def keep(self, host: str, port: int) -> int:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        self.children = [subprocess.Popen(command, env=os.environ) for command in self.commands]  # noqa: S603 - ours
        is_announced = False
        while not self.is_ending and all(child.poll() is None for child in self.children):
            if not is_announced and answers(host, port):
                announce(host, port)
                is_announced = True
            time.sleep(LOOK_SECONDS)
        asked = self.is_ending
        if asked:
            say("Kurzdraht wird beendet, das dauert einige Sekunden …")
        self._end_children()
        say("Kurzdraht ist beendet." if asked else SOMETHING_FAILED)
        return 0 if asked else 1

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.is_ending = True

    def _end_children(self) -> None:
        """The worker gives up its job at a second signal, so those whom Ctrl-C has reached get none from us."""
        if not any(self._has_ended(child, OWN_END_SECONDS) for child in self.children) or not self.is_ending:
            for child in self.children:
                child.terminate()
        until = time.monotonic() + PATIENCE_SECONDS
        for child in self.children:
            if not self._has_ended(child, until - time.monotonic()):
                child.kill()
                child.wait()

    def _has_ended(self, child: subprocess.Popen[bytes], seconds: float) -> bool:
        try:
            child.wait(timeout=max(seconds, 0.1))
        except subprocess.TimeoutExpired:
            return False
        return True


def answers(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.settimeout(LOOK_SECONDS)
        return probe.connect_ex((host, port)) == 0


def announce(host: str, port: int) -> None:
    shown = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    lines = ["", f"  Kurzdraht läuft:   {shown}/", f"  Anmelden:          {shown}/konto/anmelden/"]
    if settings.KURZDRAHT_DEMO:
        lines.append("                     Dort eine Rolle wählen, ein Klick genügt. Kein Kennwort, keine echte Mail.")
        lines.append(f"  Geschäftsstelle:   {shown}/buero/")
    lines += [f"  Daten:             {settings.VAR}", "  Beenden:           Strg+C", ""]
    say("\n".join(lines))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
