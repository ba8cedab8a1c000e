#!/usr/bin/env python3
"""Run a command with an empty PostgreSQL of its own: scripts/with_postgres.py COMMAND [ARGUMENT...]

The server lives in a temporary directory, listens on a socket in there alone, and is gone when the command has
ended, whichever way it ended. The command finds it in TEST_DATABASE_URL. Its exit status is passed on.
Where PostgreSQL is not installed, the command runs with POSTGRESQL=missing instead, so that it can say what it
leaves out. Only the standard library is used.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

START_SECONDS = 60
# The data is thrown away: nothing needs to survive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


def binaries() -> Path | None:
    """The directory of initdb and postgres: on the PATH, or where Debian keeps the newest version."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


def unprivileged_user() -> str | None:
    """Who runs the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def process_options(user: str | None) -> dict:
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


@contextlib.contextmanager
def server(bin_directory: Path, settings: dict[str, str] | None = None):
    """A running server, with settings beside those of FAST; yields its database URL."""
    user = unprivileged_user()
    with tempfile.TemporaryDirectory(prefix="archive-pg-", dir="/tmp", ignore_cleanup_errors=True) as home:
        if user:
            shutil.chown(home, user)
        data = f"{home}/data"
        as_user = {"cwd": home, **process_options(user)}
        initdb = [bin_directory / "initdb", "-D", data, "-U", "archive", "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*initdb, "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL, **as_user
        )
        settings = {**FAST, **(settings or {}), "listen_addresses": "", "unix_socket_directories": home}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with Path(home, "log").open("w") as log:
            # A session of its own: Ctrl-C reaches the command, and the server only after it.
            process = subprocess.Popen(
                [bin_directory / "postgres", "-D", data, *options],
                stdout=log, stderr=log, start_new_session=True, **as_user,
            )  # fmt: skip
        try:
            wait_until_ready(process, bin_directory, home)
            yield f"postgres://archive@/postgres?host={home}"
        finally:
            process.send_signal(signal.SIGQUIT)  # at once, without saving anything
            process.wait()


def wait_until_ready(process, bin_directory, home):
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run([bin_directory / "pg_isready", "-q", "-h", home], check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"PostgreSQL did not start:\n{Path(home, 'log').read_text()}")
        time.sleep(0.05)


def run(command: list[str], **variables: str) -> int:
    """Run the command to its end; signals to stop go to the command, and we outlive it to clean up."""
    child = subprocess.Popen(command, env={**os.environ, **variables})
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to the child itself
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: child.send_signal(number))
    status = child.wait()
    return status if status >= 0 else 128 - status


def main(command: list[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    bin_directory = binaries()
    if bin_directory is None:
        return run(command, POSTGRESQL="missing")
    with server(bin_directory) as database_url:
        return run(command, TEST_DATABASE_URL=database_url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
