"""The archive's settings for its tests: the same on every machine, whatever .env or the environment says.

TEST_DATABASE_URL chooses the database: SQLite in memory without it. scripts/with_postgres.py sets it.
"""

import os
import secrets
import tempfile

os.environ.update(
    SECRET_KEY=secrets.token_urlsafe(50),
    DEBUG="false",
    HTTPS="false",
    ALLOWED_HOSTS="127.0.0.1,localhost,testserver",
    CSRF_TRUSTED_ORIGINS="",
    BEHIND_PROXY="false",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"),
    LOG_LEVEL="ERROR",
    IMPORT_MAX_ARTICLE_BYTES="2000000",
)

from newsarchive.settings import *  # noqa: F403

# A slow hash protects real passwords and only delays tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Templates name static files as they are in the source: nothing has to be collected before a test. What
# production does with them has a test of its own, see test_running.py.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = tempfile.gettempdir()  # exists, so that WhiteNoise does not warn; nothing is read from it
