"""What was counted slowly is remembered for a while; what was counted quickly is counted anew."""

import datetime

import pytest

from statements import counts
from statements.models import Organization, Quote, QuoteEntry, Speaker

from .making import make_quote, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    counts.cache.clear()
    yield
    counts.cache.clear()


def counted() -> int:
    return counts.tallied(QuoteEntry.objects.visible(), ("profile",))["profile"].total()


@pytest.mark.parametrize(("slow", "expected"), [(0.0, [1, 1]), (60.0, [1, 2])])
def test_only_slow_counts_are_remembered(cache, monkeypatch, slow, expected):
    monkeypatch.setattr(counts, "SLOW_SECONDS", slow)
    make_quote()
    before = counted()
    make_quote()
    assert [before, counted()] == expected


def test_counts_of_other_entries_are_others(cache, monkeypatch):
    monkeypatch.setattr(counts, "SLOW_SECONDS", 0.0)
    make_quote(speaker="سلمى الحداد")
    make_quote(speaker="عمر سعيد")
    assert counted() == 2
    of_salma = QuoteEntry.objects.visible().filter(speaker=person("سلمى الحداد"))
    assert counts.tallied(of_salma, ("profile",))["profile"].total() == 1


def test_the_overview_is_of_what_the_public_sees(db):
    make_quote(speaker="سلمى الحداد", said_on="2020-01-15")
    make_quote(speaker="سلمى الحداد")
    make_quote(speaker="عمر سعيد", review=Quote.Review.REJECTED, said_on="1990-01-01")
    overview = counts.overview(5)
    assert (overview.statements, overview.articles, overview.speakers, overview.publishers) == (2, 3, 1, 1)
    assert (overview.first, overview.last) == (datetime.date(2020, 1, 15), datetime.date(2021, 12, 8))
    assert [(speaker.name, speaker.quote_count) for speaker in overview.most_quoted] == [("سلمى الحداد", 2)]


def test_sources_are_persons_bodies_and_those_that_nobody_names(db):
    assert not any(counts.sources().values())
    for speaker in ("سلمى الحداد", ""):
        for organization in ("وزارة النقل", ""):
            make_quote(speaker=speaker, organization=organization)
    make_quote(speaker="", organization="وزارة النقل", review=Quote.Review.REJECTED)
    assert counts.sources() == {"person": 2, "body": 1, "unnamed": 1}


def test_an_empty_archive_has_an_overview():
    overview = counts.overview(5)
    assert (overview.statements, overview.first, overview.most_quoted) == (0, None, [])


def test_publishers_are_those_with_public_articles():
    make_quote()
    make_quote(speaker="", organization="وزارة النقل", review=Quote.Review.REJECTED)
    assert [
        (publisher.name, publisher.article_count, publisher.quote_count)
        for publisher in counts.publishers(Organization.objects.all(), counts.holdings()["publisher"])
    ] == [("صحيفة الميناء", 2, 1)]


def test_the_most_quoted_come_first_and_of_equals_the_first_by_name():
    for speaker in ("ج", "ب", "أ", "أ"):
        make_quote(speaker=speaker)
    make_quote(speaker="صامت", review=Quote.Review.REJECTED)
    listed = counts.MostQuoted(Speaker.objects.all())
    assert [(speaker.name, speaker.quote_count) for speaker in listed[:9]] == [("أ", 2), ("ب", 1), ("ج", 1)]
    assert len(listed) == 3
    assert [speaker.name for speaker in counts.MostQuoted(Speaker.objects.exclude(name="أ"))[1:2]] == ["ج"]
