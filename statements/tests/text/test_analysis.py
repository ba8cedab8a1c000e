import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.text.analysis import WORD, terms, tokens

# Words that a reader expects to be found by one another.
FOUND_TOGETHER = [
    ["أفغانستان", "افغانستان", "وأفغانستان", "بأفغانستان", "لأفغانستان", "أفغانسـتان"],
    ["وزير", "الوزير", "والوزير", "للوزير", "بالوزير", "وزيرٌ"],
    ["وزارة", "الوزارة", "والوزارة", "بالوزارة", "وزاره"],
    ["مسؤول", "المسؤول", "مسؤولٌ"],
    ["١٩٨٤", "1984"],
    ["Lavrov", "LAVROV", "lavrov"],
    ["ёлка", "елка"],
]
FOUND_APART = [("بحر", "حر"), ("وطن", "طن"), ("فيل", "يل"), ("كتاب", "تاب"), ("2021", "2022")]


@pytest.mark.parametrize("words", FOUND_TOGETHER, ids=lambda words: words[0])
def test_written_variants_of_a_word_have_one_term(words):
    assert {tuple(terms(word)) for word in words} == {tuple(terms(words[0]))}


@pytest.mark.parametrize("one, other", FOUND_APART)
def test_different_words_have_different_terms(one, other):
    assert terms(one) != terms(other)


@given(st.text())
def test_terms_hold_letters_and_digits_only(text):
    assert all(term.isalnum() for term in terms(text))


@given(st.text(alphabet="وفبكلال" + "أزمرنةىيس 1a-ـًّ"))
def test_the_terms_of_a_term_are_itself(text):
    for term in terms(text):
        assert terms(term) == [term]


@given(st.text(alphabet="وقالتأفغانستانُـ «».1a"))
def test_tokens_stand_where_they_say_and_hold_all_terms(text):
    found = list(tokens(text))
    assert all(WORD.fullmatch(text[token.start : token.end]) for token in found)
    assert [term for token in found for term in token.terms] == terms(text)
