"""The archive's settings for its tests: the same on every machine, whatever .env or the environment says.

TEST_DATABASE_URL chooses the database: SQLite in memory without it. scripts/with_postgres.py sets it.
"""

import os
import secrets
from pathlib import Path

from .support import PLAIN_HTTP

os.environ.update(
    PLAIN_HTTP,
    SECRET_KEY=secrets.token_urlsafe(50),
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"),
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
STATIC_ROOT = Path(__file__).parent  # exists, so that WhiteNoise does not warn, and nobody writes in it meanwhile

# Each test has rows of its own: no count may be remembered from the one before.
CACHES = {name: {"BACKEND": "django.core.cache.backends.dummy.DummyCache"} for name in CACHES}  # noqa: F405
