"""Names stand in an alphabetical index where a librarian would look for them."""

import pytest

from statements.text.filing import ALPHABETS, OTHER, filing_key, initial
from statements.text.fold import fold

# A name, the letter that it is under, and what it is put in order by.
NAMES = [
    ("أحمد سعيد", "ا", "احمد سعيد"),
    ("إحسان", "ا", "احسان"),
    ("آمال", "ا", "امال"),
    ("السيسي", "س", "سيسي"),
    ("الاتحاد الأوروبي", "ا", "اتحاد الاوروبي"),
    ("ألمانيا", "ا", "المانيا"),
    ("إلياس", "ا", "الياس"),
    ("الله", "ا", "الله"),
    ("ال", "ا", "ال"),
    ("مُحَمَّد", "م", "محمد"),
    ("وزارة الصحة", "و", "وزاره الصحه"),
    ("al-Marsawi", "m", "marsawi"),
    ("El-Baradei, Mohamed", "b", "baradei mohamed"),
    ("The Hague", "h", "hague"),
    ("Al Gore", "a", "al gore"),
    ("Étienne", "e", "etienne"),
    ("Ёлкин", "е", "елкин"),
    ("Йованович", "й", "йованович"),
    ("«الحياة»", "ح", "حياه"),
    ("24 ساعة", OTHER, "24 ساعه"),
    ("李明", OTHER, "李明"),
    ("—", OTHER, "—"),
    ("", OTHER, ""),
]


@pytest.mark.parametrize(("name", "letter", "key"), NAMES)
def test_a_name_is_filed(name, letter, key):
    assert (initial(filing_key(name)), filing_key(name)) == (letter, key)


@pytest.mark.parametrize("letters", ALPHABETS.values(), ids=ALPHABETS.keys())
def test_alphabets_are_folded_and_ordered_as_the_database_orders_them(letters):
    assert fold(letters) == letters
    assert sorted(letters, key=filing_key) == list(letters)
