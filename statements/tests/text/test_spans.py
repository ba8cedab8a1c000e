"""Spans moved by words and laid over each other."""

import pytest

from statements.text.spans import EARLIER, LATER, layers, move_end, move_start

TEXT = "قال «إنّ الميناءَ مفتوح» 😀 اليوم."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(("move", "way", "words", "moved"), [
    (move_start, LATER, "إنّ الميناءَ مفتوح", "الميناءَ مفتوح"),
    (move_start, EARLIER, "الميناءَ مفتوح", "إنّ الميناءَ مفتوح"),
    (move_start, EARLIER, "إنّ الميناءَ", "قال «إنّ الميناءَ"),
    (move_start, EARLIER, "قال", "قال"),
    (move_start, LATER, "مفتوح", "مفتوح"),
    (move_end, EARLIER, "إنّ الميناءَ مفتوح", "إنّ الميناءَ"),
    (move_end, EARLIER, "إنّ", "إنّ"),
    (move_end, LATER, "إنّ الميناءَ", "إنّ الميناءَ مفتوح"),
    (move_end, LATER, "مفتوح", "مفتوح» 😀 اليوم"),
    (move_end, LATER, "اليوم", "اليوم"),
])  # fmt: skip
def test_an_end_moves_by_a_word(move, way, words, moved):
    start, end = move(TEXT, span(words), way)
    assert TEXT[start:end] == moved


@pytest.mark.parametrize(("spans", "pieces"), [
    ({}, [("abcdef", (), ())]),
    ({"said": (0, 6)}, [("abcdef", ("said",), ("said",))]),
    (
        {"said": (1, 4), "cue": (3, 5)},
        [("a", (), ()), ("bc", ("said",), ("said",)), ("d", ("said", "cue"), ("cue",)), ("e", ("cue",), ()),
         ("f", (), ())],
    ),
])  # fmt: skip
def test_layers_lie_over_each_other(spans, pieces):
    assert list(layers("abcdef", spans)) == pieces
