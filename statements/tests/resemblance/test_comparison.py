"""Tables of pairs: what is the same, and what only looks like it."""

import datetime

import pytest

from statements.resemblance.comparison import (
    ARTICLES,
    STATEMENTS,
    Text,
    contradict,
    wordings_of_article,
    wordings_of_statement,
)
from statements.resemblance.shingles import resemblance, shingles, sketch
from statements.text.analysis import analyze

DAY = datetime.date(2023, 10, 27)
LONG = "العملية كشفت الوهن والضعف في الكيان وستكون لها نتائج كبيرة على المنطقة كلها"


def statement(text: str, day: datetime.date | None = DAY, quoted: str = "") -> Text:
    return Text(wordings_of_statement(analyze(text).words, [quoted]), day)


SAME = [
    (LONG, LONG),
    # Spelling that readers do not see as another: hamza, ى, ة, vowel signs, tatweel, marks, digits of both kinds.
    ("أكّد أنّ المستشفى إستقبلت ٢٠ جريحاً في الليلة الماضية", "اكد ان المستشفي استقبلت 20 جريحا، في الليله الماضيه"),
    ("زيادة الإنتــاج «إلى أعلى مستوى» في تاريخ الشركة", "زيادة الإنتاج إلى أعلى مستوى في تاريخ الشركة"),
    ("Мы ещё раз заявляем, что договор остаётся в силе", "Мы еще раз заявляем что договор остается в силе"),
    ("We will never accept a deal that leaves us weaker", "We will never accept a deal that leaves us weaker."),
    # A word here and there.
    (f"{LONG} عن كثب ولن تعود", f"{LONG} من كثب ولن تعود"),
    # The one goes on where the other stops.
    (LONG, f"{LONG} كما قال قبل أيام في بيروت"),
    # A number that the one writes out in words, or a day that it leaves out.
    (f"{LONG} في 3 بلدان من 12 بلدا", f"{LONG} في ثلاثة بلدان من 12 بلدا"),
]  # fmt: skip

NOT_SAME = [
    # Too few words to be anybody's own.
    ("تحقيق إصابات مباشرة", "تحقيق إصابات مباشرة"),
    ("وقف إطلاق النار فوراً", "وقف إطلاق النار فوراً"),
    ("war crimes", "war crimes"),
    # Other numbers are another statement, in whatever words: 5 were killed, 50 were killed.
    ("قتل 5 أشخاص في الهجوم الذي وقع أمس قرب الحدود", "قتل 50 شخصا في الهجوم الذي وقع أمس قرب الحدود"),
    (f"سجلنا 312 إصابة وهذه {LONG}", f"سجلنا 298 إصابة وهذه {LONG}"),
    # The same beginning or end alone.
    ("على المجتمع الدولي أن يتحرك لوقف الحرب على غزة فورا", "على المجتمع الدولي أن يعيد النظر في قراراته كلها"),
    # The same words in another order.
    ("القانون فوق الجميع ولا أحد يعلو عليه في هذا البلد", "لا أحد في هذا البلد يعلو على القانون فهو فوق الجميع"),
    # What one says of what the other said.
    (LONG, "العملية كشفت أمورا كثيرة ولا بد من دراسة نتائجها على المنطقة"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_renditions_of_one_statement(one, other):
    assert STATEMENTS.alike(statement(one), statement(other))
    assert STATEMENTS.alike(statement(other), statement(one))
    assert set(STATEMENTS.sketch(statement(one).wordings)) & set(STATEMENTS.sketch(statement(other).wordings))


@pytest.mark.parametrize(("one", "other"), NOT_SAME)
def test_statements_that_only_look_alike(one, other):
    assert not STATEMENTS.alike(statement(one), statement(other))
    assert not STATEMENTS.alike(statement(other), statement(one))


@pytest.mark.parametrize(("days", "same"), [(0, True), (5, True), (6, False), (365, False), (None, True)], ids=str)
def test_what_is_said_again_much_later_is_another_statement(days, same):
    later = None if days is None else DAY + datetime.timedelta(days)
    assert STATEMENTS.alike(statement(LONG), statement(LONG, later)) == same
    assert STATEMENTS.alike(statement(LONG, later), statement(LONG)) == same


def test_quoted_words_alone_are_enough_whatever_stands_round_them():
    frame = "الرابطة سعيدة بهذا الاتفاق مع شبكة التواصل الاجتماعي الأولى في العالم كله وهو اتفاق"
    quoted = "يفتح حقبة جديدة في النقل المباشر للأحداث الرياضية"
    assert not STATEMENTS.alike(statement(f"{frame} {quoted}"), statement(f"الرائد وهو {quoted}"))
    assert STATEMENTS.alike(statement(f"{frame} {quoted}", quoted=quoted), statement(f"الرائد وهو {quoted}"))
    assert STATEMENTS.alike(statement(quoted), statement(f"{frame} {quoted}", quoted=quoted))


@pytest.mark.parametrize(
    ("one", "other", "contrary"),
    [("5", "50", True), ("5 12", "12", False), ("", "7", False), ("5 12", "5 13", True), ("5", "5", False)],
)
def test_numbers_contradict_where_each_side_has_its_own(one, other, contrary):
    assert contradict(frozenset(one.split()), frozenset(other.split())) == contrary


def article(text: str, publisher: int | None = None) -> Text:
    return Text(wordings_of_article(text.split()), DAY, publisher)


WIRE = " ".join(f"كلمة{n}" for n in range(100))
LEAD, OTHER_LEAD = (" ".join(f"{word}{n}" for n in range(20)) for word in ("مقدمة", "تمهيد"))
FORM = " ".join(f"كلمة{n}" for n in range(60))


@pytest.mark.parametrize(
    ("one", "other", "publishers", "same"),
    [
        (WIRE, WIRE, (1, 2), True),
        (f"{LEAD} {WIRE}", f"{OTHER_LEAD} {WIRE}", (1, 2), True),
        (WIRE, f"{WIRE} {WIRE.replace('كلمة', 'خلفية')}", (1, 2), False),
        # A publisher's own articles share more where they are about other things.
        (f"{LEAD} {FORM}", f"{OTHER_LEAD} {FORM}", (1, 2), True),
        (f"{LEAD} {FORM}", f"{OTHER_LEAD} {FORM}", (1, 1), False),
        (f"{LEAD} {FORM}", f"{OTHER_LEAD} {FORM}", (None, None), True),
        # A line of text is no article to copy.
        (LEAD, LEAD, (1, 2), False),
    ],
)
def test_copies_of_an_article(one, other, publishers, same):
    assert ARTICLES.alike(article(one, publishers[0]), article(other, publishers[1])) == same


def test_hashes_are_for_keeping():
    """They are stored: another release must not make others."""
    assert sorted(shingles(["قال", "إن", "المطر", "قريب"], 3)) == [2327492632, 3831137022]
    assert shingles(["قال", "إن"], 3) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [({1, 2}, {1, 2}, 1.0), ({1, 2}, {2, 3}, 1 / 3), (set(), set(), 0.0), ({1}, {2}, 0.0)],
)
def test_resemblance_is_the_share_of_what_both_have(one, other, share):
    assert resemblance(one, other) == share


def test_a_sketch_is_the_smallest_hashes():
    assert sketch({5, 3, 9, 1}, 2) == (1, 3)
    assert sketch({5}, 2) == (5,)
