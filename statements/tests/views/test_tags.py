"""What the template tags make of texts that come from outside: marked where it should be, escaped everywhere."""

import datetime

import pytest
from django.test import RequestFactory
from django.utils import translation

from statements.search import parse
from statements.templatetags import archive

from ..making import make_article, make_quote

EVIL = '<script>alert("x")</script>'


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("زار وأفغانستان", "افغانستان", "زار <mark>وأفغانستان</mark>"),
        ("الوضع صعب", "", "الوضع صعب"),
        (
            f"قال {EVIL}",
            "script",
            "قال &lt;<mark>script</mark>&gt;alert(&quot;x&quot;)&lt;/<mark>script</mark>&gt;",
        ),
        ("a & b", "b", "a &amp; <mark>b</mark>"),
    ],
)
def test_hits_are_marked_in_the_original_and_all_is_escaped(db, text, query, expected):
    assert archive.words(make_quote(text), parse(query)) == expected


def test_a_mixed_statement_gets_back_the_mark_that_its_span_left_outside(db):
    article = make_article('قالت إن الوضع "صعب جدا" أمس.')
    quote = make_quote('الوضع "صعب جدا', article=article, kind="mixed", quoted=[[15, 22]])
    assert archive.words(quote) == "الوضع &quot;صعب جدا&quot;"


def test_an_article_is_escaped_inside_and_outside_its_statements(db):
    article = make_article(f"{EVIL}\nقالت: {EVIL}.")
    quote = make_quote(f"قالت: {EVIL}", article=article, speaker=EVIL)
    made = archive.article_text(article, [quote])
    assert "<script" not in made
    assert made.count("&lt;script&gt;") == 3  # twice in the text, once in the numeral's label
    assert f'<span class="anchor" id="s{quote.pk}"></span><mark class="said">قالت:' in made
    assert f'href="/statements/{quote.pk}/"' in made


def test_nested_statements_keep_an_anchor_and_a_numeral_each(db):
    article = make_article("قال إن زيدا قال إن المطر قريب اليوم.")
    outer = make_quote("زيدا قال إن المطر قريب اليوم", article=article)
    inner = make_quote("المطر قريب", article=article)
    made = archive.article_text(article, [outer, inner])
    for quote in (outer, inner):
        assert made.count(f'id="s{quote.pk}"') == made.count(f'href="/statements/{quote.pk}/"') == 1
    assert '<mark class="said said-nested">المطر قريب</mark>' in made


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("سلمى", '<bdi lang="ar">سلمى</bdi>'),
        ("Лавров", '<bdi lang="ru">Лавров</bdi>'),
        ("CNN", '<bdi lang="en">CNN</bdi>'),
        ("24", "<bdi>24</bdi>"),
        ("<b>", '<bdi lang="en">&lt;b&gt;</bdi>'),
    ],
)
def test_a_name_is_set_apart_in_its_own_language(name, expected):
    assert archive.bdi(name) == expected


@pytest.mark.parametrize(
    ("language", "date", "number"),
    [
        ("ar", "8 ديسمبر 2021", "12,345"),
        ("en", "8 December 2021", "12,345"),
        ("ru", "8 декабря 2021", "12\u00a0345"),
    ],
)
def test_days_and_numbers_are_written_as_the_language_does(language, date, number):
    with translation.override(language):
        assert archive.day(datetime.date(2021, 12, 8)) == f'<time datetime="2021-12-08">{date}</time>'
        assert archive.number(12345) == number


@pytest.mark.parametrize(
    ("address", "changes", "expected"),
    [
        ("/statements/", {"kind": "direct"}, "?kind=direct"),
        ("/statements/?kind=direct", {"kind": None}, "?"),
        ("/statements/?kind=direct&page=3", {"kind": "mixed"}, "?kind=mixed"),
        ("/statements/?kind=direct", {"page": 2}, "?kind=direct&page=2"),
        ("/statements/?q=&since=&kind=direct", {"page": 2}, "?kind=direct&page=2"),
        ("/statements/?q=<b>&", {"page": 2}, "?q=%3Cb%3E&page=2"),
    ],
)
def test_links_change_one_filter_and_keep_the_others(address, changes, expected):
    assert archive.query({"request": RequestFactory().get(address)}, **changes) == expected


@pytest.mark.parametrize(("url", "host"), [("https://www.example.org/x", "example.org"), ("http://[", "http://[")])
def test_the_host_of_an_address(url, host):
    assert archive.host(url) == host
