import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.text.credits import Credits, find_credits

STORY = 'قال المدير: "العمل مستمر".\n'
CASES = [
    ("ar", "نورس\nالصورة: بلدية المرفأ\nالمصدر: وكالة الضفة", "نورس", "وكالة الضفة", "بلدية المرفأ"),
    ("ar", "المصدر: وكالة الضفة", "", "وكالة الضفة", ""),
    ("ar", "تصوير: سلمى النجار\n\nالمصدر : وكالة الضفة\n", "", "وكالة الضفة", "سلمى النجار"),
    ("en", "Gull House\nPhoto: City Council\nSource: Shoreline", "Gull House", "Shoreline", "City Council"),
    ("ru", "Дом чайки\nФото: мэрия\nИсточник: Берег", "Дом чайки", "Берег", "мэрия"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "lines", "publisher", "agency", "picture"), CASES)
def test_closing_lines_are_read(language, lines, publisher, agency, picture):
    assert find_credits(STORY + lines, language) == Credits(len(STORY), publisher, agency, picture)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", STORY),
        ("ar", ""),
        ("ar", "قال: نعم"),
        ("ar", "المدير: العمل مستمر"),
        ("ar", "المصدر: " + "كلمة " * 60),
        ("en", "The photo: a view of the harbour.\nThe end."),
    ],
)
def test_text_without_closing_lines(language, text):
    assert find_credits(text, language) == Credits(len(text))


def test_last_sentence_is_not_the_publisher():
    found = find_credits(STORY + "المصدر: وكالة الضفة")
    assert (found.start, found.publisher) == (len(STORY), "")


def test_a_million_blank_lines_are_quick():
    assert find_credits("\n" * 1_000_000).start == 1_000_000


@given(st.text(alphabet="الصورة: \nمصدر.aء"))
def test_start_stands_in_the_text(text):
    found = find_credits(text)
    assert 0 <= found.start <= len(text)
