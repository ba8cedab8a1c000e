"""What makes a statement, and a speaker who is carried over, more or less sure."""

import pytest

from statements.extraction import extract

SAID = "قال وزير المياه سالم العوفي إن السد آمن. "
ELSEWHERE = "وتقع القرى الثلاث على ضفة النهر شرق المدينة القديمة، وفيها مدارس ومزارع وطاحونة. "


def _last(text):
    quote = extract(text, language="ar").quotes[-1]
    assert quote.attribution == "" and quote.source
    return quote.confidence


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        pytest.param(SAID + "وأضاف أن القرى بخير.", SAID + "وقال إن القرى بخير.", id="a verb that goes on"),
        pytest.param(SAID + "وقال إن القرى بخير.", SAID + "ويقول إن القرى بخير.", id="the past"),
        pytest.param(
            SAID + "وقال إن القرى بخير.", SAID + ELSEWHERE + "وقال إن القرى بخير.", id="what follows at once"
        ),
        pytest.param(
            SAID + ELSEWHERE + "وقال إن القرى بخير.",
            SAID + ELSEWHERE * 3 + "وقال إن القرى بخير.",
            id="what follows after less",
        ),
        pytest.param(
            SAID + "وأضاف أن القرى بخير.",
            "قال مسؤول في الميناء إن السد آمن. وأضاف أن القرى بخير.",
            id="a person with a name",
        ),
    ],
)
def test_carried_over_speakers_are_surer(surer, less):
    assert _last(surer) > _last(less)


# Those of 0.9 or more are meant to be right 97 times of 100.
SURE = 0.9
KNOWN = "وصل مدير الميناء سالم العوفي إلى القرية أمس. "


@pytest.mark.parametrize(
    ("sure", "less"),
    [
        pytest.param(
            "قال وزير المياه سالم العوفي إن السد آمن.",
            "قال وزير المياه سالم العوفي إن السد آمن، والقرى بخير.",
            id="a comma, after which the reporter may go on",
        ),
        pytest.param(
            "قال وزير المياه سالم العوفي إن السد آمن.",
            "زار الناس السد الذي قال وزير المياه سالم العوفي إنه آمن.",
            id="a relative clause",
        ),
        pytest.param(
            'قال وزير المياه سالم العوفي "لا خوف على السد ولا على القرى".',
            'انتقد وزير المياه سالم العوفي "الخوف الزائد من السد والقرى" في المدينة.',
            id="words beside the marks",
        ),
        pytest.param(
            KNOWN + "وقال مدير الميناء إن العمل بدأ.",
            KNOWN + "وقال المدير إن العمل بدأ.",
            id="a title of one word",
        ),
        pytest.param(
            "قال وزير المياه سالم العوفي إن السد آمن، مضيفا أن القرى بخير.",
            "وزير المياه سالم العوفي الذي زار القرى الثلاث أمس مع أهلها كلهم قال إن السد آمن.",
            id="a subject far before its verb",
        ),
        pytest.param(
            SAID + "وأضاف أن القرى بخير. وتابع أن الماء نظيف.",
            SAID + ELSEWHERE + "وقال إن القرى بخير. وتابع أن الماء نظيف.",
            id="carried over once more from who was not sure",
        ),
    ],
)
def test_statements_are_sure(sure, less):
    assert extract(less).quotes[-1].confidence < SURE <= extract(sure).quotes[-1].confidence
