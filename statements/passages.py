"""A text cut for showing: where statements begin and end in it, and where the words of a search stand.

Pure Python. Nothing here makes HTML; the template tags do, piece by piece, so that every piece is escaped.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

Span = tuple[int, int]

# Each opening mark with the one that closes it.
MARKS = {"«": "»", "“": "”", "„": "“", "”": "”", "‘": "’", '"': '"', "'": "'"}


class Piece(NamedTuple):
    """A stretch of one paragraph in which nothing begins or ends.

    `statements` are those that cover it, the outermost first; `opening` and `closing` are those whose first or
    last piece this is; `quoted` says whether it stands inside quotation marks of one of them.
    """

    text: str
    statements: tuple = ()
    opening: tuple = ()
    closing: tuple = ()
    quoted: bool = False


def paragraph_spans(body: str) -> Iterator[Span]:
    """The lines of the text that hold words."""
    start = 0
    for line in body.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def paragraphs(body: str, statements: Iterable, within: Span | None = None) -> list[list[Piece]]:
    """The paragraphs of the text as pieces. Statements (start, end, quoted) may nest and overlap.

    `within` keeps only the paragraphs that the span touches, with one before and one after.
    """
    statements = sorted(statements, key=lambda s: (s.start, -s.end))
    spans = list(paragraph_spans(body))
    if within:
        spans = _neighbourhood(spans, within)
    cut = [_cut(span, statements) for span in spans]
    first, last = {}, {}
    for place in ((n, m) for n, pieces in enumerate(cut) for m in range(len(pieces))):
        for index in _covering(cut[place[0]][place[1]], statements):
            first.setdefault(index, place)
            last[index] = place
    return [
        [_piece(body, span, statements, (n, m), first, last) for m, span in enumerate(pieces)]
        for n, pieces in enumerate(cut)
    ]


def missing_marks(text: str, quoted: list[Span]) -> tuple[str, str]:
    """The marks that a statement's own span leaves outside: before its first words, after its last.

    A statement that begins or ends with quoted words is kept without the mark there; shown alone, it would have
    a mark that nothing closes. `quoted` counts from the start of the text.
    """
    inside = [(a, b) for a, b in quoted if 0 <= a < b <= len(text)]
    if not inside or inside == [(0, len(text))]:
        return "", ""
    opening = closing = ""
    first_end, last_start = inside[0][1], inside[-1][0]
    if inside[0][0] == 0:
        opening = next((o for o, c in MARKS.items() if text[first_end : first_end + 1] == c), "")
    if inside[-1][1] == len(text):
        closing = MARKS.get(text[last_start - 1 : last_start], "")
    return opening, closing


def marked(spans: list[Span], start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretch start-end cut at the spans (in order, apart): (start, end, whether it is one of them)."""
    for hit_start, hit_end in spans:
        if hit_end <= start or hit_start >= end:
            continue
        if hit_start > start:
            yield start, hit_start, False
        yield max(start, hit_start), min(hit_end, end), True
        start = hit_end
    if start < end:
        yield start, end, False


def _neighbourhood(spans: list[Span], within: Span) -> list[Span]:
    touched = [n for n, (start, end) in enumerate(spans) if start < within[1] and end > within[0]]
    return spans[max(0, touched[0] - 1) : touched[-1] + 2] if touched else []


def _cut(paragraph: Span, statements: list) -> list[Span]:
    start, end = paragraph
    edges = {start, end}
    for statement in statements:
        for edge in (statement.start, statement.end, *(edge for span in statement.quoted for edge in span)):
            if start < edge < end:
                edges.add(edge)
    return list(pairwise(sorted(edges)))


def _covering(span: Span, statements: list) -> list[int]:
    return [n for n, s in enumerate(statements) if s.start < span[1] and s.end > span[0]]


def _piece(body, span, statements, place, first, last) -> Piece:
    covering = _covering(span, statements)
    return Piece(
        body[span[0] : span[1]],
        tuple(statements[n] for n in covering),
        tuple(statements[n] for n in covering if first[n] == place),
        tuple(statements[n] for n in covering if last[n] == place),
        any(start <= span[0] and span[1] <= end for n in covering for start, end in statements[n].quoted),
    )
