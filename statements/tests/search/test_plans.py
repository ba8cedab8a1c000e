"""At size each database goes by its index: for a rare word it must not walk the entries by date to find enough."""

import datetime
import itertools
import random

import pytest
from django.db import connection

from statements.models import Article, Quote, QuoteEntry
from statements.search import install, parse

pytestmark = pytest.mark.django_db

ROWS = 30_000
WORDS = 20_000
RARE, VERY_COMMON = "rare", "common"
FIRST_DAY, DAYS = datetime.date(2010, 1, 1), 4_000


def make_statements(rows: int) -> None:
    """As a language has its words: one in a third of all statements, some in many, most in few."""
    install.run(connection, "uninstall_sql")
    article = Article.objects.create(body="المطر قريب", language="ar")
    Quote.objects.bulk_create(statements(article, rows), batch_size=1_000)
    install.run(connection, "install_sql")


def statements(article, rows: int):
    rng = random.Random(7)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
    for number in range(rows):
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


def test_a_page_goes_by_the_words_unless_they_are_everywhere():
    make_statements(ROWS)
    for typed, expected in PLANS.items():
        plan = QuoteEntry.objects.visible().matching(parse(typed)).newest_first().pairs()[:21].explain()
        if connection.vendor == "sqlite":  # FTS5 goes by date itself, within the words
            expected = "SCAN statements_quoteentry_terms VIRTUAL TABLE INDEX"
        assert expected in plan, typed
        assert "TEMP B-TREE" not in plan


def test_an_entry_is_narrow():
    """Counting reads every entry that holds a word: their terms must not stand in the rows, on either database."""
    make_statements(1_000)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            columns = connection.introspection.get_table_description(cursor, QuoteEntry._meta.db_table)
            assert "terms" not in {column.name for column in columns}
        else:
            cursor.execute("SELECT pg_relation_size('statements_quoteentry')")
            assert cursor.fetchone()[0] / 1_000 < 160
