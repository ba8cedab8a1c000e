"""The copies among real articles, judged by reading, are found when they are imported among others."""

import gzip
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from statements.models import Article, Copy

CASES = Path(__file__).parent.parent / "cases" / "reuse" / "corpus_copies.txt"
GROUPS = {tuple(line.split()) for line in CASES.read_text().splitlines() if not line.startswith("#")}
# Of the articles that have no copy every so many comes along.
ONE_OF = 40

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(shared, tmp_path) -> set[str]:
    """The ids of the articles in the archive: all that have copies, and some that have none."""
    copied = {article for group in GROUPS for article in group}
    chosen = {}
    for path in sorted((shared / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt") as lines:
            for number, line in enumerate(lines):
                article = json.loads(line)["id"]
                if article in copied or number % ONE_OF == 0:
                    chosen[article] = line
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(chosen.values()))
    call_command("import_articles", file, verbosity=0)
    return set(chosen)


def test_copies_in_the_corpus_are_linked_and_none_is_dropped(imported):
    assert len(imported) > 300
    stored = dict(Article.objects.values_list("pk", "external_id"))
    # What is the same to the letter, of one publisher, is one article; everything else is there.
    missing = imported - set(stored.values())
    assert not missing & {article for group in GROUPS for article in group}
    found = {}
    for copy in Copy.objects.all():
        found.setdefault(copy.group, []).append(stored[copy.owner_id])
    assert {tuple(sorted(group)) for group in found.values()} == GROUPS
