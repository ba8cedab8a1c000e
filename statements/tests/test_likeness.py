"""Names of one person or body are told from names of two, in three scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.likeness import Known, likely_bodies, likely_persons, skeletons


def known(key, *names, role="", body=None):
    return Known(key, frozenset(names), frozenset({role} - {""}), frozenset({body} - {None}))


def signs(likely, a, b, **of_both):
    found = list(likely([known(1, a, **of_both), known(2, b, **of_both)]))
    return found[0].signs if found else ()


@pytest.mark.parametrize("a, b, expected", [
    ("عبد الرحمن السديس", "عبدالرحمن السديس", ("same",)),
    ("محمد بن سلمان", "محمد سلمان", ("same",)),
    ("سيرغي لافروف", "Sergei Lavrov", ("script",)),
    ("سيرغي لافروف", "Сергей Лавров", ("script",)),
    ("Vladimir Putin", "Владимир Путин", ("script",)),
    ("صالح العاروري", "Saleh al-Arouri", ("script",)),
    ("جون كيري", "John Kerry", ("script",)),
    ("جو بايدن", "Джо Байден", ("script",)),
    ("إيمانويل ماكرون", "Emmanuel Macron", ("script",)),
    ("يوآف غالانت", "يواف غالنت", ("spelling",)),
    ("دانيال هجاري", "دانيال هاغاري", ("spelling",)),
    ("S. Lavrov", "Sergei Lavrov", ("initials",)),
    ("С. Лавров", "Сергей Лавров", ("initials",)),
    ("أ. غوتيريش", "أنطونيو غوتيريش", ("initials",)),
    ("P. Lavrov", "Sergei Lavrov", ()),
    ("سيرغي لافروف", "سيرغي ريابكوف", ()),
    ("لافروف", "سيرغي لافروف", ()),
    ("سعد", "سعيد", ()),
    ("", "", ()),
])  # fmt: skip
def test_names_of_persons(a, b, expected):
    assert signs(likely_persons, a, b) == signs(likely_persons, b, a) == expected


@pytest.mark.parametrize("a, b, expected", [
    ("لافروف", "سيرغي لافروف", ("part", "role")),
    ("محمد بن راشد", "محمد بن راشد آل مكتوم", ("part", "role")),
    ("سيرغي لافروف", "سيرجي لافروف", ("role", "spelling")),
    ("سيرغي لافروف", "ماريا زاخاروفا", ()),
])  # fmt: skip
def test_a_part_of_a_name_counts_with_the_same_role(a, b, expected):
    assert signs(likely_persons, a, b, role="وزير الخارجيه الروسي") == expected


@pytest.mark.parametrize("a, b, expected", [
    ("صحيفة اندبندنت", "صحيفة الـ«إندبندنت»", ("same",)),
    ("وكالة رويترز", "Reuters", ()),
    ("الخارجية الفرنسية", "وزارة الخارجية الفرنسية", ("shorter",)),
    ("وزارة الخارجية", "وزارة الخارجية الفرنسية", ()),
    ("القومي بالبيت الأبيض", "مجلس القومي بالبيت الأبيض", ()),
    ("السفارة الأمريكية", "السفارة الأميركية", ("spelling",)),
    ("وزارة المالية", "وزارة العمل", ()),
    ("تنظيم مونديال 2022", "تنظيم مونديال 2018", ()),
])  # fmt: skip
def test_names_of_bodies(a, b, expected):
    assert signs(likely_bodies, a, b) == expected


def test_more_signs_are_more_likely():
    same_role = {"role": "وزير الخارجيه الروسي"}
    pair = [known(1, "سيرغي لافروف", **same_role), known(2, "سيرجي لافروف", **same_role)]
    with_role, without = next(likely_persons(pair)), next(likely_persons([known(p.key, *p.names) for p in pair]))
    assert 1 >= with_role.degree > without.degree


def test_a_surname_that_many_share_is_no_reason_to_compare_them_all():
    many = [known(n, f"{chr(0x628)}. الحداد", "سلمى الحداد") for n in range(200)]
    assert list(likely_persons(many)) == []


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_are_compared_without_error_and_each_pair_once(names):
    found = [(each.first, each.second) for each in likely_persons(known(n, name) for n, name in enumerate(names))]
    assert len(found) == len(set(found))
    assert all(first < second for first, second in found)
    assert all(part for name in names for part in skeletons(name))
