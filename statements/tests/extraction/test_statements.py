"""What is found in short texts: a new case is one more line. All people and places are invented."""

import pytest

from statements.extraction import extract

# (text, [(kind, speaker or None, content)])
ARABIC = [
    # Direct: after a colon, after "that", before the verb, unclosed, with any marks.
    ('قال الوزير سالم النورسي: "العمل مستمر".', [("direct", "سالم النورسي", "العمل مستمر")]),
    ('وقالت الوزيرة هدى النورسي إن "العمل مستمر".', [("direct", "هدى النورسي", "العمل مستمر")]),
    ("وأضاف المدير سالم النورسي: «العمل مستمر».", [("direct", "سالم النورسي", "العمل مستمر")]),
    ('"العمل مستمر في المرفأ"، قال المدير سالم النورسي.', [("direct", "سالم النورسي", "العمل مستمر في المرفأ")]),
    ("قال المدير سالم النورسي: العمل مستمر", [("direct", "سالم النورسي", "العمل مستمر")]),
    (
        '"لا ننتظر أحدا"، قال المدير سالم النورسي، "لأن الموسم بدأ".',
        [("direct", "سالم النورسي", "لا ننتظر أحدا"), ("direct", "سالم النورسي", "لأن الموسم بدأ")],
    ),
    # Mixed and indirect.
    (
        'أكد المدير سالم النورسي أن المرفأ "جاهز للعمل" منذ أسبوع.',
        [("mixed", "سالم النورسي", 'المرفأ "جاهز للعمل" منذ أسبوع')],
    ),
    ("أكد المدير سالم النورسي أن المرفأ جاهز.", [("indirect", "سالم النورسي", "المرفأ جاهز")]),
    ("أكد المدير سالم النورسي ضرورة توسيع المرفأ.", [("indirect", "سالم النورسي", "ضرورة توسيع المرفأ")]),
    ("أعرب المدير سالم النورسي عن أمله في حل قريب.", [("indirect", "سالم النورسي", "أمله في حل قريب")]),
    # Verb before and after the subject, asides between.
    ("المدير سالم النورسي يؤكد أن المرفأ جاهز.", [("indirect", "سالم النورسي", "المرفأ جاهز")]),
    ("وكان المدير سالم النورسي قد أعلن أن المرفأ جاهز.", [("indirect", "سالم النورسي", "المرفأ جاهز")]),
    (
        "وزارة النقل أشارت، في وقت سابق، إلى أن المرفأ جاهز.",
        [("indirect", "وزارة النقل", "المرفأ جاهز")],
    ),
    (
        "قال المدير سالم النورسي، خلال مؤتمر صحفي مع نظيره، إن المرفأ جاهز.",
        [("indirect", "سالم النورسي", "المرفأ جاهز")],
    ),
    # Participles and verbs without a subject.
    (
        "أكد المدير سالم النورسي أن المرفأ جاهز، مشيرا إلى أن العمل بدأ.",
        [("indirect", "سالم النورسي", "المرفأ جاهز"), ("indirect", "سالم النورسي", "العمل بدأ")],
    ),
    (
        "التقى المدير سالم النورسي وفدا من الصيادين، مؤكدا أن المرفأ جاهز.",
        [("indirect", "سالم النورسي", "المرفأ جاهز")],
    ),
    (
        'قال المدير سالم النورسي إن المرفأ جاهز. وأضاف: "لن ننتظر".',
        [("indirect", "سالم النورسي", "المرفأ جاهز"), ("direct", "سالم النورسي", "لن ننتظر")],
    ),
    (
        'استدرك المدير سالم النورسي قائلا: "لن ننتظر".',
        [("direct", "سالم النورسي", "لن ننتظر")],
    ),
    # Attribution before and after.
    ("بحسب المدير سالم النورسي، فإن المرفأ جاهز.", [("indirect", "سالم النورسي", "المرفأ جاهز")]),
    ("يفتح المرفأ أبوابه غدا، بحسب وزارة النقل.", [("indirect", "وزارة النقل", "يفتح المرفأ أبوابه غدا")]),
    (
        "ونقلت وسائل إعلام محلية عن مصدر أمني قوله إن المرفأ جاهز.",
        [("indirect", "مصدر أمني", "المرفأ جاهز")],
    ),
    (
        'وجاء في بيان وزارة النقل: "المرفأ جاهز".',
        [("direct", "وزارة النقل", "المرفأ جاهز")],
    ),
    (
        "نفت وزارة النقل، على لسان المتحدث سالم النورسي، إغلاق المرفأ.",
        [("indirect", "سالم النورسي", "إغلاق المرفأ")],
    ),
    # Bodies, countries, unnamed sources.
    ("أعلنت فرنسا أن المرفأ جاهز.", [("indirect", "فرنسا", "المرفأ جاهز")]),
    ("وقال مسؤول أمني رفيع إن المرفأ جاهز.", [("indirect", "مسؤول أمني رفيع", "المرفأ جاهز")]),
    ("وقال مصدر في وزارة النقل إن المرفأ جاهز.", [("indirect", "مصدر في وزارة النقل", "المرفأ جاهز")]),
    (
        "وقال المتحدث باسم وزارة النقل سالم النورسي إن المرفأ جاهز.",
        [("indirect", "سالم النورسي", "المرفأ جاهز")],
    ),
    # No statements.
    ('زار المدير سالم النورسي سفينة "نجمة البحر" أمس.', []),
    ("تطرق المدير سالم النورسي إلى آفاق التعاون.", []),
    ("يذكر أن المرفأ افتتح قبل عام.", []),
    ("وصل الوفد إلى المرفأ قبل أن يغادر.", []),
]  # fmt: skip

ENGLISH = [
    ('"The harbour is ready," said Ada Quill.', [("direct", "Ada Quill", "The harbour is ready")]),
    ("Ada Quill, the harbour master, said that it was ready.", [("indirect", "Ada Quill", "it was ready")]),
    ("According to Ada Quill, the harbour is ready.", [("indirect", "Ada Quill", "the harbour is ready")]),
    (
        'The mayor, Ada Quill, opened the pier. "It is late," Ms Quill said, "but it stands."',
        [("direct", "Ada Quill", "It is late"), ("direct", "Ada Quill", "but it stands.")],
    ),
    (
        "Ada Quill said that the pier was ready. She added that it was safe.",
        [("indirect", "Ada Quill", "the pier was ready"), ("indirect", "Ada Quill", "it was safe")],
    ),
    ("An official who came late said the pier was unsafe.", [("indirect", None, "the pier was unsafe")]),
    ("The ship left the harbour on Monday.", []),
]  # fmt: skip

RUSSIAN = [
    ("«Порт готов», — заявил мэр Олег Дарин.", [("direct", "Олег Дарин", "Порт готов")]),
    ("Мэр Олег Дарин сообщил, что порт готов.", [("indirect", "Олег Дарин", "порт готов")]),
    ("По словам мэра, порт готов.", [("indirect", None, "порт готов")]),
    (
        "Мэр Олег Дарин открыл порт. «Порт готов, — сказал он, — но кораблей нет».",
        [("direct", "Олег Дарин", "Порт готов"), ("direct", "Олег Дарин", "но кораблей нет")],
    ),
    ("Директор порта Анна Лиева ответила: «Мы готовы».", [("direct", "Анна Лиева", "Мы готовы")]),
    ("Корабль вышел из порта в понедельник.", []),
]  # fmt: skip

CASES = [
    (language, *case) for language, cases in (("ar", ARABIC), ("en", ENGLISH), ("ru", RUSSIAN)) for case in cases
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_statements(language, text, expected):
    quotes = extract(text, language=language).quotes
    found = [(str(q.kind), q.source.name if q.source else None, text[q.start : q.end]) for q in quotes]
    assert found == expected
