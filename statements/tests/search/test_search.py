import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from statements.models import Article, Quote
from statements.search import parse
from statements.search.highlight import hits
from statements.search.query import MAX_TERMS

BODIES = {
    "afghanistan": "قالت سلمى الحداد إن الوضع في أفغانستان صعب",
    "and_afghanistan": "قالت سلمى الحداد إن باكستان وأفغانستان جارتان",
    "plain": "قالت سلمى الحداد إن افغانستان بلد جبلي",
    "vowelled": "قالت سلمى الحداد إنّ المُسـؤولةَ غابت عام ٢٠٢١",
    "english": "Salma Haddad said that the Café was closed in 2021",
    "russian": "Сальма Хаддад заявила, что ёлку привезли",
}
# What is typed, and the articles whose statements it finds.
CASES = [
    ("أفغانستان", {"afghanistan", "and_afghanistan", "plain"}),
    ("افغانستان", {"afghanistan", "and_afghanistan", "plain"}),
    ("وأفغانستان", {"afghanistan", "and_afghanistan", "plain"}),
    ("باكستان افغانستان", {"and_afghanistan"}),
    ("مسؤولة", {"vowelled"}),
    ("المسؤوله", {"vowelled"}),
    ("2021", {"vowelled", "english"}),
    ("٢٠٢١", {"vowelled", "english"}),
    ("cafe", {"english"}),
    ("елку", {"russian"}),
    ("غير موجودة", set()),
    ("", set(BODIES)),
    ('"!?', set(BODIES)),
]


@pytest.fixture
def statements(db):
    for name, body in BODIES.items():
        article = Article.objects.create(title=name, body=body, language="ar")
        Quote(article=article, position=1, kind="indirect", start=0, end=len(body)).save()


def found(text):
    return set(Quote.objects.search(text).values_list("article__title", flat=True))


@pytest.mark.parametrize("typed, names", CASES)
def test_a_word_is_found_in_any_spelling_on_both_databases(statements, typed, names):
    assert found(typed) == names


@pytest.mark.parametrize(
    "typed", ["'", '"', "NEAR(a b)", "a OR", "-", "*", "col:x", "\\", "%s", "؟", "a" * 5000, "x " * 500]
)
def test_whatever_is_typed_is_no_error(statements, typed):
    assert found(typed) <= set(BODIES)


@given(st.text())
def test_any_text_makes_a_query_of_words(text):
    query = parse(text)
    assert all(term.isalnum() for term in query.terms)
    assert len(query.terms) <= MAX_TERMS


def test_the_index_follows_every_kind_of_write(statements):
    article = Article.objects.get(title="plain")
    other = Quote(article=article, position=2, kind="indirect", start=0, end=4)
    other.derive()
    Quote.objects.bulk_create([other])
    assert Quote.objects.search("قالت").filter(article=article).count() == 2
    Quote.objects.filter(pk=other.pk).update(search_terms="جديد")
    assert found("جديد") == {"plain"}
    Quote.objects.filter(article=article).delete()
    assert found("جديد") == set()
    assert "plain" not in found("أفغانستان")


def test_the_triggers_are_there_after_all_migrations(db):
    """A migration in which Django rebuilds the table on SQLite drops them and must make them again."""
    if connection.vendor == "sqlite":
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'statements_quote'"
        expected = 3
    else:
        query = "SELECT count(*) FROM pg_indexes WHERE indexname = 'statements_quote_search'"
        expected = 1
    with connection.cursor() as cursor:
        cursor.execute(query)
        assert cursor.fetchone() == (expected,)


HIGHLIGHTS = [
    ("افغانستان", "الوضع في أفغانستان، وأفغانِسـتان", ["أفغانستان", "وأفغانِسـتان"]),
    ("وزير", "قال الوزيرُ للوزير", ["الوزيرُ", "للوزير"]),
    ("cafe", "the Café", ["Café"]),
    ("غائب", "لا شيء هنا", []),
    ("", "لا شيء هنا", []),
]


@pytest.mark.parametrize("typed, text, words", HIGHLIGHTS)
def test_hits_are_the_words_as_they_were_written(typed, text, words):
    assert [text[start:end] for start, end in hits(text, parse(typed))] == words
