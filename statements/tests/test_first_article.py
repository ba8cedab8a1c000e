"""The document that the project began with, all the way: file, rows, search, page, score."""

import json
import shutil
import subprocess
import sys

import pytest
from django.core.management import call_command

from statements.models import Article, ImportRun, Quote, Speaker


@pytest.fixture
def path(shared):
    return shared / "seeds" / "lavrov_cis_2021-12-08.txt"


@pytest.fixture
def article(db, path):
    call_command("import_articles", str(path), verbosity=0)
    return Article.objects.get()


def test_the_article_as_stored(article, path):
    assert article.published_on.isoformat() == "2021-12-08"
    assert article.agency.name == "تاس"
    assert article.publisher.name == 'مجموعة الرؤية الاستراتيجية "روسيا - العالم الإسلامي"'
    assert article.body == path.read_text().strip("\n")


def test_its_statements(article):
    quotes = list(article.quotes.all())
    assert len(quotes) == 10
    assert all(article.body[quote.start : quote.end] == quote.text for quote in quotes)
    assert {(quote.speaker.name, quote.role) for quote in quotes} == {("سيرغي لافروف", "وزير الخارجية الروسي")}
    assert Speaker.objects.count() == 1


def test_importing_it_again_changes_nothing(article, path):
    before = list(Quote.objects.values())
    call_command("import_articles", str(path), verbosity=0)
    assert list(Quote.objects.values()) == before
    assert list(Article.objects.all()) == [article]
    assert ImportRun.objects.latest("pk").articles_unchanged == 1


@pytest.mark.parametrize("spelling", ["أفغانستان", "افغانستان", "وأفغانستان"])
def test_every_spelling_finds_it(article, client, spelling):
    expected = {quote.pk for quote in article.quotes.all() if "أفغانستان" in quote.text}
    page = client.get("/statements/", {"q": spelling})
    assert expected
    assert {quote.pk for quote in page.context["page"].rows} == expected
    assert "<mark>أفغانستان</mark>" in page.text


def test_its_score_is_full(shared, path, tmp_path, capsys):
    gold = tmp_path / "gold"
    gold.mkdir()
    shutil.copy(shared / "gold" / "dev" / f"{path.stem}.json", gold)
    call_command("extract_statements", str(path), format="jsonl")
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(capsys.readouterr().out)
    scorer = [sys.executable, shared / "tools" / "score_extraction.py", gold, predicted, "--json"]
    figures = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    assert figures["articles"] == 1
    assert short_of_full(figures) == {}


def short_of_full(figures: dict) -> dict:
    """The figures between 0 and 1 that are not 1, by name."""
    flat = {}
    for name, value in figures.items():
        parts = value if isinstance(value, dict) else {"": value}
        flat |= {f"{name} {part}".strip(): number for part, number in parts.items() if isinstance(number, float)}
    return {name: number for name, number in flat.items() if number != 1}
