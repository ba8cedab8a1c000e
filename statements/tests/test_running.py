"""The archive as a newcomer starts it: `make run`, twice."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from .support import CI, ROOT, environment, free_port, get, serving

LEFT_BEHIND = (
    ".venv",
    ".git",
    ".env",
    "db.sqlite3*",
    "staticfiles",
    "build",
    ".*_cache",
    "__pycache__",
    ".hypothesis",
)


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A copy of the project as it comes, with nothing installed or made in it."""
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    return copy


def make_run(checkout: Path) -> tuple[str, str]:
    """Start the archive, read its first page and stop it: what it printed, and the page."""
    port, log = free_port(), checkout.parent / "log"
    # Where somebody waits for the tests, what they have installed already will do.
    installed = [] if CI else [f"VENV={sys.prefix}"]
    command = ["make", "run", f"PORT={port}", *installed]
    url = f"http://127.0.0.1:{port}/"
    env = environment()
    del env["SECRET_KEY"]  # comes from the .env that make run writes
    with serving(command, url, log, cwd=checkout, env=env):
        page = get(url)
    return log.read_text(), page


def imported(log: str) -> dict[str, int]:
    return {name: int(number) for name, number in re.findall(r"^articles (\w+) +(\d+)$", log, re.MULTILINE)}


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_run_twice(checkout):
    articles = len([path for path in (ROOT / "seeds").iterdir() if path.suffix == ".txt"])

    log, page = make_run(checkout)
    assert imported(log) == {"new": articles, "changed": 0, "unchanged": 0, "refused": 0}
    assert "createsuperuser" in log
    assert re.search(r'href="[^"]*/statements/\d+', page), "the home page shows no statement"

    log, _ = make_run(checkout)
    assert imported(log) == {"new": 0, "changed": 0, "unchanged": articles, "refused": 0}
