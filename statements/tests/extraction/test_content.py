"""What was said, whoever said it: a new case is one more line. All people and places are invented."""

import pytest

from statements.extraction import extract

# (text, [(kind, content)]); with a third item, the words in marks that are the source's own.
ARABIC = [
    # Vowel signs and tanween at the end belong to the words.
    ('قال المدير سالم النورسي: "لن ننتظر أحداً".', [("direct", "لن ننتظر أحداً")]),
    ("أكد المدير سالم النورسي أن المرفأ يبقى مفتوحاً.", [("indirect", "المرفأ يبقى مفتوحاً")]),
    # Verbs with a preposition.
    ("أفادت وزارة النقل بإغلاق المرفأ.", [("indirect", "بإغلاق المرفأ")]),
    ("رحب المدير سالم النورسي بعودة الصيادين.", [("indirect", "بعودة الصيادين")]),
    ("وندد المدير سالم النورسي بهذه الفوضى.", [("indirect", "بهذه الفوضى")]),
    ("هدد المدير سالم النورسي بإغلاق المرفأ.", [("indirect", "بإغلاق المرفأ")]),
    ("وخلصت دراسة لوزارة النقل إلى أن المرفأ جاهز.", [("indirect", "المرفأ جاهز")]),
    ("وأثنى المدير سالم النورسي على صبر الصيادين.", [("indirect", "صبر الصيادين")]),
    # The object after the day, an aside in brackets, or more of the subject.
    ("أعلنت وزيرة النقل هدى النورسي يوم الثلاثاء انسحاب بلادها.", [("indirect", "انسحاب بلادها")]),
    ("أكد المدير سالم النورسي (63 عاما) ضرورة توسيع المرفأ.", [("indirect", "ضرورة توسيع المرفأ")]),
    (
        'أعلن المدير سالم النورسي، نائب رئيس الهيئة، أن "المرفأ جاهز للعمل".',
        [("direct", "المرفأ جاهز للعمل")],
    ),
    # Marks that go on after the reporter's words.
    (
        'أعلن المدير سالم النورسي أن "المرفأ نفذ الأعمال كلها" في مدينة الليث "بعد أشهر من التأخير".',
        [("mixed", '"المرفأ نفذ الأعمال كلها" في مدينة الليث "بعد أشهر من التأخير"')],
    ),
    # Marks around names before the content.
    ('وقالت وكالات الأنباء "البيان" و"الموج" إن المرفأ جاهز.', [("indirect", "المرفأ جاهز")]),
    ('قال المدير سالم النورسي لـ"الموج الأزرق" إن المرفأ جاهز.', [("indirect", "المرفأ جاهز")]),
    ('وأوضح "أبو سالم"، الذي يعمل هناك، أن المرفأ جاهز.', [("indirect", "المرفأ جاهز")]),
    # Participles that describe a noun report nothing.
    ("وتبلغ الكلفة مليونا مقارنة بميزانية مقترحة قدرها مليونان.", []),
    (
        "قال المدير سالم النورسي إن في المرفأ أرصفة غير معلنة تبحث عن سفن.",
        [("indirect", "في المرفأ أرصفة غير معلنة تبحث عن سفن")],
    ),
    # According to.
    ('وبحسب "رويترز"، فإن المرفأ جاهز.', [("indirect", "المرفأ جاهز")]),
    ("وبحسب وزارة النقل، فقد وصلت السفن إلى المرفأ.", [("indirect", "وصلت السفن إلى المرفأ")]),
    ("تتفاوت الأسعار في المرفأ بحسب ما تحتويه السفن.", []),
    ('وبحسب "الموج"، فقد وصلت السفن إلى المرفأ.', [("indirect", "وصلت السفن إلى المرفأ")]),
    ("وصلت السفن إلى المرفأ أمس، حسبما أضاف.", [("indirect", "وصلت السفن إلى المرفأ أمس")]),
    # The day before what is said.
    ("ونقلت الصحيفة عن مصدر أمني قوله، اليوم الاثنين، إن المرفأ جاهز.", [("indirect", "المرفأ جاهز")]),
    # Where the reporter goes on.
    (
        "قال المدير سالم النورسي إن المرفأ جاهز للعمل، في إشارة إلى الأعمال الأخيرة.",
        [("indirect", "المرفأ جاهز للعمل")],
    ),
    (
        "قال المدير سالم النورسي إن المرفأ جاهز للعمل. وأن السفن في الطريق.",
        [("indirect", "المرفأ جاهز للعمل. وأن السفن في الطريق")],
    ),
    # A subject whom no list knows, between the verb and what is said.
    ("وأكد مديرها التنفيذي شاهر برلاس أن المرفأ جاهز.", [("indirect", "المرفأ جاهز")]),
    # "That" after a colon.
    ("قال المدير سالم النورسي: إن المرفأ جاهز.", [("indirect", "المرفأ جاهز")]),
    # Words that ran together where a link stood.
    ("قال المدير سالم النورسي إنّالمرفأ جاهز.", [("indirect", "المرفأ جاهز")]),
    ("ولفت المدير سالم النورسي إلىأنّالسفن في الطريق.", [("indirect", "السفن في الطريق")]),
    ('ذكرتصحيفة "جورنال"المسائية أن المرفأ جاهز.', [("indirect", "المرفأ جاهز")]),
    # Objects with the article; clauses in which no object stands.
    ("أعلنت فرنسا الانتهاء من الأعمال.", [("indirect", "الانتهاء من الأعمال")]),
    ("ودان المدير سالم النورسي السبت الهجوم على السفن.", [("indirect", "الهجوم على السفن")]),
    ("ونفى المدير سالم النورسي ذلك، ولم توجه إليه اتهامات رسمية.", []),
    # Verbal nouns, and participles after a preposition, report nothing.
    ("يهدف المشروع إلى صحة وصف وثبات البيانات.", []),
    ("ورفضت الوزارة دعوات من منتقدين آخرين.", []),
    # In a relative clause.
    (
        "افتتح المرفأ الذي تقول الوزيرة هدى النورسي إنه جاهز.",
        [("indirect", "جاهز")],
    ),
    # Names in marks inside what is said.
    ("قال المدير سالم النورسي إن السفن تصل إلى «تل أبيب» غدا.", [("indirect", "السفن تصل إلى «تل أبيب» غدا")]),
    ('قال المدير سالم النورسي إن المرفأ "الأزرق" جاهز.', [("indirect", 'المرفأ "الأزرق" جاهز')]),
    ('قال المدير سالم النورسي إن ما يعرف بـ"رصيف البحارة" جاهز.', [("indirect", 'ما يعرف بـ"رصيف البحارة" جاهز')]),
]  # fmt: skip

CASES = [(language, *case) for language, cases in (("ar", ARABIC),) for case in cases]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_content(language, text, expected):
    quotes = extract(text, language=language).quotes
    assert [(str(quote.kind), text[quote.start : quote.end]) for quote in quotes] == expected
