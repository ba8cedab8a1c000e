"""Imports as processes of their own, which are killed, or which run at the same time.

    python -m statements.tests.ingest.processes killed PATH SECONDS SEED
    python -m statements.tests.ingest.processes together PATH PATH

Works on the database of the environment, which it makes; prints what is in it at the end, as JSON. Each import is
a fork of this process, made before it has touched the database, and so begins at once.
"""

import json
import os
import random
import signal
import sys
import time

import django

KILLS = 20
# Small batches, so that there are many moments between them.
BATCH = 10


def start(path: str) -> int:
    """The process that imports the file."""
    if process := os.fork():
        return process
    from statements.importers import read
    from statements.ingest import run_import
    from statements.models import ImportRun

    status = 1
    try:
        run_import(read([path]), ImportRun(sources=[path]), batch=BATCH)
        status = 0
    finally:
        os._exit(status)


def finish(*processes: int) -> None:
    failed = [process for process in processes if os.waitpid(process, 0)[1]]
    assert not failed, "an import failed"


def killed(path: str, seconds: str, seed: str) -> int:
    """Kill imports of the file, which take so many seconds when they are left alone; then leave one alone.

    Returns how many there were to kill.
    """
    chance, number = random.Random(seed), 0
    for _ in range(KILLS):
        process = start(path)
        time.sleep(chance.uniform(0, float(seconds) * 2 / KILLS))
        os.kill(process, signal.SIGKILL)
        number += os.waitpid(process, 0)[1] == signal.SIGKILL
    finish(start(path))
    return number


def together(*paths: str) -> int:
    finish(*[start(path) for path in paths])
    return len(paths)


def main(what, *arguments):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    django.setup()
    if not os.fork():
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        os._exit(0)
    assert not os.wait()[1]
    number = {"killed": killed, "together": together}[what](*arguments)

    from .archive import archive

    print(json.dumps({"imports": number, "archive": archive()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
