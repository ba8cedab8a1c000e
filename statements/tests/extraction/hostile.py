"""Texts that nobody writes, of any length: each has to cost no more per character than an article does."""

import itertools
import random
from collections.abc import Callable

ARTICLE = (
    "أكد وزير المياه سالم العوفي، الذي وصل أمس، خلال مؤتمر صحفي مع نظيره، أن السد «آمن تماما» وأن القرى بخير.\n"
    'وقالت المتحدثة باسم الهيئة ليلى حداد: "سنفتح البوابات يوم الأحد"، مضيفة أنها تنتظر المطر.\n'
    "وبحسب مصدر في الوزارة، فإن الأعمال تنتهي في 5 مارس/آذار المقبل. ولم تعلق البلدية على ذلك حتى الآن.\n"
)


def _repeat(text: str) -> Callable[[int], str]:
    return lambda size: (text * (size // len(text) + 1))[:size]


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening * (size // 2) + closing * (size // 2)


def _random_bytes(size: int) -> str:
    return random.Random(7).randbytes(2 * size).decode("utf-8", "replace")[:size]


def _random_letters(size: int) -> str:
    return "".join(random.Random(7).choices('ابتثجحخدذرزسشصضطظعغفقكلمنهوي  ،."«»', k=size))


def _ever_new(text: str) -> Callable[[int], str]:
    """The text again and again, each time with another word of five letters in it."""
    letters = "بتجدرسعفقكلمن"

    def make(size):
        words = map("".join, itertools.product(letters, repeat=5))
        return "".join(text.format(next(words)) for _ in range(size // len(text) + 1))[:size]

    return make


# name → a text of about that many characters
HOSTILE: dict[str, Callable[[int], str]] = {
    "opening quotation marks": _repeat("«"),
    "straight quotation marks": _repeat('"'),
    "mixed quotation marks": _repeat('"«'),
    "spaced quotation marks": _repeat("« "),
    "unclosed quotations": _repeat("قال «"),
    "one endless word": _repeat("ب"),
    "one endless clitic": _repeat("و"),
    "one word again and again": _repeat("قال "),
    "one endless sentence": _repeat("قال الوزير إن الماء حق و"),
    "one endless list of names": _repeat("سالم العوفي وليلى حداد و"),
    "one endless title": _repeat("وزير رئيس "),
    "announcements that end with that": _repeat("إعلان اتفاق أنه\n"),
    "nested brackets": _nested("(", ")"),
    "nested quotation marks": _nested("«", "»"),
    "quotations of one word": _repeat("«ق» "),
    "full stops": _repeat("."),
    "empty lines": _repeat("\n"),
    "vowel signs": _repeat("\u064e"),
    "random bytes as text": _random_bytes,
    "random letters and marks": _random_letters,
}
# Sentences of four words that each say who speaks: many statements to a character, but no more work for each.
CROWDED: dict[str, Callable[[int], str]] = {
    "one surname": _repeat("قال العوفي إن الماء حق. "),
    "one title": _repeat("قال الوزير إن الماء حق. "),
    "ever new surnames": _ever_new("قال {} إن الماء حق. "),
    "ever new names": _ever_new("قال الوزير سالم {} إن الماء حق. "),
    "ever new titles": _ever_new("قال وزير {} إن الماء حق. "),
    "ever new bodies": _ever_new("قالت وزارة {} إن الماء حق. "),
    "ever new sources": _ever_new("قال مصدر في {} إن الماء حق. "),
    "ever new papers": _ever_new("أصدرت وزارة {} بيانا جاء في البيان أن الماء حق. "),
}
normal = _repeat(ARTICLE)
