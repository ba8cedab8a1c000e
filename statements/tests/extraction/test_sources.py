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
    text = "قال سالم النورسي إن العمل بدأ.\nوقال كمال النورسي إن العمل توقف.\nوقال النورسي إن الجميع راض."
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


# (what is reported after somebody spoke, who says the last of it)
CHAINS = [
    # The subject stands between two auxiliaries, with all that is said of it.
    ("وكان سعيد البحري المدير الفني للفريق قد أكد أن المباراة مهمة.", "سعيد البحري"),
    ("وكان القادم من بعيد قد أكد أن المباراة مهمة.", None),
    # Whom the sentence begins with, before a verb that reports nothing.
    ("لكن محكمة التمييز العراقية أعادت دراسة الملف، واعتبرت أن الأمر صعب.", "محكمة التمييز العراقية"),
    ("بدر الساحلي يزور المرفأ ويؤكد أن العمل بدأ.", "بدر الساحلي"),
    ("لكن بدر الساحلي، الذي سبق أن زار المرفأ، ينفي أن العمل بدأ.", "بدر الساحلي"),
    ("وكان بدر الساحلي، في كلمة أمام الحضور، قال، ردا على سؤال، إن العمل بدأ.", "بدر الساحلي"),
    # The outlet passes on what the one before has said.
    ('وشدد مكتب البحري، بحسب ما نقل عنه موقع "المدى"، أن "العمل بدأ". وأضاف أن الوقت حان.', "مكتب البحري"),
    # Who only says when: the sentence is about whoever follows.
    ("بعد وزير الري، سعيد البحري، رئيس النادي بدر الساحلي يزور المرفأ، مؤكدا أن العمل بدأ.", "بدر الساحلي"),
    ("وأفاد مراسلالميادينبارتقاء شهيد. وأكد أن العمل بدأ.", "مراسل الميادين"),
    # A surname that is also a title.
    ("وحضر رئيس النادي، محمود الخطيب. وأكد الخطيب أن العمل بدأ.", "محمود الخطيب"),
    # A body whose name ends that of another.
    ("وتغيرت رئاسة نادي برشلونة. وأكد نادي برشلونة أن العمل بدأ.", "نادي برشلونة"),
    # Nobody knows the name, which stands after the outlet that is spoken to.
    ('وقال لـ"الصحيفة" مشوح الحوتاني وكيل الوزارة، إن العمل بدأ. وأضاف أن الوقت حان.', "مشوح الحوتاني"),
    # The verb says whether somebody with an unknown name is a man or a woman.
    ('وتقول سو بيغزن: "العمل بدأ". وأضافت: "الوقت حان".', "سو بيغزن"),
    # Who quotes scripture goes on afterwards.
    ("وقال الله تعالى: ((وقل اعملوا)).\nونوه إلى أهمية العمل.", "سالم النورسي"),
    ("وقال صلى الله عليه وسلم: «الدين النصيحة».\nوأكد أن العمل بدأ.", "سالم النورسي"),
    # A small word of foreign names that looks like "that".
    ("وحضر المدرب لويس فان جال. وقال فان جال إن العمل بدأ.", "لويس فان جال"),
    ("وقال فان العمل بدأ.", "سالم النورسي"),
    ("وحضرت أورسولا فون دير لاين. وقالت فون دير لاين إن العمل بدأ.", "أورسولا فون دير لاين"),
    # Who works for an outlet, whose name has lost the space before it.
    ("وأفاد مراسلالميادينفي غزة بأن العمل بدأ. وتابع أن الوقت حان.", "مراسل الميادين"),
    ("وأكدت مصادرالميادينأن العمل بدأ.", "مصادر الميادين"),
    ("وذكر مراسلنا أن العمل بدأ. وأضاف أن الوقت حان.", "مراسلنا"),
    ("وأعلنت الخطوط الشرقية أن العمل بدأ. وأكدت أن الوقت حان.", "الخطوط الشرقية"),
    # A part of a name that begins like a verb with a preposition.
    ("وحضر رئيس البرلمان محمد باقر قاليباف. وقال قاليباف إن العمل بدأ.", "محمد باقر قاليباف"),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_who_goes_on(text, expected):
    source = extract(f"{INTRODUCED}\n{text}").quotes[-1].source
    assert (source.name if source else None) == expected
