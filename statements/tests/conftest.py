"""What all tests share: the fixtures, and the promise that nothing is skipped unseen.

`--must-run=MARK` (CI gives it) fails the run unless tests with that mark have passed and none was skipped.
"""

import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation
from hypothesis import settings

from .browser.harness import find_chromium
from .support import ROOT, missing

# What takes long on a busy machine is not wrong; the tests of costs measure processor time themselves.
settings.register_profile("archive", deadline=None)
settings.load_profile("archive")

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "archive"}


@pytest.fixture(autouse=True)
def own_language():
    """A request leaves its language behind; the test after it begins with the site's own, as a new thread does."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    return find_chromium() or missing("Chromium is not installed (Debian: apt-get install chromium)")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The directory of material that is handed round beside the project: gold files, a corpus, tools."""
    path = ROOT.parent / "shared"
    return path if path.is_dir() else missing(f"{path} is not there")


@pytest.fixture
def seeds(db) -> Path:
    """The archive with the articles of seeds/ in it."""
    path = ROOT / "seeds"
    call_command("import_articles", str(path), verbosity=0)
    return path


# Marks ------------------------------------------------------------------------------------------------------


def touches_database(item) -> bool:
    return bool(item.get_closest_marker("django_db")) or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items):
    """Mark by what a test asks for, so that nobody can forget to."""
    for item in items:
        if touches_database(item):
            item.add_marker("database")
        if "chromium_path" in item.fixturenames:
            item.add_marker("browser")
        if os.environ.get("POSTGRESQL") == "missing":  # scripts/with_postgres.py says so
            item.add_marker(pytest.mark.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)"))


# Nothing is skipped unseen ----------------------------------------------------------------------------------


def pytest_addoption(parser):
    parser.addoption("--must-run", action="append", default=[], metavar="MARK", help="fail unless these ran")


def pytest_configure(config):
    if config.getoption("must_run") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(MustRun(config.getoption("must_run")))


class MustRun:
    """Counts, in the process that sees all reports, what became of the tests with the given marks."""

    def __init__(self, marks):
        self.passed = dict.fromkeys(marks, 0)
        self.skipped = dict.fromkeys(marks, 0)

    def pytest_runtest_logreport(self, report):
        for mark in self.passed.keys() & report.keywords.keys():
            self.passed[mark] += report.when == "call" and report.passed
            self.skipped[mark] += report.skipped

    def complaints(self) -> list[str]:
        never = [f"no test marked {mark} passed" for mark, number in self.passed.items() if not number]
        skipped = [f"{number} tests marked {mark} were skipped" for mark, number in self.skipped.items() if number]
        return never + skipped

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session):
        if self.complaints() and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        for complaint in self.complaints():
            terminalreporter.write_line(f"ERROR: {complaint}, and they must run", red=True)
        if not self.complaints():
            ran = ", ".join(f"{number} {mark}" for mark, number in self.passed.items())
            terminalreporter.write_line(f"Of the tests that must run, ran: {ran}")
