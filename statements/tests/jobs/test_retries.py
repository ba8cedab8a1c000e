"""What was refused is tried again after a fix, and is resolved once it is in the archive."""

import json
import zipfile

import pytest

from statements.importers import encodings, read
from statements.ingest import run_import
from statements.jobs import retries
from statements.jobs.options import options_of
from statements.jobs.work import work
from statements.models import Article, ImportProblem, ImportRun
from statements.tests.importers.golden import case_files, expected_file

LINES = '{"text": "قالت سلمى الحداد إن الميناء مفتوح.", "published": "%s"}\n{"text": "خبر آخر من الميناء."}\n'
TABLE = "id,text\n1,خبر أول\n2,خبر ثان\n"


@pytest.fixture
def bring_in(db):
    def bring_in(path, **options):
        run = ImportRun(sources=[str(path)], **options)
        run_import(read([path], format=run.format, options=options_of(run)), run)
        return run

    return bring_in


def try_again(problems=None):
    run = retries.start(ImportProblem.objects.all() if problems is None else problems)
    if run:
        work(run)
    return run


@pytest.fixture
def suspicious(monkeypatch):
    """A reader with a fault, which takes every text for a wrongly decoded one; returns how it is mended."""
    with pytest.MonkeyPatch.context() as fault:
        fault.setattr(encodings, "mojibake", lambda text: text[:1])
        yield fault.undo


@pytest.mark.parametrize("file", case_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_whatever_the_format_what_a_fault_refused_is_stored_without_the_file(bring_in, suspicious, tmp_path, file):
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    bring_in(copy)
    expected = json.loads(expected_file(file).read_text())
    bodies = ["\n".join(item["body"]) for item in expected if "body" in item]
    assert not Article.objects.exists()
    copy.unlink()
    suspicious()
    run = try_again()
    assert run.retries.exclude(resolved_at=None).count() == len(bodies)
    assert list(Article.objects.order_by("pk").values_list("body", flat=True)) == bodies


def test_a_piece_of_an_archive_is_tried_again_without_the_archive(bring_in, suspicious, tmp_path):
    pack = tmp_path / "pack.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("folder/table.csv", TABLE)
    bring_in(pack)
    pack.unlink()
    suspicious()
    try_again()
    assert [article.external_id for article in Article.objects.order_by("pk")] == ["1", "2"]


def test_the_mapping_of_the_import_is_the_retrys_too(bring_in, suspicious, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text('{"content": "خبر من الميناء"}')
    bring_in(file, mapping={"body": "content"})
    suspicious()
    try_again()
    assert Article.objects.get().body == "خبر من الميناء"


CUT = {"article_bytes": 100}
FROM_THE_FILE = {
    "a line": ("articles.jsonl", LINES % "2023-03-14"),
    "a list's element": ("articles.json", "[" + (LINES % "2023-03-14").strip().replace("\n", ",") + "]"),
    "a text": ("article.txt", "قالت سلمى الحداد إن الميناء مفتوح. " * 5),
}


@pytest.mark.parametrize("name, content", FROM_THE_FILE.values(), ids=FROM_THE_FILE)
def test_what_was_cut_is_read_from_its_file(bring_in, settings, tmp_path, name, content):
    limits, settings.IMPORT_LIMITS = settings.IMPORT_LIMITS, CUT
    file = tmp_path / name
    file.write_text(content)
    bring_in(file)
    assert [problem.reason for problem in ImportProblem.objects.all()] == ["too_large"]
    stored = Article.objects.count()
    settings.IMPORT_LIMITS = limits
    try_again()
    assert not ImportProblem.objects.open().exists()
    assert Article.objects.count() == stored + 1


def test_a_file_that_was_damaged_is_read_again_once_it_is_whole(bring_in, tmp_path):
    whole, pack = tmp_path / "whole.zip", tmp_path / "pack.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("table.csv", TABLE)
    pack.write_bytes(whole.read_bytes()[:-30])
    bring_in(pack)
    try_again()
    assert ImportProblem.objects.open().count() == 1
    pack.write_bytes(whole.read_bytes())
    try_again()
    assert not ImportProblem.objects.open().exists()
    assert Article.objects.count() == 2


def test_what_needs_a_file_that_is_gone_stays_as_it_is(bring_in, settings, tmp_path):
    limits, settings.IMPORT_LIMITS = settings.IMPORT_LIMITS, CUT
    file = tmp_path / "articles.jsonl"
    file.write_text(LINES % "2023-03-14")
    bring_in(file)
    settings.IMPORT_LIMITS = limits
    file.unlink()
    try_again()
    assert ImportProblem.objects.open().get().reason == "too_large"


def test_what_fails_again_stays_with_its_newest_reason(bring_in, suspicious, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(LINES % "gestern")
    first = bring_in(file)
    before = {problem.line: problem.reason for problem in ImportProblem.objects.all()}
    suspicious()
    run = try_again()
    problem = ImportProblem.objects.open().get()
    assert before == {1: "field", 2: "mojibake"}
    assert (problem.run, problem.retried_by, problem.line, problem.reason) == (first, run, 1, "field")
    assert (run.articles_new, run.articles_refused) == (1, 1)


def test_what_is_refused_again_after_it_was_resolved_is_open_again(bring_in, suspicious, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text(LINES % "2023-03-14")
    bring_in(file)
    ImportProblem.objects.update(resolved_at="2023-03-14T00:00:00Z")
    bring_in(file)
    assert ImportProblem.objects.open().count() == 2


def test_nothing_is_started_where_nothing_is_open(bring_in, tmp_path):
    assert try_again() is None
    assert not ImportRun.objects.exists()


def test_a_problem_that_waits_for_a_worker_is_not_started_twice(bring_in, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text("{")
    bring_in(file)
    assert retries.start(ImportProblem.objects.all(), queued=True).sources == [str(file)]
    assert try_again() is None


def test_a_path_of_an_upload_is_never_followed(bring_in, tmp_path, monkeypatch):
    """Who uploads a file chooses what it is called."""
    (tmp_path / "secret.txt").write_text("كلمة السر")
    monkeypatch.chdir(tmp_path)
    run = ImportRun.objects.create(sources=["secret.txt"], upload="gone")
    ImportProblem.objects.create(run=run, path="secret.txt", reason="damaged", raw=b"", fingerprint="1")
    try_again()
    assert not Article.objects.exists()
    assert ImportProblem.objects.open().exists()
