from datetime import date

import pytest

from statements.extraction import extract

PUBLISHED = date(2021, 12, 8)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قال المدير سالم النورسي أمس إن المرفأ جاهز.", date(2021, 12, 7)),
        ("ar", "قال المدير سالم النورسي، اليوم الأربعاء، إن المرفأ جاهز.", PUBLISHED),
        ("ar", "قال المدير سالم النورسي الاثنين إن المرفأ جاهز.", date(2021, 12, 6)),
        ("ar", "قال المدير سالم النورسي في ٣ كانون الأول ٢٠٢١ إن المرفأ جاهز.", date(2021, 12, 3)),
        ("ar", "كان المدير سالم النورسي قال في 25 مارس الماضي إن المرفأ جاهز.", date(2021, 3, 25)),
        ("ar", "كتب المدير سالم النورسي في 20 ديسمبر إن المرفأ جاهز.", date(2020, 12, 20)),
        ("ar", "قال المدير سالم النورسي عن العمل منذ 8 أكتوبر إن المرفأ جاهز.", None),
        ("ar", "قال المدير سالم النورسي إن المرفأ افتتح أمس.", None),
        ("ar", "قال المدير سالم النورسي إن المرفأ جاهز.", None),
        ("en", "Ada Quill said on Monday that the pier was ready.", date(2021, 12, 6)),
        ("en", "Ada Quill said of the work since 8 October that the pier was ready.", None),
        ("ru", "Мэр Олег Дарин сообщил 20 декабря, что порт готов.", date(2020, 12, 20)),
        ("ru", "Мэр Олег Дарин сообщил в понедельник, что порт готов.", date(2021, 12, 6)),
    ],
)
def test_said_on(language, text, expected):
    assert extract(text, language=language, published_on=PUBLISHED).quotes[0].said_on == expected
