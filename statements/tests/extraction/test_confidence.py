"""What makes a speaker who is carried over more or less sure."""

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
