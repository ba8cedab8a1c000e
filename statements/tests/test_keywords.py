"""The words that tell somebody from the others are theirs, say something, and can be read."""

import pytest

from statements import keywords
from statements.keywords import Sample, Usage, keywords_of, telling
from statements.models import QuoteEntry
from statements.search.terms import index_terms

from .making import make_quote, person

OTHERS = Sample.of(
    (index_terms(text), text) for text in (f"الحكومة اجتمعت اليوم مرة {n}" for n in range(200))
).usage


def sample(*texts: str) -> Sample:
    return Sample.of((index_terms(text), text) for text in texts)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([f"البَحْرُ يرتفع {n} والحكومة نائمة" for n in "ابجد"], {"البحر", "يرتفع", "نائمة"}),
        (["البحر", "البحر", "البحر"], set()),  # one statement in three articles
        (["البحر أ", "البحر ب"], set()),
        ([f"هذا الذي قال إنه {n}" for n in "ابجد"], set()),
        ([f"وأن {n} 2024" for n in "ابجد"], set()),
        ([f"The dams are full {n}" for n in ("one", "two", "red")], {"dams", "full"}),
        ([], set()),
    ],
)
def test_words(texts, words):
    own = sample(*texts)
    assert set(own.spelled(telling(own, OTHERS))) == words


def test_what_all_others_say_as_well_does_not_tell():
    own = sample(*(f"الحكومة والبحر {n}" for n in "ابجدهو"))
    assert own.spelled(telling(own, OTHERS)) == ["والبحر"]


def test_against_nothing_nothing_is_told():
    assert telling(sample("البحر أ", "البحر ب", "البحر ج"), Usage(0, OTHERS.holding)) == []


def test_of_those_whose_entries_they_are(db):
    for number in range(8):
        make_quote(f"البحر قريب {number}", speaker="سلمى")
    for number in range(40):
        make_quote(f"الحكومة اجتمعت {number}", speaker="عمر")
    entries = QuoteEntry.objects.visible().of("speaker", person("سلمى").pk)
    assert set(keywords_of(entries, 5)) == {"البحر", "قريب"}
    assert len(keywords_of(entries, 1)) == 1


def test_the_archives_usage_is_remembered_where_it_took_reading(db, settings, monkeypatch):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    monkeypatch.setattr(keywords, "REFERENCE", 2)
    keywords.cache.clear()
    numbers = []
    for text in ("البحر", "البر", "الجو"):
        make_quote(text)
        numbers.append(keywords.reference().statements)
    keywords.cache.clear()
    assert numbers == [1, 2, 2]
