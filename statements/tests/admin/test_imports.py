"""An editor hands in a file, sees what would happen, and confirms; and has refused input tried again."""

import gzip
import json
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from statements.admin.reasons import MEANINGS, REASONS, meaning_of
from statements.jobs import uploads
from statements.jobs.work import work_off
from statements.models import Article, ImportProblem, ImportRun

Status = ImportRun.Status
UPLOAD = reverse("admin:statements_importrun_add")
RUNS = reverse("admin:statements_importrun_changelist")
PROBLEMS = reverse("admin:statements_importproblem_changelist")
TEXT = "قالت الوزيرة سلمى الحداد إن الميناء رقم {} مفتوح."


def lines(number, **values) -> bytes:
    return "\n".join(json.dumps({"text": TEXT.format(n), **values}) for n in range(number)).encode()


@pytest.fixture(autouse=True)
def upload_settings(settings, tmp_path):
    settings.IMPORT_UPLOAD_DIR = tmp_path / "uploads"
    settings.IMPORT_AT_ONCE_ARTICLES = 5


@pytest.fixture
def editor(log_in):
    return log_in("Editors")


@pytest.fixture
def hand_in(client):
    def hand_in(content: bytes, name="articles.jsonl", **fields) -> ImportRun:
        response = client.post(UPLOAD, {"file": SimpleUploadedFile(name, content), **fields})
        run = ImportRun.objects.get()
        assert response.url == page_of(run)
        return run

    return hand_in


def page_of(run):
    return reverse("admin:statements_importrun_change", args=[run.pk])


def take(client, step, run):
    """The step, and the page to which it leads."""
    response = client.post(reverse(f"admin:import_{step}", args=[run.pk]), follow=True)
    run.refresh_from_db()
    return response.content.decode()


# Handing in ---------------------------------------------------------------------------------------------------


def test_before_anything_is_stored_an_editor_sees_what_would_be(client, editor, hand_in):
    run = hand_in(lines(3, title="<b>عنوان", url="https://example.org/") + b'\n{"text": 7}')
    assert (run.status, run.user, run.sources, run.preview["whole"]) == (
        Status.UPLOADED,
        editor,
        ["articles.jsonl"],
        True,
    )
    assert run.preview["counts"] == {"new": 1, "changed": 2, "unchanged": 0, "refused": 1}
    assert not Article.objects.exists() and not ImportProblem.objects.exists()
    page = client.get(page_of(run)).content.decode()
    assert "&lt;b&gt;عنوان" in page and "https://example.org/" in page
    assert "articles.jsonl:4" in page and "is a text, not int" in page


def test_ten_examples_of_each_outcome_are_shown(client, editor, hand_in, settings):
    settings.IMPORT_AT_ONCE_ARTICLES = 40
    run = hand_in(lines(12) + b"\n" + b"\n".join(b'{"text": %d}' % n for n in range(12)))
    assert {outcome: len(examples) for outcome, examples in run.preview["examples"].items()} == {
        "new": 10, "changed": 0, "unchanged": 0, "refused": 10,
    }  # fmt: skip


def test_a_small_file_is_imported_at_once(client, editor, hand_in):
    run = hand_in(lines(5))
    page = take(client, "confirm", run)
    assert (run.status, run.articles_new, run.encodings) == (Status.FINISHED, 5, {"utf-8": 5})
    assert Article.objects.filter(import_run=run).count() == 5
    assert uploads.path_of(run) is None
    assert "messagelist" in page


def test_a_larger_one_is_queued_and_worked_off(client, editor, hand_in):
    run = hand_in(lines(6))
    assert (run.preview["whole"], run.preview["counts"]["new"]) == (False, 5)
    page = take(client, "confirm", run)
    assert (run.status, Article.objects.count()) == (Status.QUEUED, 0)
    assert "data-under-way" in page and '<noscript><meta http-equiv="refresh"' in page
    work_off()
    page = client.get(page_of(run)).content.decode()
    assert "data-under-way" not in page
    assert Article.objects.filter(import_run=run).count() == 6


@pytest.mark.parametrize("number, step", [(1, "confirm"), (6, "confirm"), (1, "cancel")])
def test_a_step_is_taken_once(client, editor, hand_in, number, step):
    run = hand_in(lines(number))
    take(client, step, run)
    before = (run.status, Article.objects.count())
    page = take(client, step, run)
    assert (run.status, Article.objects.count()) == (before if step == "confirm" else (Status.CANCELLED, 0))
    assert 'class="warning"' in page


@pytest.mark.parametrize("number", [1, 6], ids=["to be confirmed", "queued"])
def test_what_has_not_begun_can_be_cancelled_with_its_file(client, editor, hand_in, number):
    run = hand_in(lines(number))
    if number > 5:
        take(client, "confirm", run)
    take(client, "cancel", run)
    assert (run.status, uploads.path_of(run)) == (Status.CANCELLED, None)
    assert work_off() == []


def test_what_was_interrupted_can_be_queued_again(client, editor, hand_in):
    run = hand_in(lines(6))
    ImportRun.objects.update(status=Status.INTERRUPTED, attempts=3, failure="<i>disk full")
    assert "&lt;i&gt;disk full" in client.get(page_of(run)).content.decode()
    take(client, "resume", run)
    work_off()
    run.refresh_from_db()
    assert (run.status, run.articles_new) == (Status.FINISHED, 6)


def test_a_file_with_names_of_its_own_is_looked_at_again_with_them(client, editor, hand_in):
    run = hand_in(b'{"content": "\xd8\xae\xd8\xa8\xd8\xb1"}')
    assert run.preview["counts"]["refused"] == 1
    client.post(reverse("admin:import_look", args=[run.pk]), {"format": "jsonl", "map_body": "content"})
    run.refresh_from_db()
    assert (run.preview["counts"]["new"], run.format, run.mapping) == (1, "jsonl", {"body": "content"})
    take(client, "confirm", run)
    assert Article.objects.get().body == "خبر"


def test_the_history_says_who_did_what(client, editor, hand_in):
    run = hand_in(lines(6))
    take(client, "confirm", run)
    take(client, "cancel", run)
    entries = LogEntry.objects.filter(object_id=run.pk, content_type__model="importrun").order_by("pk")
    assert [entry.user for entry in entries] == [editor] * 3
    assert [entry.is_addition() for entry in entries] == [True, False, False]


BAD_UPLOADS = {
    "no file": {},
    "an empty file": {"file": SimpleUploadedFile("a.txt", b"")},
    "a format that there is not": {"file": SimpleUploadedFile("a.txt", b"x"), "format": "exe"},
    "a file that is too large": {"file": SimpleUploadedFile("a.txt", b"x" * 2_000)},
}


@pytest.mark.parametrize("fields", BAD_UPLOADS.values(), ids=BAD_UPLOADS)
def test_what_cannot_be_taken_is_said_in_the_form(client, editor, settings, fields):
    settings.IMPORT_UPLOAD_MAX_BYTES = 1_000
    response = client.post(UPLOAD, fields)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not ImportRun.objects.exists()
    assert not settings.IMPORT_UPLOAD_DIR.exists()


def test_no_more_is_received_than_is_allowed(client, editor, settings):
    settings.IMPORT_UPLOAD_MAX_BYTES = 1_000
    page = client.post(UPLOAD, {"file": SimpleUploadedFile("a.txt", b"x" * 1_001)}).content.decode()
    assert re.search(r"errorlist.*1000", page, re.S)


def test_a_bomb_is_refused_where_it_lies(client, editor, hand_in, settings):
    settings.IMPORT_LIMITS = {"total_bytes": 10_000}
    run = hand_in(gzip.compress(b"x" * 1_000_000), name="articles.gz")
    assert [example["reason"] for example in run.preview["examples"]["refused"]] == ["bomb"]


# Who may --------------------------------------------------------------------------------------------------------

STEPS = ["look", "confirm", "cancel", "resume", "again"]
# What leads to an import, and what is sent there.
WAYS = {
    "upload": (UPLOAD, lambda: {"file": SimpleUploadedFile("a.jsonl", lines(1))}),
    **{step: (reverse(f"admin:import_{step}", args=[1]), dict) for step in STEPS},
    "problem": (reverse("admin:import_problem_retry", args=[1]), dict),
    "problems": (PROBLEMS, lambda: {"action": "try_these_again", "_selected_action": 1}),
    "runs": (RUNS, lambda: {"action": "try_refused_again", "_selected_action": 1}),
}


@pytest.fixture(params=["anonymous", "reader", "viewer"])
def stranger(request, log_in):
    """Somebody who may not import; a viewer may look at everything."""
    if request.param == "viewer":
        seen = Permission.objects.filter(codename__in=["view_importrun", "view_importproblem"])
        log_in("Viewers").user_permissions.set(seen)
    elif request.param == "reader":
        log_in("reader")


@pytest.mark.parametrize("url, values", WAYS.values(), ids=WAYS)
def test_nobody_else_imports_or_tries_again(client, stranger, url, values):
    run = ImportRun.objects.create(pk=1, status=Status.UPLOADED, sources=["a.jsonl"])
    ImportProblem.objects.create(pk=1, run=run, path="a", reason="x", raw=lines(1), format="jsonl")
    response = client.post(url, values())
    assert response.status_code in (302, 403) or url in (PROBLEMS, RUNS)
    assert ImportRun.objects.get().status == Status.UPLOADED
    assert not Article.objects.exists()
    assert ImportProblem.objects.open().count() == 1


def test_a_step_is_no_link(client, editor, hand_in):
    run = hand_in(lines(1))
    assert {client.get(reverse(f"admin:import_{step}", args=[run.pk])).status_code for step in STEPS} == {405}


def test_an_upload_without_the_forms_token_is_refused(db, settings):
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_superuser("root"))
    assert client.post(UPLOAD, {"file": SimpleUploadedFile("a.jsonl", lines(1))}).status_code == 403
    assert not ImportRun.objects.exists()


# What was refused ------------------------------------------------------------------------------------------------


@pytest.fixture
def refused(db, tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_bytes('{"text": "قال<script>"'.encode() + b"\xff")
    with pytest.raises(SystemExit):
        call_command("import_articles", path, verbosity=0)
    return ImportProblem.objects.get()


def problem_url(problem):
    return reverse("admin:statements_importproblem_change", args=[problem.pk])


def mend():
    ImportProblem.objects.update(raw=lines(1))


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_why_something_was_refused_is_said_in_the_editors_language(client, editor, refused, language):
    with translation.override(language):
        meaning = str(meaning_of(refused.reason))
        pages = [reverse("admin:statements_importproblem_changelist"), problem_url(refused)]
    for page in pages:
        text = client.get(page).content.decode()
        assert meaning in text and f'<div lang="en" dir="auto">{escape(refused.detail)}</div>' in text


def test_every_reason_has_a_name_and_a_meaning():
    assert REASONS.keys() == MEANINGS.keys()


def test_refused_input_is_shown_as_text_and_given_away_as_it_was(client, editor, refused):
    page = client.get(reverse("admin:statements_importproblem_change", args=[refused.pk])).content.decode()
    assert "قال&lt;script&gt;" in page
    assert "\\xff" in page
    file = client.get(reverse("admin:import_problem_raw", args=[refused.pk]))
    assert file.content == bytes(refused.raw)
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert file["Content-Disposition"].startswith("attachment")


def test_long_input_is_cut_where_it_is_shown(client, editor, refused):
    ImportProblem.objects.update(raw=("س" * 100_000).encode())
    page = client.get(reverse("admin:statements_importproblem_change", args=[refused.pk])).content.decode()
    assert "س" * 5_000 + "…" in page


@pytest.mark.parametrize("way", ["problems", "runs", "run", "problem"])
def test_it_is_tried_again_from_every_page(client, editor, refused, way):
    mend()
    if way == "run":
        client.post(reverse("admin:import_again", args=[refused.run_id]))
    elif way == "problem":
        client.post(reverse("admin:import_problem_retry", args=[refused.pk]))
    else:
        model, action, key = {
            "problems": ("importproblem", "try_these_again", refused.pk),
            "runs": ("importrun", "try_refused_again", refused.run_id),
        }[way]
        url = reverse(f"admin:statements_{model}_changelist")
        page = client.post(url, {"action": action, "_selected_action": key}, follow=True).content.decode()
        assert "messagelist" in page
    refused.refresh_from_db()
    assert refused.resolved_at and refused.retried_by.user == editor
    assert Article.objects.count() == 1
    assert LogEntry.objects.filter(object_id=refused.retried_by_id, user=editor).exists()


def test_many_are_queued(client, editor, refused, settings):
    settings.IMPORT_AT_ONCE_ARTICLES = 0
    mend()
    client.post(reverse("admin:import_again", args=[refused.run_id]))
    assert ImportRun.objects.latest("pk").status == Status.QUEUED
    work_off()
    assert not ImportProblem.objects.open().exists()


@pytest.mark.parametrize(
    "query, number", [("", 1), ("?state=open", 1), ("?state=resolved", 0), ("?reason=syntax", 0)]
)
def test_problems_are_found_by(client, editor, refused, query, number):
    page = client.get(PROBLEMS + query)
    assert len(page.context["cl"].result_list) == number


@pytest.mark.parametrize("page", ["runs", "problems", "run", "problem"])
def test_a_page_asks_as_much_for_many_rows_as_for_one(
    client, editor, refused, page, django_assert_max_num_queries
):
    for n in range(20):
        run = ImportRun.objects.create(sources=["x"], user=editor)
        ImportProblem.objects.create(run=run, path="x", reason="field", raw=b"", fingerprint=str(n))
    problem = reverse("admin:statements_importproblem_change", args=[refused.pk])
    urls = {"runs": RUNS, "problems": PROBLEMS, "run": page_of(refused.run), "problem": problem}
    with django_assert_max_num_queries(15):
        assert client.get(urls[page]).status_code == 200
