"""What holds for any text: nothing raises, spans are where they say, time grows with length only."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.extraction import Kind, extract

from ..support import ROOT

CASES = ROOT / "statements/tests/cases/extraction"

WORDS = [
    "قال",
    "قالت",
    "وأضاف",
    "أكد",
    "مؤكدا",
    "مشيرا",
    "وزير",
    "الوزير",
    "الخارجية",
    "فرنسا",
    "سالم",
    "النورسي",
    "أن",
    "إن",
    "إلى",
    "على",
    "عن",
    "بحسب",
    "وقال",
    "نقلت",
    "قوله",
    "المصدر:",
    "ـ",
    "،",
    ".",
    ":",
    '"',
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "—",
    "'",
    ",",
    "؟",
    "said",
    "that",
    "according",
    "to",
    "Ada",
    "Quill",
    "Олег",
    "заявил",
    "что",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, "\n"])).map(" ".join))


@given(TEXTS, st.sampled_from(["ar", "en", "ru", "xx", ""]))
@settings(max_examples=300)
def test_spans_hold_for_any_text(text, language):
    quotes = extract(text, language=language).quotes
    assert [(q.start, q.end) for q in quotes] == sorted((q.start, q.end) for q in quotes)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip()
        assert all(quote.start <= start < end <= quote.end for start, end in quote.quoted)
        assert 0 <= quote.confidence <= 1
        assert quote.rule
        assert (quote.kind is Kind.INDIRECT) == (not quote.quoted) or quote.rule in ("colon", "headline")
        for words, span in ((quote.cue, quote.cue_span), (quote.attribution, quote.attribution_span)):
            assert (text[slice(*span)] == words) if span else words == ""


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_a_text_may_break_off_after_any_word(language):
    for file in sorted((CASES / language).glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            words = line.split()
            for last in range(1, len(words) + 1):
                extract(" ".join(words[max(0, last - 12) : last]), language=language)


ORDINARY = "وقال وزير النقل سالم النورسي، في مؤتمر صحفي، إن العمل «مستمر» في المرفأ منذ أسبوع. وأضاف: نعم.\n"
SIZE = 100_000
HOSTILE = {
    "opening marks": "«" * SIZE,
    "straight marks": '"' * SIZE,
    "spaced marks": ' "' * (SIZE // 2),
    "one word": "م" * SIZE,
    "one word again and again": "سالم " * (SIZE // 5),
    "titles": "وزير " * (SIZE // 5),
    "verbs": "قال " * (SIZE // 4),
    "participles": "مؤكدا " * (SIZE // 6),
    "that": "أن " * (SIZE // 3),
    "commas": "، " * (SIZE // 2),
    "brackets": "(" * (SIZE // 2) + ")" * (SIZE // 2),
    "attributions": "بحسب " * (SIZE // 5),
    "joined names": "بن " * (SIZE // 3),
    "full stops": "." * SIZE,
    "lines": "\n" * SIZE,
    "vowel signs": "\u064e" * SIZE,
    "descriptions": "مصدر في " * (SIZE // 8),
    "verb and mark": 'قال "' * (SIZE // 5),
}


def _seconds(text, language):
    start = time.process_time()
    extract(text, language=language)
    return time.process_time() - start


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_time_grows_with_length(name, language):
    text = HOSTILE[name]
    extract(ORDINARY, language=language)
    # A quadratic step would take four times as long on twice the text.
    half = min(_seconds(text[: SIZE // 2], language) for _ in range(3))
    whole = min(_seconds(text, language) for _ in range(3))
    assert whole < 3.2 * half + 0.1
