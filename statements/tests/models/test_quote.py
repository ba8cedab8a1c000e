import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from statements.models import Article, Quote

BODY = "قالت سلمى الحداد إن 😀 الميناء مفتوح."


@pytest.fixture
def article(db):
    return Article.objects.create(body=BODY, language="ar", published_on=datetime.date(2023, 3, 14))


def quote(article, start=20, end=35, **values):
    return Quote(article=article, position=1, kind="indirect", start=start, end=end, language="ar", **values)


def test_the_words_are_always_those_of_the_body(article):
    saved = quote(article, text="something else")
    saved.save()
    assert saved.text == BODY[20:35] == "😀 الميناء مفتوح"


@pytest.mark.parametrize("said_on", [None, datetime.date(2023, 3, 13)])
def test_a_statement_is_filed_under_the_day_it_was_said_else_published(article, said_on):
    saved = quote(article, said_on=said_on)
    saved.save()
    assert saved.dated_on == (said_on or article.published_on)


BAD_SPANS = [
    (5, 5, "end", []),
    (9, 5, "end", []),
    (0, len(BODY) + 1, "end", []),
    (4, 5, "start", []),
    (20, 35, "quoted", [[0, 3]]),
    (20, 35, "quoted", [[30, 25]]),
    (20, 35, "quoted", [[20, 36]]),
    (20, 35, "quoted", [["20", 30]]),
    (20, 35, "quoted", "20-30"),
]


@pytest.mark.parametrize("start, end, field, quoted", BAD_SPANS)
def test_a_span_that_quotes_nothing_is_a_clear_error(article, start, end, field, quoted):
    with pytest.raises(ValidationError) as error:
        quote(article, start, end, quoted=quoted).full_clean(exclude=["text", "search_terms"])
    assert list(error.value.message_dict) == [field]


def test_a_second_statement_of_the_same_span_is_a_clear_error(article):
    quote(article).save()
    with pytest.raises(ValidationError) as error:
        quote(article).clean()
    assert "start" in error.value.message_dict


@pytest.mark.parametrize(
    "values", [{"end": 20}, {"text": ""}, {"confidence": 1.5}], ids=["empty span", "no words", "confidence"]
)
def test_the_database_itself_refuses_what_cannot_be(article, values):
    saved = quote(article)
    saved.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Quote.objects.filter(pk=saved.pk).update(**values)


VISIBLE = [
    ("published", "machine", True),
    ("published", "verified", True),
    ("published", "disputed", True),
    ("published", "rejected", False),
    ("withdrawn", "verified", False),
]


@pytest.mark.parametrize("status, review, visible", VISIBLE)
def test_the_public_sees_published_articles_and_what_is_not_rejected(article, status, review, visible):
    quote(article, review=review).save()
    Article.objects.update(status=status)
    assert Quote.objects.published().exists() is visible
