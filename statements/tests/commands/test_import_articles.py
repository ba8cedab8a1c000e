"""What the command shows, and how it ends."""

import io
import os
import re
import threading
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from tqdm import tqdm

from statements.ingest import batch
from statements.ingest.run import BATCH
from statements.models import Article, ImportRun


def test_the_report_says_which_encodings_were_found(db, tmp_path, capsys):
    text = "قال الوزير إن الميناء مفتوح أمام السفن كلها وإن الطريق إليه آمن."
    for encoding in ("utf-8", "utf-16", "windows-1256"):
        (tmp_path / f"{encoding}.txt").write_bytes(f"{encoding} {text}".encode(encoding))
    call_command("import_articles", tmp_path)
    report = capsys.readouterr().out
    assert [line.split() for line in report.splitlines()[-3:]] == [
        ["in", "utf-16", "1"],
        ["in", "utf-8", "1"],
        ["in", "windows-1256", "1"],
    ]
    assert ImportRun.objects.get().encodings == {"utf-8": 1, "utf-16": 1, "windows-1256": 1}


def test_a_run_keeps_how_its_input_was_read(db, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text('{"content": "خبر"}')
    call_command("import_articles", file, format="jsonl", map=["text=content"], verbosity=0)
    run = ImportRun.objects.get()
    assert (run.format, run.mapping, run.status) == ("jsonl", {"body": "content"}, "finished")


LINE = '{{"text": "قال وزير المياه سالم العوفي إن السد رقم {} آمن."}}\n'


@pytest.fixture
def articles(tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(map(LINE.format, range(300))) + "{broken\n")
    return file


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_who_watches_sees_rate_and_time_left(db, articles, monkeypatch):
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    monkeypatch.setattr("statements.management.progress.tqdm", partial(tqdm, mininterval=0))
    with pytest.raises(SystemExit):
        call_command("import_articles", articles, workers=1, stderr=io.StringIO())
    shown = re.findall(r"(\d+)% \|[^|]*\| (\d+) articles, [\d,]+/s \[[\d:]+, [\d:?]+ left\]", terminal.getvalue())
    assert [int(done) for _, done in shown] == list(range(1, 302))
    assert shown[-1][0] == "100"


@pytest.mark.parametrize("how", [{"quiet": True}, {"verbosity": 0}], ids=str)
def test_what_is_quiet_says_only_what_was_refused(db, articles, monkeypatch, capsys, how):
    with pytest.raises(SystemExit) as stop:
        call_command("import_articles", articles, workers=1, **how)
    printed = capsys.readouterr()
    assert (stop.value.code, printed.out) == (1, "")
    assert [line.startswith("refused ") for line in printed.err.splitlines()] == [True]


def test_a_pipe_is_read_to_its_end(db, tmp_path, articles):
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    threading.Thread(target=lambda: pipe.write_bytes(articles.read_bytes())).start()
    with pytest.raises(SystemExit):
        call_command("import_articles", pipe, workers=1, verbosity=0)
    assert (ImportRun.objects.get().articles_new, ImportRun.objects.get().articles_refused) == (300, 1)


def test_an_interrupted_command_sums_up_what_it_stored(db, articles, monkeypatch, capsys):
    stored = batch.store

    def interrupted(incoming, run, registry):
        if run.articles_new:
            raise KeyboardInterrupt
        return stored(incoming, run, registry)

    monkeypatch.setattr("statements.ingest.run.store", interrupted)
    with pytest.raises(CommandError, match="interrupted"):
        call_command("import_articles", articles, workers=2)
    assert f"articles new               {BATCH}" in capsys.readouterr().out
    assert (ImportRun.objects.get().status, Article.objects.count()) == ("interrupted", BATCH)
