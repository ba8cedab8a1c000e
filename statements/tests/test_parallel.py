"""Work spread over processes; see also commands/test_extract_statements.py and ingest/test_memory.py."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from statements.parallel import in_order

from .support import ROOT

ENDLESS = """
import itertools, json, multiprocessing, time
from statements.parallel import in_order
results = in_order(sum, ((n, [n]) for n in itertools.count()), workers=2)
next(results)
print(json.dumps([child.pid for child in multiprocessing.active_children()]), flush=True)
time.sleep(60)
"""


def test_results_come_in_the_order_of_the_work():
    jobs = [(n, list(range(n))) for n in range(40)]
    for workers, least in ((1, 1), (2, 1), (2, 20)):
        assert list(in_order(sum, jobs, workers, least=least)) == [(n, sum(range(n))) for n in range(40)]


def test_workers_end_with_their_parent_however_it_ends():
    parent = subprocess.Popen([sys.executable, "-c", ENDLESS], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    workers = json.loads(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 30
    while (left := [worker for worker in workers if is_alive(worker)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    for worker in left:
        os.kill(worker, signal.SIGKILL)
    assert len(workers) == 2 and not left


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
