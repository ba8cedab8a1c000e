"""An import that is killed at any moment, and two at once: nothing is lost, nothing doubled."""

import json
import random
import subprocess
import sys
import time

import pytest

from statements.importers import read

from ..support import ROOT, database_of_its_own
from .processes import KILLS
from .test_batches import result

NAMES = ["سلمى الحداد", "رامي الخطيب", "نادية السالم"]


def records(numbers):
    """Real input for the real extractor, each with its own words; every tenth is changed by the one after it."""
    for n in numbers:
        name, place = NAMES[n % 3], n - (n % 10 == 1)
        body = f'قالت الوزيرة {name} إن "السفينة رقم {n} وصلت إلى الميناء". وأضافت أن الرحلة {n} انتهت.'
        yield {"id": str(place), "url": f"https://example.org/{place}", "outlet": f"صحيفة {n % 5}", "text": body}


@pytest.fixture
def file(tmp_path):
    def write(name, numbers):
        path = tmp_path / name
        lines = [json.dumps(record, ensure_ascii=False) for record in records(numbers)]
        path.write_text("\n".join([*lines, "{broken"]))
        return path

    return write


def run(*arguments, tmp_path):
    """What the processes say of the archive that they made."""
    env = database_of_its_own(tmp_path, "processes")
    command = [sys.executable, "-m", "statements.tests.ingest.processes", *map(str, arguments)]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def rows(archive) -> dict:
    return {name: [list(row) for row in found] for name, found in archive.items()}


@pytest.mark.django_db(transaction=True)
def test_killed_at_twenty_moments_and_run_again_is_as_if_run_once(tmp_path, file):
    seed = random.randrange(10_000)
    path = file("articles.jsonl", range(300))
    began = time.monotonic()
    expected = rows(result(read([path]), batch=10)[1])
    found = run("killed", path, time.monotonic() - began, seed, tmp_path=tmp_path)
    print("seed", seed)
    assert found["imports"] > KILLS / 2, "they were over too soon"
    assert found["archive"] == expected


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_articles_at_once_wait_for_each_other(tmp_path, file):
    numbers = [n for n in range(200) if n % 10 > 1]  # none that change each other, whose order would count
    first, second = file("first.jsonl", numbers[:120]), file("second.jsonl", numbers[:40:-1])
    found = run("together", first, second, tmp_path=tmp_path)["archive"]
    expected = rows(result([*read([first]), *read([second])])[1])
    # The hashes of a set phrase stay with those who came first.
    alike = [model for model in expected if model not in ("Article", "ImportProblem", "QuoteShingle")]
    assert {model: sorted(found[model]) for model in alike} == {model: sorted(expected[model]) for model in alike}
    assert sorted(found["Article"]) == sorted(expected["Article"])
