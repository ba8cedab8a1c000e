"""Texts are cut so that every statement is shown where it stands, however statements lie to one another."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.passages import MARKS, marked, missing_marks, paragraphs


class Said(NamedTuple):
    start: int
    end: int
    quoted: list = []


def drawn(body, statements, within=None) -> list[str]:
    """The paragraphs with a bracket at each statement's first and last piece, ^ where quoted."""
    lines = []
    for pieces in paragraphs(body, statements, within):
        line = ""
        for piece in pieces:
            line += (
                "[" * len(piece.opening) + ("^" if piece.quoted else "") + piece.text + "]" * len(piece.closing)
            )
        lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("what", "statements", "expected"),
    [
        ("none", [], ["abcdef", "ghij"]),
        ("one", [Said(1, 3)], ["a[bc]def", "ghij"]),
        ("all of a paragraph", [Said(0, 6)], ["[abcdef]", "ghij"]),
        ("quoted in part", [Said(1, 5, [[2, 4]])], ["a[b^cde]f", "ghij"]),
        ("side by side", [Said(0, 2), Said(2, 4)], ["[ab][cd]ef", "ghij"]),
        ("nested", [Said(0, 6), Said(2, 4)], ["[ab[cd]ef]", "ghij"]),
        ("nested, one beginning", [Said(1, 3), Said(1, 5)], ["a[[bc]de]f", "ghij"]),
        ("overlapping", [Said(0, 4), Said(2, 6)], ["[ab[cd]ef]", "ghij"]),
        ("over two paragraphs", [Said(4, 9)], ["abcd[ef", "gh]ij"]),
        ("beginning with the line's end", [Said(6, 9)], ["abcdef", "[gh]ij"]),
    ],
)
def test_statements_are_marked_however_they_lie(what, statements, expected):
    assert drawn("abcdef\nghij", statements) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (Said(0, 1), ["[1]", "22"]),
        (Said(2, 4), ["1", "[22]", "333"]),
        (Said(14, 16), ["4444", "[55]555"]),
    ],
)
def test_a_statement_is_shown_with_the_paragraphs_beside_it(statement, expected):
    assert drawn("1\n22\n333\n4444\n55555", [statement], within=statement[:2]) == expected


def test_blank_lines_are_no_paragraphs():
    assert drawn("a\n\n \nb\n", [Said(5, 6)]) == ["a", "[b]"]


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6)


@given(st.text(alphabet="ab \n", max_size=40), spans)
def test_no_letter_is_lost_and_every_statement_opens_and_closes_once(body, spans):
    statements = [Said(start, start + length) for start, length in spans if body[start : start + length].strip()]
    cut = paragraphs(body, statements)
    assert ["".join(piece.text for piece in pieces) for pieces in cut] == [
        p for p in body.split("\n") if p.strip()
    ]
    pieces = [piece for paragraph in cut for piece in paragraph]
    assert sorted(s for piece in pieces for s in piece.opening) == sorted(statements)
    assert sorted(s for piece in pieces for s in piece.closing) == sorted(statements)


LONG = "كلمة " * 60


@given(st.lists(st.integers(0, 60), unique=True, max_size=12).map(sorted), st.integers(0, 60), st.integers(0, 60))
def test_marking_covers_the_stretch_without_gap(edges, start, end):
    start, end = sorted((start, end))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    stretches = list(marked(spans, start, end))
    assert [n for a, b, _hit in stretches for n in range(a, b)] == list(range(start, end))
    assert all(hit == any(s <= n < e for s, e in spans) for a, b, hit in stretches for n in range(a, b))


@pytest.mark.parametrize(
    ("text", "quoted", "marks"),
    [
        ('الوضع "صعب', [(7, 10)], ("", '"')),
        ("الوضع «صعب", [(7, 10)], ("", "»")),
        ('صعب" وطويل', [(0, 3)], ('"', "")),
        ("тяжело» и долго", [(0, 6)], ("«", "")),
        ('الوضع "صعب" جدا', [(7, 10)], ("", "")),
        ("صعب", [(0, 3)], ("", "")),
        ("بلا علامات", [], ("", "")),
        ("نص", [(-3, 90)], ("", "")),
    ],
)
def test_marks_that_a_span_leaves_outside_are_given_back(text, quoted, marks):
    assert missing_marks(text, quoted) == marks


def test_every_mark_has_a_closing_one():
    assert all(len(opening) == len(closing) == 1 for opening, closing in MARKS.items())
