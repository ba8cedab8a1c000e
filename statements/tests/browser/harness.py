"""A running archive with the seeds in it, and the browser that visits it: for the tests and the screenshots."""

import contextlib
import shutil
import sys
from pathlib import Path

from ..support import PLAIN_HTTP, ROOT, environment, free_port, manage, serving

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]

# Somebody to work at the desk, for manage.py shell.
MAKE_EDITOR = """
from django.contrib.auth.models import Group, User
editor = User.objects.create_user("editor", password="word", is_staff=True)
editor.groups.add(Group.objects.get(name="Editors"))
"""


def find_chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@contextlib.contextmanager
def open_context(browser, archive: str, language: str, *, width: int = 1200, **options):
    """A page in a browser of its own, without cookies or cache; `options` are those of new_context."""
    viewport = {"width": width, "height": 900}
    context = browser.new_context(base_url=archive, locale=language, viewport=viewport, **options)
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def archive_environment(home: Path, database_url: str) -> dict[str, str]:
    """What the archive runs in, and whoever works on it meanwhile."""
    return environment(
        DJANGO_SETTINGS_MODULE="statements.tests.browser.settings",
        DATABASE_URL=database_url,
        TEST_STATIC_ROOT=str(home / "static"),
        IMPORT_UPLOAD_DIR=str(home / "uploads"),
        IMPORT_AT_ONCE_ARTICLES="20",
        **PLAIN_HTTP,
    )


@contextlib.contextmanager
def running_archive(home: Path, database_url: str, articles: Path = ROOT / "seeds"):
    """The address of an archive with these articles, run as in production: gunicorn, collected files.

    `home` is an empty directory for what it makes; the database has to be empty.
    """
    port = free_port()
    env = archive_environment(home, database_url)
    manage("migrate", "--verbosity=0", env=env)
    manage("import_articles", articles, env=env)
    manage("collectstatic", "--no-input", "--verbosity=0", env=env)
    gunicorn = [sys.executable, "-m", "gunicorn", "newsarchive.wsgi", f"--bind=127.0.0.1:{port}", "--threads=4"]
    url = f"http://127.0.0.1:{port}"
    with serving(gunicorn, url, home / "log", env=env, cwd=ROOT):
        yield url
