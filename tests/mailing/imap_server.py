"""Dovecot on a free port with one mailbox in a temporary folder; ends with the block."""

import grp
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4
from pathlib import Path

from scripts.needs import dovecot
from scripts.postgres import free_port

USER, PASSWORD = "bounces", "only-for-tests"
PATIENCE = 15.0
CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
instance_name = kurzdraht-tests-{port}
default_login_user = {login}
default_internal_user = {login}
default_internal_group = {group}
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
first_valid_uid = 1
passdb {{
  driver = static
  args = user={user} password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass
class Imap:
    """Where it listens, and what one may do to it from outside."""

    port: int
    folder: Path

    def put(self, raw: bytes) -> None:
        with self._inside() as box:
            box.append("INBOX", "", "", raw)

    def empty(self) -> None:
        with self._inside() as box:
            held = int(box.select("INBOX")[1][0] or 0)
            if held:
                box.store("1:*", "+FLAGS", r"\Deleted")
                box.expunge()

    def unread(self) -> int:
        with self._inside() as box:
            box.select("INBOX", readonly=True)
            return len(box.search(None, "UNSEEN")[1][0].split())

    @contextmanager
    def _inside(self) -> Iterator[IMAP4]:
        with IMAP4("127.0.0.1", self.port, timeout=10) as box:
            box.login(USER, PASSWORD)
            yield box


@contextmanager
def imap_server(folder: Path) -> Iterator[Imap]:
    """As root, Dovecot gives the mailbox to a user without rights; as somebody else it stays with them."""
    port = free_port()
    owner = pwd.getpwnam("dovenull") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    internal = pwd.getpwnam("dovecot") if os.getuid() == 0 else owner
    group = internal.pw_gid
    (folder / "mail").mkdir(parents=True)
    if os.getuid() == 0:
        _open_way(folder)
        shutil.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
    configuration = folder / "dovecot.conf"
    configuration.write_text(
        CONFIGURATION.format(
            folder=folder,
            port=port,
            login=internal.pw_name,
            group=grp.getgrgid(group).gr_name,
            user=USER,
            password=PASSWORD,
            owner=owner.pw_uid,
            owner_group=owner.pw_gid,
        )
    )
    with subprocess.Popen([dovecot(), "-F", "-c", str(configuration)]) as process:
        try:
            _wait(port, process, folder / "log")
            yield Imap(port, folder)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _open_way(folder: Path) -> None:
    """Pytest's folders are closed to others; the mailbox's owner must come through."""
    for each in (folder, *folder.parents):
        if each.stat().st_uid == 0 and each != Path(each.root):
            each.chmod(each.stat().st_mode | 0o011)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with IMAP4("127.0.0.1", port, timeout=2) as box:
                box.login(USER, PASSWORD)
        except (OSError, IMAP4.error):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(log.read_text() if log.exists() else "Dovecot did not start.")
