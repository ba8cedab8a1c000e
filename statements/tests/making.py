"""Rows for tests, made in one line."""

import datetime
import itertools

from statements.models import Article, Organization, Quote, Speaker

_numbers = itertools.count(1)


def make_article(body="", *, publisher="صحيفة الميناء", **values) -> Article:
    """An article; a body of its own where none is given, so that no two are the same."""
    body = body or f"مقال رقم {next(_numbers)}.\nقال أحدهم إن المطر قريب."
    values = {"title": "عنوان", "language": "ar", "published_on": datetime.date(2021, 12, 8), **values}
    return Article.objects.create(body=body, publisher=body_named(publisher, kind="publisher"), **values)


def make_quote(text="المطر قريب", *, article=None, speaker="سلمى الحداد", organization="", **values) -> Quote:
    """A statement of these words; in an article of its own, which holds them, where none is given."""
    article = article or make_article(f"خبر رقم {next(_numbers)}.\nقالت سلمى الحداد: {text}.\nثم غادرت.")
    start = article.body.index(text)
    quote = Quote(
        article=article,
        position=values.pop("position", article.quotes.count() + 1),
        kind=values.pop("kind", Quote.Kind.DIRECT),
        start=start,
        end=start + len(text),
        speaker=person(speaker),
        organization=body_named(organization),
        **values,
    )
    quote.save()
    return quote


def person(name: str) -> Speaker | None:
    return (Speaker.objects.filter(name=name).first() or Speaker.objects.create(name=name)) if name else None


def body_named(name: str, **values) -> Organization | None:
    if not name:
        return None
    return Organization.objects.filter(name=name).first() or Organization.objects.create(name=name, **values)
