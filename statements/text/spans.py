"""Spans of a text, [start, end) in code points: one end moved by a word, and several laid over each other."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .fragments import WORD

Span = tuple[int, int]
EARLIER, LATER = -1, 1


def move_start(text: str, span: Span, way: int) -> Span:
    """The span with its start at the word before or after; as it is where there is none, or it would be empty."""
    start, end = span
    starts = [word.start() for word in WORD.finditer(text, 0, end)]
    beyond = [place for place in starts if (place < start if way == EARLIER else start < place < end)]
    return (beyond[-1 if way == EARLIER else 0], end) if beyond else span


def move_end(text: str, span: Span, way: int) -> Span:
    """The span with its end at the end of the word before or after; else as it is."""
    start, end = span
    ends = [word.end() for word in WORD.finditer(text, start)]
    beyond = [place for place in ends if (start < place < end if way == EARLIER else place > end)]
    return (start, beyond[-1 if way == EARLIER else 0]) if beyond else span


class Layer(NamedTuple):
    """A stretch of text with the names of the spans that cover it, and of those that begin with it."""

    text: str
    names: tuple[str, ...]
    opening: tuple[str, ...]


def layers(text: str, spans: dict[str, Span]) -> Iterator[Layer]:
    """The text cut at all edges of the spans, which may lie over each other."""
    edges = {0, len(text)} | {edge for span in spans.values() for edge in span}
    for start, end in pairwise(sorted(edges)):
        covering = tuple(name for name, span in spans.items() if span[0] <= start and end <= span[1])
        yield Layer(text[start:end], covering, tuple(name for name in covering if spans[name][0] == start))
