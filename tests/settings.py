"""Settings of the tests: the product's own, with another data folder, quick password hashes and plain statics."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("KURZDRAHT_VAR", str(Path(tempfile.gettempdir()) / f"kurzdraht-tests-{os.getuid()}"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)

from kurzdraht.config.settings import *  # noqa: F403
from kurzdraht.config.settings import DATABASES, VAR

(VAR / "static").mkdir(parents=True, exist_ok=True)
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_RELAY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_RECALL_SECONDS = 0
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
