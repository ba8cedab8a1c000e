"""A running archive with the seeds in it, and a headless Chromium that visits it.

The archive runs as in production (gunicorn, collected static files), as a process of its own. It is made once
for all tests: they read, and leave it as it was.
"""

import contextlib
import os

import pytest
from playwright.sync_api import sync_playwright

from ..support import manage
from .harness import CHROMIUM_ARGUMENTS, MAKE_EDITOR, archive_environment, open_context, running_archive


@pytest.fixture(scope="session")
def archive(tmp_path_factory, worker_id) -> str:
    """The address of a running archive with the articles of seeds/."""
    home = tmp_path_factory.mktemp("archive")
    with running_archive(home, new_database(home, f"archive_{worker_id}")) as url:
        yield url


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def env(home, worker_id, request):
    """What the archive of the module's own runs in."""
    module = request.module.__name__.rpartition(".")[2]
    return archive_environment(home, new_database(home, f"{module}_{worker_id}"))


@pytest.fixture(scope="module")
def own_archive(home, env):
    """The address of an archive, with an editor, that the tests of one module may change."""
    with running_archive(home, env["DATABASE_URL"]) as url:
        manage("shell", "-v0", "-c", MAKE_EDITOR, env=env)
        yield url


def new_database(home, name: str) -> str:
    """The URL of an empty database beside the tests' own: a file, or one more on the same PostgreSQL."""
    tests_url = os.environ.get("TEST_DATABASE_URL", "")
    if not tests_url.startswith("postgres"):
        return f"sqlite:///{home}/db.sqlite3"
    import psycopg2

    connection = psycopg2.connect(tests_url)
    connection.autocommit = True
    connection.cursor().execute(f"DROP DATABASE IF EXISTS {name}")
    connection.cursor().execute(f"CREATE DATABASE {name}")
    connection.close()
    return tests_url.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def browser(chromium_path):
    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, for which Django would refuse the other tests' queries.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def javascript(request) -> bool:
    return request.param


@pytest.fixture
def visit(browser, archive, javascript):
    """Open a page: visit("/", language="en", width=1200). At the end, no visited page may have had a fault."""
    faults = []
    with contextlib.ExitStack() as open_ones:

        def open_page(path: str, language: str = "ar", width: int = 1200):
            context = open_context(browser, archive, language, width=width, java_script_enabled=javascript)
            page = open_ones.enter_context(context)
            note_faults(page, archive, faults)
            page.goto(path)
            return page

        yield open_page
    assert not faults, "\n".join(faults)


def note_faults(page, archive: str, faults: list[str]) -> None:
    """Keep what a visitor's browser would complain of: errors, failed requests, requests to anybody else."""

    def response(answer):
        if answer.status >= 400:
            faults.append(f"{answer.status} for {answer.url}")

    def request(asked):
        if not asked.url.startswith((archive, "data:")):
            faults.append(f"asks another host: {asked.url}")

    def console(message):
        if message.type in ("error", "warning"):
            faults.append(f"console on {page.url}: {message.text}")

    def failed(asked):
        if asked.failure != "net::ERR_ABORTED":  # which only says that the visitor went on before it was there
            faults.append(f"failed: {asked.url} {asked.failure}")

    page.on("response", response)
    page.on("request", request)
    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(f"script error on {page.url}: {error}"))
    page.on("requestfailed", failed)
