"""Where a text holds what a query looks for, in the original spelling, and the piece of it to show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from statements.text.analysis import Token, tokens

from .query import Phrase, Prefix, Query, Value, Word

Span = tuple[int, int]


class _Hit(NamedTuple):
    start: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Snippet:
    """The piece text[start:end], which begins and ends with whole words, and the spans of its hits in the text."""

    text: str
    start: int
    end: int
    hits: tuple[Span, ...]

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The piece cut up at its hits: (text, whether it is a hit), in order, none empty."""
        pieces, position = [], self.start
        for start, end in self.hits:
            pieces += [(self.text[position:start], False), (self.text[start:end], True)]
            position = end
        pieces.append((self.text[position : self.end], False))
        return [piece for piece in pieces if piece[0]]

    @property
    def starts_text(self) -> bool:
        return not self.text[: self.start].strip()

    @property
    def ends_text(self) -> bool:
        return not self.text[self.end :].strip()


def hits(text: str, query: Query) -> list[Span]:
    """The spans (start, end) of what the query looks for in the text, in order, overlapping ones made one.

    A word is found in all forms of its stem, a phrase as a whole and nothing of it elsewhere.
    """
    return hits_of(text, query.words)


def hits_of(text: str, values: Iterable[Value]) -> list[Span]:
    """The same for single values, such as `query.values("in")` in a title."""
    return _merged(_found(text, values))


def snippet(text: str, query: Query, width: int) -> Snippet:
    """At most `width` characters of the text, round the place that shows the most of what the query looks for.

    A longer hit is shown whole. Where nothing is found it is the beginning of the text.
    """
    found = _found(text, query.words)
    first, last = _best_cluster(found, width) if found else (0, 0)
    start, end = _window(text, first, last, width)
    inside = [(max(a, start), min(b, end)) for a, b in _merged(found) if a < end and b > start]
    return Snippet(text, start, end, tuple(inside))


def _found(text, values: Iterable[Value]) -> list[_Hit]:
    values = list(values)
    if not values:
        return []
    stems = {value.stem: value for value in values if isinstance(value, Word)}
    prefixes = [value for value in values if isinstance(value, Prefix)]
    phrases = [value for value in values if isinstance(value, Phrase)]
    words = list(tokens(text))
    found = []
    for number, token in enumerate(words):
        if token.stem in stems:
            found.append(_Hit(token.start, token.end, stems[token.stem]))
        found += [_Hit(token.start, token.end, value) for value in prefixes if _begins(token, value)]
        for phrase in phrases:
            side_by_side = words[number : number + len(phrase.words)]
            if tuple(each.word for each in side_by_side) == phrase.words:
                found.append(_Hit(token.start, side_by_side[-1].end, phrase))
    return found


def _begins(token: Token, prefix: Prefix) -> bool:
    return token.word.startswith(prefix.word) or token.stem.startswith(prefix.word)


def _merged(found: list[_Hit]) -> list[Span]:
    spans: list[Span] = []
    for start, end, _ in found:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _best_cluster(found: list[_Hit], width: int) -> Span:
    """The span of the hits that fit into the width and show the most different values, then the most hits."""
    best, best_score = (0, 0), (0, 0)
    last = 0
    for first, hit in enumerate(found):
        last = max(last, first)
        while last + 1 < len(found) and found[last + 1].end - hit.start <= width:
            last += 1
        cluster = found[first : last + 1]
        score = (len({each.value for each in cluster}), len(cluster))
        if score > best_score:
            best, best_score = (hit.start, max(each.end for each in cluster)), score
    return best


def _window(text, first, last, width) -> Span:
    """The piece round text[first:last], with as much before it as after it where the text goes on both ways."""
    width = max(width, last - first)
    start = max(0, min(first - (width - (last - first)) // 2, len(text) - width))
    end = min(len(text), start + width)
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    cut = end
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    end = end or cut  # one word longer than the width is cut
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
