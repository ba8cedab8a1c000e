"""Nothing is lost: each article of the input is stored, recognised as held, or refused with its reason.

End to end, through the command, over all formats, with files that hypothesis makes and with spoilt ones.
"""

import csv
import io
import json
from collections import Counter
from xml.sax.saxutils import escape

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.importers import Options, read
from statements.models import Article, ArticleRevision, ImportProblem, ImportRun
from statements.models.article import body_hash
from statements.records import ParsedArticle, Refusal

from ..importers.test_properties import spoilt_cases
from .archive import archive

some = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

# Few values, so that articles get in each other's way; some that nothing can store.
BODIES = [
    "قال الوزير سالم العوفي إن السد آمن.",
    "قال الوزير سالم العوفي ان السد آمن",
    "Minister Salma Haddad said the port is open.",
    "نص بلا تصريحات",
    "قال\0",
    " ",
    "!",
]
RECORDS = st.lists(
    st.fixed_dictionaries(
        {"text": st.sampled_from(BODIES)},
        optional={
            "title": st.sampled_from(["عنوان", "ع" * 600]),
            "id": st.sampled_from(["1", "2"]),
            "url": st.sampled_from(
                ["https://example.org/1", "http://example.org/1#top", "https://example.org/2", "x"]
            ),
            "publisher": st.sampled_from(["صحيفة الميناء", "صحيفه الميناء", "A.B", "AB"]),
            "agency": st.sampled_from(["وكالة الجزر", "صحيفة الميناء"]),
            "published": st.sampled_from(["2023-03-14", "2023-03-14T23:30:00+03:00", "أمس"]),
            "language": st.sampled_from(["ar", "en", "arabic language"]),
        },
    ),
    min_size=1,
    max_size=12,
)


def as_lines(records) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def as_list(records) -> bytes:
    return json.dumps(records, ensure_ascii=False).encode()


def as_table(records) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["text", "title", "id", "url", "publisher", "agency", "published", "language"])
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def as_feed(records) -> bytes:
    entries = "".join(
        f"<item><title>{escape(record.get('title', ''))}</title><link>{escape(record.get('url', ''))}</link>"
        f"<description>{escape(record['text'])}</description></item>"
        for record in records
    )
    return f'<rss version="2.0"><channel><title>x</title>{entries}</channel></rss>'.encode()


@pytest.fixture
def bring_in(db, tmp_path, capsys):
    """Imports a file by the command; returns the run."""

    def bring_in(path) -> ImportRun:
        refused = False
        try:
            call_command("import_articles", path, workers=1, verbosity=0)
        except SystemExit as stop:
            refused = bool(stop.code)
        capsys.readouterr()
        run = ImportRun.objects.order_by("pk").last()
        assert refused == bool(run.articles_refused)
        return run

    return bring_in


def counts(run: ImportRun) -> Counter:
    names = ("new", "changed", "unchanged", "refused")
    return Counter({name: getattr(run, f"articles_{name}") for name in names})


def assert_accounts_for(items, run: ImportRun) -> None:
    assert (run.status, counts(run).total()) == ("finished", len(items))
    held = {
        *Article.objects.values_list("body_sha256", flat=True),
        *ArticleRevision.objects.values_list("body_sha256", flat=True),
    }
    refused = {(problem.path, problem.line) for problem in ImportProblem.objects.all()}
    inputs = {bytes(problem.raw) for problem in ImportProblem.objects.all()}
    for item in items:
        is_held = isinstance(item, ParsedArticle) and body_hash(storable(item.body)) in held
        assert is_held or (item.origin.path, item.origin.line) in refused or item.raw in inputs, item
    listed = [item for item in items if isinstance(item, Refusal)]
    assert run.articles_refused >= len(listed)
    assert Article.objects.count() == run.articles_new


def storable(body: str) -> str:
    return body.encode("utf-8", "replace").decode()


def check(content: bytes, path, bring_in) -> None:
    """The input is accounted for, and once it is in, it changes nothing when it comes again."""
    path.write_bytes(content)
    with transaction.atomic():
        items = list(read([path], options=Options()))
        first = bring_in(path)
        assert_accounts_for(items, first)
        before = archive()
        again = bring_in(path)
        assert counts(again) == Counter(
            unchanged=len(items) - first.articles_refused, refused=first.articles_refused
        )
        assert archive() == before
        transaction.set_rollback(True)


@pytest.mark.parametrize("form", [as_lines, as_list, as_table, as_feed])
@some
@given(records=RECORDS)
def test_every_article_that_is_made_up_is_accounted_for(tmp_path, bring_in, form, records):
    check(form(records), tmp_path / "file", bring_in)


@some
@given(content=spoilt_cases())
def test_every_piece_of_a_spoilt_file_is_accounted_for(tmp_path, bring_in, content):
    check(content, tmp_path / "file", bring_in)


@some
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_whatever_a_file_holds_is_accounted_for(tmp_path, bring_in, content):
    check(content, tmp_path / "file", bring_in)
