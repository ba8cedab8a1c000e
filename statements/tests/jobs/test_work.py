"""The queue: each run is done by one worker, whatever becomes of the workers."""

import datetime
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import zipfile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from statements.importers import read_stream
from statements.ingest import run_import
from statements.jobs import retries, uploads
from statements.jobs.work import work_off
from statements.models import Article, ImportProblem, ImportRun
from statements.models.imports import ATTEMPTS, LOST_AFTER

from ..support import ROOT, database_of_its_own, manage

Status = ImportRun.Status


def lines(number: int, name: str = "") -> bytes:
    texts = [{"text": f"قالت سلمى الحداد إن الميناء {name} رقم {n} مفتوح."} for n in range(number)]
    return "\n".join(json.dumps(text) for text in texts).encode()


@pytest.fixture
def queue(db, settings, tmp_path):
    """Queue an upload with this content: queue(b"...", name="articles.jsonl", format="")."""
    settings.IMPORT_UPLOAD_DIR = tmp_path / "uploads"

    def queue(content: bytes, name: str = "articles.jsonl", status=Status.QUEUED, **values) -> ImportRun:
        user = User.objects.get_or_create(username="editor")[0]
        run = uploads.keep(SimpleUploadedFile(name, content), user)
        ImportRun.objects.filter(pk=run.pk).update(status=status, **values)
        return run

    return queue


def packed(name: str) -> bytes:
    """A zip file with two tables in it."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for number in range(2):
            archive.writestr(f"{number}.csv", f"id,text\n1,{name} {number} خبر\n2,{name} {number} خبر ثان\n")
    return memory.getvalue()


def state(run):
    run.refresh_from_db()
    return run.status, run.articles_new, run.articles_refused


def test_what_is_queued_is_brought_in_in_turn_and_its_file_is_removed(queue):
    runs = [queue(lines(2, "أ")), queue(lines(3, "ب"))]
    assert [run.pk for run in work_off()] == [run.pk for run in runs]
    assert [state(run) for run in runs] == [(Status.FINISHED, 2, 0), (Status.FINISHED, 3, 0)]
    assert [(run.percent, run.encodings) for run in runs] == [(100, {"utf-8": 2}), (100, {"utf-8": 3})]
    assert not any(map(uploads.path_of, runs))
    assert Article.objects.filter(import_run=runs[0]).count() == 2


@pytest.mark.parametrize("content", [packed("أ"), gzip.compress(lines(4))], ids=["zip", "gzip"])
def test_an_archive_is_brought_in(queue, content):
    run = queue(content, name="pack")
    work_off()
    assert state(run) == (Status.FINISHED, 4, 0)
    assert run.percent == 100


def test_what_was_cut_of_an_upload_is_tried_again_from_the_file_that_was_kept(queue, settings):
    limits, settings.IMPORT_LIMITS = settings.IMPORT_LIMITS, {"article_bytes": 50}
    run = queue(packed("خبر طويل من الميناء كله"), name="pack.zip")
    work_off()
    problems = ImportProblem.objects.filter(reason="too_large")
    assert problems.count() == state(run)[2] > 0
    settings.IMPORT_LIMITS = limits
    again = retries.start(problems, queued=True)
    work_off()
    assert (state(again)[0], problems.open().count(), Article.objects.count()) == (Status.FINISHED, 0, 4)


@pytest.mark.parametrize("status", [Status.UPLOADED, Status.CANCELLED, Status.FINISHED, Status.INTERRUPTED])
def test_nothing_else_is_brought_in(queue, status):
    queue(lines(1), status=status)
    assert work_off() == []
    assert not Article.objects.exists()


def test_a_file_with_a_refused_piece_that_has_to_be_read_from_it_is_kept(queue, settings):
    whole, cut = queue(b'{"text": 7}'), queue(lines(1))
    settings.IMPORT_LIMITS = {"article_bytes": 20}
    work_off()
    assert set(ImportProblem.objects.values_list("reason", "path")) == {
        ("too_large", "articles.jsonl"),
        ("field", "articles.jsonl"),
    }
    assert (uploads.path_of(whole), bool(uploads.path_of(cut))) == (None, True)


def test_what_is_kept_too_long_is_removed(queue, settings):
    statuses = [Status.UPLOADED, Status.FINISHED, Status.INTERRUPTED, Status.CANCELLED, Status.RUNNING]
    old = [queue(b"{", status=status, seen_at=timezone.now()) for status in statuses]
    (settings.IMPORT_UPLOAD_DIR / "of a deleted run").touch()
    long_ago = timezone.now() - datetime.timedelta(days=settings.IMPORT_UPLOAD_DAYS + 1)
    ImportRun.objects.update(started_at=long_ago)
    for file in settings.IMPORT_UPLOAD_DIR.iterdir():
        os.utime(file, (long_ago.timestamp(),) * 2)
    new = queue(b"{", status=Status.UPLOADED)
    assert uploads.sweep() == 5
    assert [bool(uploads.path_of(run)) for run in [*old, new]] == [False, False, False, False, True, True]
    assert [state(run)[0] for run in old] == [Status.CANCELLED, *statuses[1:]]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\x", "<b>", "a\0b", "\u202egpj.exe", "x" * 300, "-", "/dev/null"]
)
def test_a_hostile_name_is_only_text(queue, settings, name):
    run = queue(lines(1), name=name)
    file = uploads.path_of(run)
    assert (file.parent, file.stat().st_mode & 0o777) == (settings.IMPORT_UPLOAD_DIR, 0o600)
    assert settings.IMPORT_UPLOAD_DIR.stat().st_mode & 0o777 == 0o700
    assert not set(run.sources[0]) & set("/\\\0\u202e")
    work_off()
    assert state(run) == (Status.FINISHED, 1, 0)


def test_what_a_lost_worker_left_behind_is_done_again(queue):
    now = timezone.now()
    lost = queue(lines(1, "أ"), status=Status.RUNNING, seen_at=now - LOST_AFTER, attempts=1)
    alive = queue(lines(1, "ب"), status=Status.RUNNING, seen_at=now)
    work_off()
    assert [state(run)[:2] for run in (lost, alive)] == [(Status.FINISHED, 1), (Status.RUNNING, 0)]


def test_what_a_killed_command_left_behind_is_called_interrupted(queue):
    long_ago = timezone.now() - LOST_AFTER
    given_up = [ImportRun.objects.create(status=Status.RUNNING, seen_at=long_ago), ImportRun.objects.create()]
    ImportRun.objects.filter(seen_at=None).update(started_at=long_ago)
    alive = ImportRun.objects.create(seen_at=timezone.now())
    handed_in = queue(lines(1), status=Status.RUNNING, seen_at=long_ago)
    ImportRun.objects.give_up()
    assert [state(run)[0] for run in (*given_up, alive, handed_in)] == [
        *[Status.INTERRUPTED] * 2, Status.RUNNING, Status.RUNNING,
    ]  # fmt: skip
    assert given_up[0].finished_at == long_ago and "10 minutes" in given_up[0].failure


def test_what_is_left_of_a_command_is_no_work_for_the_queue(db):
    left = ImportRun.objects.create(seen_at=timezone.now() - LOST_AFTER)
    assert not ImportRun.objects.waiting()
    assert work_off() == [] and state(left)[0] == Status.INTERRUPTED


def test_an_import_says_with_each_batch_that_it_is_alive(db):
    heard = []
    run = ImportRun()
    items = read_stream(io.BytesIO(lines(3)), "articles.jsonl")
    run_import(items, run, batch=1, on_item=lambda *_: heard.append(ImportRun.objects.get().seen_at))
    assert heard == sorted(set(heard)) and len(heard) == 3


def test_what_every_worker_dies_of_is_given_up(queue):
    run = queue(lines(1), attempts=ATTEMPTS)
    work_off()
    assert state(run) == (Status.INTERRUPTED, 0, 0)
    assert "workers ended" in run.failure


def test_what_goes_wrong_ends_one_import_and_says_why(queue, monkeypatch):
    gone, fine = queue(lines(1, "أ")), queue(lines(1, "ب"))
    uploads.remove(gone)
    work_off()
    assert [state(run)[0] for run in (gone, fine)] == [Status.INTERRUPTED, Status.FINISHED]
    assert gone.failure == "the uploaded file is not there any more"


def test_a_worker_that_is_told_to_end_leaves_its_import_waiting(queue, monkeypatch):
    def told(*arguments, **options):
        raise SystemExit(0)

    run = queue(lines(1))
    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr("statements.jobs.work.run_import", told)
        work_off()
    assert state(run)[0] == Status.QUEUED
    work_off()
    assert state(run)[:2] == (Status.FINISHED, 1)


def test_the_command_says_what_it_did(queue, capsys):
    run = queue(lines(2))
    call_command("run_imports", once=True)
    assert (
        capsys.readouterr().out.split()
        == f"{run.pk} finished 2 new, 0 changed, 0 unchanged, 0 refused articles.jsonl".split()
    )


def test_how_far_a_run_is_can_be_seen_meanwhile(queue, monkeypatch):
    queue(lines(300))
    seen = []
    save = ImportRun.save
    monkeypatch.setattr(
        ImportRun, "save", lambda self, **options: (save(self, **options), seen.append(self.percent))
    )
    work_off()
    assert seen == sorted(seen)
    assert seen[-1] == 100 and len(set(seen)) > 1


FILL = """
from django.core.files.uploadedfile import SimpleUploadedFile
from statements.importers import read_stream
from statements.ingest import run_import
from statements.jobs import retries, uploads
from statements.models import ImportRun
from statements.tests.jobs.test_work import lines
for number in range({runs}):
    uploads.keep(SimpleUploadedFile("a.jsonl", lines({articles}, str(number))), None)
ImportRun.objects.update(status="queued")
"""
LOSE = """
import datetime
from statements.models import ImportRun
ImportRun.objects.filter(status="running").update(seen_at=datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC))
"""
COUNT = """
from statements.models import Article, ImportRun
print(Article.objects.count(), set(ImportRun.objects.values_list("status", flat=True)))
"""


@pytest.mark.django_db(transaction=True)
def test_workers_share_the_queue_and_do_what_a_killed_one_left_behind(tmp_path):
    env = database_of_its_own(tmp_path, "queue") | {"IMPORT_UPLOAD_DIR": str(tmp_path / "uploads")}
    manage("migrate", "--verbosity=0", env=env)
    manage("shell", "-v0", "-c", FILL.format(runs=8, articles=40), env=env)

    def worker(*arguments):
        command = [sys.executable, "-u", ROOT / "manage.py", "run_imports", *arguments]
        return subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    killed = worker()
    done = [killed.stdout.readline()]
    killed.send_signal(signal.SIGKILL)
    done += killed.communicate()[0].splitlines()
    manage("shell", "-v0", "-c", LOSE, env=env)
    for each in [worker("--once"), worker("--once")]:
        done += each.communicate()[0].splitlines()
        assert each.returncode == 0
    numbers = [int(line.split()[0]) for line in done]
    assert sorted(numbers) == sorted(set(numbers)), "a run was done by two"
    assert manage("shell", "-v0", "-c", COUNT, env=env) == "320 {'finished'}\n"
