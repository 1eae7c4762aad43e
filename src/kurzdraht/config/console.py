"""The door for the command line: `kurzdraht COMMAND`. Four commands are about the whole house and stand here."""

import os
import sys
from collections.abc import Callable

SERVING = {"web", "run_worker", "runserver", "send_outbox"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzdraht.config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    own = own_commands().get(command)
    if own:
        import django  # noqa: PLC0415 - settings are named above

        django.setup()
        sys.exit(own())
    if command in SERVING:
        refuse_wrong_demo()
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - the same

    execute_from_command_line(sys.argv)


def own_commands() -> dict[str, Callable[[], int]]:
    return {"serve": serve, "prepare": prepare, "web": web, "version": version}


def serve() -> int:
    """Everything in one foreground process group: prepare, web server, worker. What `make run` starts."""
    from kurzdraht.config.serving import serve as start  # noqa: PLC0415 - needs loaded apps

    return start()


def prepare() -> int:
    """What a new version needs before it serves: catalogues, tables, static files."""
    from kurzdraht.config.preparation import prepare as make_ready  # noqa: PLC0415 - needs loaded apps

    make_ready()
    return 0


def web() -> int:
    """Become gunicorn, with numbers and address from the environment."""
    from kurzdraht.config.serving import web_command  # noqa: PLC0415 - needs loaded apps

    refuse_wrong_demo()
    command = web_command()
    os.execv(command[0], command)  # noqa: S606 - our own interpreter


def version() -> int:
    from kurzdraht.config.health import VERSION  # noqa: PLC0415 - needs loaded apps

    sys.stdout.write(f"{VERSION}\n")
    return 0


def refuse_wrong_demo() -> None:
    import django  # noqa: PLC0415 - settings are named in main

    django.setup()
    from kurzdraht.config.demo_mode import refuse_to_serve  # noqa: PLC0415 - needs loaded apps

    refuse_to_serve()


if __name__ == "__main__":
    main()
