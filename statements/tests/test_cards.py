"""Pictures of statements hold any text, and draw it as text. How they look, a person has to see."""

from dataclasses import replace

import pytest

from statements.cards import HERE, Card

from .support import ROOT

CARD = Card(
    words="«المطر قريب»",
    source="سلمى الحداد",
    line="صحيفة الميناء",
    archive="أرشيف",
    language="ar",
    direction="rtl",
)


def with_values(**values) -> Card:
    return replace(CARD, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"words": "و" * 5000},
        {"words": "كلمة " * 5000, "source": "اسم طويل " * 100, "line": "سطر " * 100},
        {"words": '#panic("x") *b* $x$ \\ // /* "'},
        {"words": "She said “المطر” & COVID-19 (50%)", "language": "en", "direction": "ltr"},
        {"words": "雨が近い", "source": "", "line": "", "language": "zh"},
        {"words": "\u202eمقلوب\u0000\n\n"},
        {"words": "", "language": "not a language", "direction": ""},
    ],
)
def test_any_text_has_a_picture(values):
    assert with_values(**values).draw()[:8] == b"\x89PNG\r\n\x1a\n"


def test_another_text_is_another_picture_with_another_key():
    other = with_values(words="«البرد شديد»")
    assert CARD.key == with_values().key != other.key
    assert CARD.draw() == with_values().draw() != other.draw()


def test_arabic_letters_are_joined():
    """Joined letters are other glyphs than the same ones kept apart by a non-joiner."""
    apart = "\u200c".join("المطر")
    assert with_values(words="المطر").draw() != with_values(words=apart).draw()


def test_the_typefaces_are_those_of_the_pages():
    served = {path.stem for path in (ROOT / "static/fonts").glob("*.woff2")}
    assert {path.stem for path in (HERE / "fonts").glob("*.ttf")} <= served
