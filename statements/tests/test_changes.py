import pytest

from statements.changes import MANY_WORDS, Change, changes

SIGNS = {"same": "", "gone": "-", "new": "+"}


def written(paragraphs) -> list[str]:
    return ["|".join(SIGNS[piece.kind] + piece.text for piece in pieces) for pieces in paragraphs]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("a", "a", ["a"]),
        ("a\n\nb", "a\nb", ["a", "b"]),
        ("rain is near", "rain is far", ["rain is |-near|+far"]),
        ("a\nb", "a", ["a", "-b"]),
        ("a", "a\nb", ["a", "+b"]),
        ("b c d", "a\nb x d", ["+a", "b |-c |+x |d"]),
        ("المطر قريب جدا", "المطر جدا", ["المطر |-قريب |جدا"]),
    ],
)
def test_texts_are_one_with_what_went_and_what_came(old, new, expected):
    assert written(changes(old, new)) == expected


def test_a_paragraph_without_measure_is_not_compared_word_by_word():
    old, new = "a " * MANY_WORDS + "b", "a " * MANY_WORDS + "c"
    assert changes(old, new) == [[Change("gone", old)], [Change("new", new)]]
