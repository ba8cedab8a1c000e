"""Whom a statement is attributed to, across sentences. All people and places are invented."""

import pytest

from statements.extraction import SourceType, extract

INTRODUCED = "أكد وزير النقل الفرنسي سالم النورسي أن المرفأ جاهز."

# (a second sentence, who is meant in it)
MEANT = [
    ("وقال النورسي إن العمل بدأ.", "سالم النورسي"),
    ("وقال الوزير إن العمل بدأ.", "سالم النورسي"),
    ("وقال وزير النقل إن العمل بدأ.", "سالم النورسي"),
    ("وقال وزير النقل الفرنسي إن العمل بدأ.", "سالم النورسي"),
    ("وقال الوزير الفرنسي إن العمل بدأ.", "سالم النورسي"),
    ("وقال معاليه إن العمل بدأ.", "سالم النورسي"),
    ("وأضاف أن العمل بدأ.", "سالم النورسي"),
    ("وأضافت أن العمل بدأ.", None),
    ("وأضاف السيد النورسي أن العمل بدأ.", "سالم النورسي"),
    ("وقال وزير النقل الروسي بدر الساحلي إن العمل بدأ.", "بدر الساحلي"),
    ("وقالت وزارة النقل إن العمل بدأ.", "وزارة النقل"),
]


@pytest.mark.parametrize(("sentence", "expected"), MEANT)
def test_who_is_meant(sentence, expected):
    source = extract(f"{INTRODUCED}\n{sentence}").quotes[-1].source
    assert (source.name if source else None) == expected


def test_two_people_of_one_surname_are_not_guessed():
    text = "قال سالم النورسي إن العمل بدأ.\nوقالت هدى النورسي إن العمل توقف.\nوقال النورسي إن الجميع راض."
    last = extract(text).quotes[-1]
    assert last.source is None
    assert last.attribution == "النورسي"


def test_role_and_body_come_with_the_name():
    text = "قال المتحدث باسم وزارة النقل سالم النورسي إن العمل بدأ."
    source = extract(text).quotes[0].source
    assert source.type is SourceType.PERSON
    assert source.role == "المتحدث باسم وزارة النقل"
    assert source.organization == "وزارة النقل"


def test_capital_stands_for_the_country_that_the_article_names():
    text = "أعلنت فرنسا أن العمل بدأ.\nوقالت باريس إن المرفأ جاهز."
    assert [quote.source.name for quote in extract(text).quotes] == ["فرنسا", "فرنسا"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال سالم النورسي إن رابطة الصيادين توسعت.", ("رابطة الصيادين",)),
        ("قالت الوزارة إن العمل بدأ.", ()),
        ("أعلنت فرنسا أن العمل بدأ.", ()),
    ],
)
def test_organizations_named_in_the_article(text, expected):
    assert extract(text).organizations == expected
