"""In what something was said: a new case is one more line. All people and places are invented."""

import pytest

from statements.extraction import extract


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قال المدير سالم النورسي، خلال مؤتمر صحفي، إن المرفأ جاهز.", "خلال مؤتمر صحفي"),
        ("ar", "قال المدير سالم النورسي خلال مؤتمر صحفي عقده أمس إن المرفأ جاهز.", "خلال مؤتمر صحفي عقده"),
        ("ar", "وقال المدير سالم النورسي في رسالة عبر الفيديو: المرفأ جاهز.", "في رسالة عبر الفيديو"),
        ("ar", "وفي تصريح لوكالة الموج، أكد المدير سالم النورسي أن المرفأ جاهز.", "في تصريح لوكالة الموج"),
        ("ar", '"المرفأ جاهز للعمل"، قال المدير سالم النورسي في بيان.', "في بيان"),
        ("ar", "وفي سياق آخر، أكد المدير سالم النورسي أن المرفأ جاهز.", ""),
        ("ar", "أكد المدير سالم النورسي أن في بيان الوزارة أخطاء.", ""),
        ("en", "Ada Quill said in an interview that the pier was ready.", "in an interview"),
        ("ru", "Мэр Олег Дарин сообщил в интервью, что порт готов.", "в интервью"),
    ],
)
def test_occasion(language, text, expected):
    assert extract(text, language=language).quotes[0].occasion == expected
