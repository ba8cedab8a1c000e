"""Wordings compared word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.changes import GONE, NEW, SAME
from statements.reuse.differences import MOST_WORDS, differences


def shown(first: str, other: str) -> str:
    """The pieces with [-gone-] and {+new+} words."""
    signs = {SAME: "{}", GONE: "[-{}-]", NEW: "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in differences(first, other))


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [
        ("المطر قريب", "المطر قريب", "المطر قريب"),
        # Spelling and signs are no difference: the other's own are shown.
        ("أكّد أنّ «المطر» قريب.", "اكد ان المطر، قريب", "اكد ان المطر، قريب"),
        ("قتل 5 أشخاص", "قتل 50 شخصا", "قتل [-5 أشخاص-] {+50 شخصا+}"),
        ("متأثر بالتصرف في الشمال", "متأثر من التصرف في الشمال", "متأثر [-بالتصرف-] {+من التصرف+} في الشمال"),
        ("المطر قريب", "المطر قريب جدا.", "المطر قريب {+جدا+}."),
        ("نعم، المطر قريب", "المطر قريب", "[-نعم-] المطر قريب"),
        ("«نعم» قال", "«لا» قال", "[-نعم-] «{+لا+}» قال"),
        ("one", "two", "[-one-] {+two+}"),
        ("", "new", "new"),
        ("old", "", ""),
        ("...", "!", "!"),
    ],
)
def test_differences(first, other, expected):
    assert shown(first, other) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_the_other_wording_is_lost(first, other):
    pieces = differences(first, other)
    kept = "".join(piece.text for piece in pieces if piece.kind != GONE)
    assert "".join(kept.split()) == "".join(other.split())


def test_what_is_too_long_to_compare_is_shown_as_it_is():
    long = "كلمة " * (MOST_WORDS + 1)
    assert shown("كلمة", long) == long
