from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.text.dates import MONTHS, date_in_text, find_dates, relative_day

WHOLE_DATES = [
    ("ar", "اليوم الأربعاء 8 ديسمبر/كانون الأول 2021", date(2021, 12, 8)),
    ("ar", "في 8 كانون الأول/ديسمبر 2021", date(2021, 12, 8)),
    ("ar", "في 3 سبتمبر (أيلول) 2015.", date(2015, 9, 3)),
    ("ar", "في ١٢ آب ٢٠٢٠", date(2020, 8, 12)),
    ("ar", "يوم ۱۲ آب ۲۰۲۰", date(2020, 8, 12)),
    ("ar", "في 20 من شهر مارس عام 1999", date(1999, 3, 20)),
    ("ar", "الـ8 من نيسان، 2019م", date(2019, 4, 8)),
    ("ar", "يوم 5 جويلية 1962", date(1962, 7, 5)),
    ("ar", "يوم 20 غشت 2010", date(2010, 8, 20)),
    ("ar", "26 شوال 1436 هـ الموافق 11 أغسطس 2015 م", date(2015, 8, 11)),
    ("ar", "بتاريخ 05/06/2021", date(2021, 6, 5)),
    ("ar", "و2021-06-05", date(2021, 6, 5)),
    ("en", "on December 8, 2021,", date(2021, 12, 8)),
    ("en", "on 8 December 2021", date(2021, 12, 8)),
    ("en", "the 3rd of May 2020", date(2020, 5, 3)),
    ("en", "Sept. 3, 2015", date(2015, 9, 3)),
    ("ru", "8 декабря 2021 года", date(2021, 12, 8)),
    ("ru", "08.12.2021", date(2021, 12, 8)),
]


@pytest.mark.parametrize(("language", "text", "expected"), WHOLE_DATES)
def test_date_is_read(language, text, expected):
    assert [found.on() for found in find_dates(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "31 يونيو 2020"),
        ("ar", "8 ديسمبر/تشرين الأول 2021"),
        ("ar", "رقم 12345 ماي"),
        ("ar", "القرار 2216 لعام 2015"),
        ("ar", "8 مايوه"),
        ("en", "03/04/2020"),
        ("en", "marched 8"),
        ("ru", "31 июня 2020 года"),
    ],
)
def test_what_is_no_date(language, text):
    assert find_dates(text, language) == []


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_name_is_known(language):
    for number, names in enumerate(MONTHS[language], start=1):
        for name in names:
            assert [found.month for found in find_dates(f"5 {name} 2020", language)] == [number]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (None, None),
        (date(2021, 12, 30), date(2022, 1, 2)),
        (date(2022, 1, 5), date(2022, 1, 2)),
        (date(2022, 6, 1), date(2022, 1, 2)),
    ],
)
def test_date_without_year_is_the_nearest(reference, expected):
    (found,) = find_dates("في 2 يناير وصل الوفد")
    assert found.on(reference) == expected


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("2 يناير", date(2021, 12, 30), date(2021, 1, 2)),
        ("2 يناير", date(2022, 1, 2), date(2022, 1, 2)),
        ("2 يناير", date(2022, 1, 1), date(2021, 1, 2)),
        ("2 يناير 2019", date(2022, 1, 1), date(2019, 1, 2)),
        ("2 يناير 2023", date(2022, 1, 1), None),
        ("29 فبراير", date(2022, 1, 1), None),
    ],
)
def test_what_was_is_no_later_than_the_reference(text, reference, expected):
    (found,) = find_dates(text)
    assert found.until(reference) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قال الوزير اليوم الأربعاء 8 ديسمبر 2021 إن العمل مستمر.", date(2021, 12, 8)),
        ("ar", "تونس، 8 ديسمبر 2021\nقال الوزير إن العمل مستمر.", date(2021, 12, 8)),
        ("ar", "افتتح المتحف في 20 آب 2013، وقال مديره إن الزوار كثيرون.", None),
        ("ar", "قال الوزير اليوم الخميس 8 ديسمبر 2021 إن العمل مستمر.", None),
        ("en", "Port Amber, 3 March 2020\nThe mayor said nothing.", date(2020, 3, 3)),
        ("en", "The mayor spoke on Wednesday, December 8, 2021, in the square.", date(2021, 12, 8)),
        ("ru", "В среду, 8 декабря 2021 года, мэр выступил на площади.", date(2021, 12, 8)),
        ("ru", "Музей открыт 8 декабря 2013 года, сообщил мэр.", None),
        ("ar", "", None),
    ],
)
def test_date_of_the_article(language, text, expected):
    assert date_in_text(text, language) == expected


def test_date_of_the_article_takes_its_year_from_the_reference():
    assert date_in_text("قال اليوم الأربعاء 8 ديسمبر", reference=date(2021, 12, 9)) == date(2021, 12, 8)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قال أمس إن", date(2021, 12, 7)),
        ("ar", "قال اليوم إن", date(2021, 12, 8)),
        ("ar", "قال أمس الثلاثاء إن", date(2021, 12, 7)),
        ("ar", "قال الخميس إن", date(2021, 12, 2)),
        ("ar", "قال الاثنين والخميس إن", None),
        ("ar", "قال أول أمس إن", date(2021, 12, 6)),
        ("ar", "قال إن", None),
        ("en", "said yesterday", date(2021, 12, 7)),
        ("en", "said on Sunday", date(2021, 12, 5)),
        ("ru", "заявил в пятницу", date(2021, 12, 3)),
    ],
)
def test_relative_day(language, text, expected):
    assert relative_day(text, date(2021, 12, 8), language) == expected


@given(st.text(), st.sampled_from([*MONTHS, "xx"]))
def test_dates_stand_in_the_text(text, language):
    dates = find_dates(text, language)
    assert all(0 <= found.start < found.end <= len(text) for found in dates)
    assert [found.start for found in dates] == sorted(found.start for found in dates)
    date_in_text(text, language, date(2020, 2, 29))
