"""At size each database goes by its index: for a rare word it must not walk the entries by date to find enough."""

import datetime
import itertools
import random

import pytest
from django.db import connection

from statements.models import Article, Quote, QuoteEntry
from statements.search import install, parse

ROWS = 30_000
WORDS = 20_000
RARE, VERY_COMMON = "rare", "common"
FIRST_DAY, DAYS = datetime.date(2010, 1, 1), 4_000


@pytest.fixture
def many_statements(db):
    """As a language has its words: one in a third of all statements, some in many, most in few."""
    install.run(connection, "uninstall_sql")
    article = Article.objects.create(body="المطر قريب", language="ar")
    Quote.objects.bulk_create(statements(article), batch_size=1_000)
    install.run(connection, "install_sql")


def statements(article):
    rng = random.Random(7)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
    for number in range(ROWS):
        terms = [f"w{rank}" for rank in rng.choices(range(WORDS), cum_weights=weights, k=12)]
        terms += [VERY_COMMON] * (number % 3 == 0) + [RARE] * (number % (ROWS // 3) == 0)
        yield Quote(
            article=article,
            position=number + 1,
            kind="direct",
            start=number,
            end=number + 1,
            text="م",
            language="ar",
            dated_on=FIRST_DAY + datetime.timedelta(days=rng.randrange(DAYS)),
            search_terms=" ".join(terms),
        )


# What is searched for → what the plan of a page says on PostgreSQL.
BY_THE_WORDS, BY_DATE = "Bitmap Index Scan on statements_quoteentry_terms", "Index Scan Backward"
PLANS = {
    RARE: BY_THE_WORDS,
    "absent": BY_THE_WORDS,
    f"{RARE} {VERY_COMMON}": BY_THE_WORDS,
    f"{VERY_COMMON} -w5 {RARE}": BY_THE_WORDS,
    "w19999": BY_THE_WORDS,
    VERY_COMMON: BY_DATE,
}


def test_a_page_goes_by_the_words_unless_they_are_everywhere(many_statements):
    for typed, expected in PLANS.items():
        plan = QuoteEntry.objects.visible().matching(parse(typed)).newest_first().pairs()[:21].explain()
        if connection.vendor == "sqlite":  # FTS5 goes by date itself, within the words
            expected = "SCAN statements_quoteentry_terms VIRTUAL TABLE INDEX"
        assert expected in plan, typed
        assert "TEMP B-TREE" not in plan
