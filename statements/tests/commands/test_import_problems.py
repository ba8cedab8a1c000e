import json

import pytest
from django.core.management import CommandError, call_command

from statements.models import Article, ImportProblem, ImportRun

LINES = '{"text": "خبر من الميناء."}\n{"text": 7}\n{broken\n'


@pytest.fixture
def refused(db, tmp_path):
    """An import of which two lines were refused; returns its file."""
    file = tmp_path / "articles.jsonl"
    file.write_text(LINES)
    with pytest.raises(SystemExit):
        call_command("import_articles", file, verbosity=0)
    return file


def output(capsys, *arguments, **options) -> str:
    call_command("import_problems", *arguments, **options)
    return capsys.readouterr().out


def test_they_are_listed_with_their_places_and_counted_by_reason(refused, capsys):
    lines = output(capsys).splitlines()
    run = ImportRun.objects.get().pk
    assert lines[0].split() == [str(run), "field", f"{refused}:2"]
    assert "text" in lines[1]
    assert lines[2].split() == [str(run), "syntax", f"{refused}:3"]
    assert lines[-1] == "problems: 2 (field 1, syntax 1)"


@pytest.mark.parametrize("options, lines", [
    ({"reason": "field"}, [2]),
    ({"path": "articles.js"}, [2, 3]),
    ({"path": "elsewhere"}, []),
    ({"resolved": True}, []),
])  # fmt: skip
def test_they_are_chosen_by(refused, capsys, options, lines):
    records = [json.loads(line) for line in output(capsys, format="jsonl", **options).splitlines()]
    assert [record["line"] for record in records] == lines


def test_they_are_chosen_by_import(refused, capsys):
    run = ImportRun.objects.get()
    other = ImportRun.objects.create()
    assert [len(output(capsys, run=each.pk, format="jsonl").splitlines()) for each in (run, other)] == [2, 0]


@pytest.mark.parametrize("options", [{"run": 999_999}, {"retry": "999999"}, {"retry": "latest"}])
def test_an_import_that_there_is_not_is_said(db, options):
    with pytest.raises(CommandError, match="there is no import"):
        call_command("import_problems", **options)


@pytest.mark.parametrize("which", ["all", "its own"])
def test_a_retry_says_what_is_left_and_keeps_what_is_resolved(refused, capsys, which):
    run = ImportRun.objects.get()
    ImportProblem.objects.filter(reason="syntax").update(raw=b'{"text": "now whole"}')
    with pytest.raises(SystemExit):
        call_command("import_problems", retry="all" if which == "all" else str(run.pk))
    assert "problems: 1 (field 1)\n1 resolved" in capsys.readouterr().out
    resolved = ImportProblem.objects.exclude(resolved_at=None).get()
    assert (resolved.reason, resolved.run) == ("syntax", run)
    assert resolved.retried_by == ImportRun.objects.latest("pk") != run
    assert Article.objects.filter(body="now whole").exists()
    assert json.loads(output(capsys, resolved=True, format="jsonl"))["resolved_by"] == resolved.retried_by_id


def test_where_nothing_is_open_nothing_is_tried(db, capsys):
    assert output(capsys, retry="all") == "Nothing to try again.\n"
