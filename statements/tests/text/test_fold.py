import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.text.fold import fold, fold_with_offsets

CASES = [
    ("أفغانستان", "افغانستان"),
    ("إيران آسيا ٱلله", "ايران اسيا الله"),
    ("مُسـؤولٌ", "مسوول"),
    ("وزيرة", "وزيره"),
    ("على", "علي"),
    ("مبادئ", "مبادي"),
    ("کتاب یک", "كتاب يك"),
    ("١٢ ۳۴", "12 34"),
    ("ﻻ ﷲ", "لا الله"),
    ("Élan VITAL", "elan vital"),
    ("Ёлка и йод", "елка и йод"),
    ("\u200fقال\u200e", "قال"),
]


@pytest.mark.parametrize("text, folded", CASES)
def test_spellings_of_a_word_fold_to_one(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_each_folded_character_knows_where_it_came_from(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(character in fold(text[offset]) for character, offset in zip(folded, offsets, strict=False))


@pytest.mark.parametrize("text, word, original", [("قال مُســؤولٌ أمس", "مسوول", "مُســؤول"), ("ﻻ شيء", "لا", "ﻻ")])
def test_what_is_found_in_folded_text_can_be_shown_as_it_was_written(text, word, original):
    folded = fold_with_offsets(text)
    start = folded.text.index(word)
    begin, end = folded.span(start, start + len(word))
    assert text[begin:end] == original
