"""Tools of the tests that run the archive as a program of its own."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
# Production, but over plain HTTP. All of it is said, so that a .env in the checkout changes nothing.
PLAIN_HTTP = {
    "DEBUG": "false",
    "HTTPS": "false",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "CSRF_TRUSTED_ORIGINS": "",
    "BEHIND_PROXY": "false",
    "LOG_LEVEL": "ERROR",
    "IMPORT_MAX_ARTICLE_BYTES": "2000000",
}
START_SECONDS = 300  # a fresh installation downloads packages


def missing(what: str) -> None:
    """Skip the test, visibly; in CI, where everything has to be there, fail it."""
    if CI:
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def example_environment() -> dict[str, str]:
    """The variables of .env.example: the documented production environment."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def environment(**values: str) -> dict[str, str]:
    """An environment for a program of the archive: the machine's, but of the archive's variables only these."""
    ours = {*example_environment(), "TEST_DATABASE_URL"}
    kept = {k: v for k, v in os.environ.items() if k not in ours and not k.startswith("DJANGO_")}
    return {**kept, "SECRET_KEY": secrets.token_urlsafe(50), **values}


def manage(*arguments: object, env: dict[str, str]) -> str:
    """Run manage.py; returns what it prints. A failure shows all its output."""
    command = [sys.executable, ROOT / "manage.py", *map(str, arguments)]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}"
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as response:
        return response.read().decode()


@contextlib.contextmanager
def serving(command: list, url: str, log: Path, **options):
    """A server, from its first answer to the end of the block. `log` gets what it prints."""
    with log.open("w") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True, **options
        )
    try:
        _wait_for_answer(process, url, log)
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(timeout=30)


def _wait_for_answer(process, url, log):
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return get(url)
        except urllib.error.HTTPError as error:
            pytest.fail(f"{url} answers {error.code}:\n{log.read_text()}", pytrace=False)
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"no answer from {url}:\n{log.read_text()}", pytrace=False)
            time.sleep(0.1)


def database_of_its_own(directory: Path, name: str) -> dict[str, str]:
    """The environment of a program on a database that survives it: a file, or a schema of the test database."""
    if connection.vendor == "sqlite":
        return environment(DATABASE_URL=f"sqlite:///{directory / name}.sqlite3", HTTPS="false")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}")
    server = connection.get_connection_params()
    url = f"postgres://{server['user']}@/{server['dbname']}?host={server['host']}"
    return environment(DATABASE_URL=url, HTTPS="false", PGOPTIONS=f"-c search_path={name}")
