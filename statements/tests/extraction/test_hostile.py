"""The extractor's time grows with the length of a text, whatever is in it: `make bench` with full sizes."""

import gc
import time

import pytest

from statements.extraction import extract

from .hostile import CROWDED, HOSTILE, normal

SIZE = 8_000
# Times of a few milliseconds on a busy machine: the limits catch what grows by the square, not what is slower.
MOST_GROWTH = 9.0
MOST_OF_NORMAL = 6.0
MOST_GROWTH_IN_A_CROWD = 6.0


def seconds(text: str) -> float:
    """The least of three, which is the one that other programs disturbed least."""
    return min(_seconds(text) for _ in range(3))


def _seconds(text):
    gc.collect()
    began = time.process_time()
    extract(text)
    return time.process_time() - began


@pytest.fixture(scope="module")
def normal_seconds():
    extract(normal(SIZE))
    return seconds(normal(4 * SIZE))


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear(make, normal_seconds):
    extract(make(4 * SIZE))
    short, long = seconds(make(SIZE)), seconds(make(4 * SIZE))
    assert long < MOST_GROWTH * max(short, normal_seconds / 8)
    assert long < MOST_OF_NORMAL * normal_seconds


@pytest.mark.parametrize("make", CROWDED.values(), ids=CROWDED)
def test_a_statement_costs_no_more_in_a_large_cast(make):
    extract(make(8 * SIZE))
    assert seconds(make(8 * SIZE)) < MOST_GROWTH_IN_A_CROWD * seconds(make(2 * SIZE))


@pytest.mark.parametrize("make", [*HOSTILE.values(), *CROWDED.values()], ids=[*HOSTILE, *CROWDED])
def test_spans_are_inside_the_text_and_sorted(make):
    text = make(SIZE)
    quotes = extract(text).quotes
    assert [(quote.start, quote.end) for quote in quotes] == sorted((quote.start, quote.end) for quote in quotes)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert all(quote.start <= start < end <= quote.end for start, end in quote.quoted)
        assert quote.cue == (text[slice(*quote.cue_span)] if quote.cue_span else "")
        assert quote.attribution == (text[slice(*quote.attribution_span)] if quote.attribution_span else "")
