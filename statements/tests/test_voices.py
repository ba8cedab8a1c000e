from types import SimpleNamespace

import pytest

from statements.voices import MARKS, marks, voices


def said(who: str):
    """A statement of speaker s1, organization o1, or the article's words for somebody."""
    key = int(who[1:]) if who[1:].isdigit() else None
    return SimpleNamespace(
        speaker_id=key if who[:1] == "s" else None,
        organization_id=key if who[:1] == "o" else None,
        attribution=who,
    )


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], []),
        (["s1", "o1", "s1", "a witness"], [(1, 2), (2, 1), (3, 1)]),
        (["", "s1", ""], [(0, 2), (1, 1)]),
        (["s1"] + [f"s{n}" for n in range(2, 9)] * 2, [(0, 1), *((n, 2) for n in range(1, 7)), (0, 2)]),
    ],
)
def test_sources_have_marks_in_the_order_of_the_text_and_the_loudest_have_their_own(sources, expected):
    found = voices([said(who) for who in sources])
    assert [(voice.mark, len(voice.quotes)) for voice in found] == expected
    assert max((voice.mark for voice in found), default=0) <= MARKS


def test_a_source_that_is_alone_needs_no_mark():
    quotes = [said("s1"), said("s1"), said("s2")]
    for key, quote in enumerate(quotes):
        quote.pk = key
    assert marks(voices(quotes[:2])) == {}
    assert marks(voices(quotes)) == {0: 1, 1: 1, 2: 2}
