"""Texts that nobody writes, of any length: each has to cost no more per character than an article does."""

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
    "nested brackets": _nested("(", ")"),
    "nested quotation marks": _nested("«", "»"),
    "quotations of one word": _repeat("«ق» "),
    "full stops": _repeat("."),
    "empty lines": _repeat("\n"),
    "vowel signs": _repeat("\u064e"),
    "random bytes as text": _random_bytes,
    "random letters and marks": _random_letters,
}
normal = _repeat(ARTICLE)
