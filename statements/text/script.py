"""Which writing system, and with it which language, a text is in."""

import unicodedata
from collections import Counter

LANGUAGE_OF_SCRIPT = {"Arab": "ar", "Cyrl": "ru", "Latn": "en"}
_SCRIPT_OF_NAME = {"ARABIC": "Arab", "CYRILLIC": "Cyrl", "LATIN": "Latn"}
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
# Enough letters to tell; the rest of a long text adds nothing.
_SAMPLE = 2_000


def script_of(text: str) -> str:
    """The ISO 15924 code of the script that most letters of the text are in, or "" where none is known."""
    counts = Counter(
        _SCRIPT_OF_NAME.get(unicodedata.name(character, "").split(" ")[0], "")
        for character in text[:_SAMPLE]
        if character.isalpha()
    )
    del counts[""]
    return counts.most_common(1)[0][0] if counts else ""


def guess_language(text: str) -> str:
    """The language tag that the text's script suggests: "ar", "ru", "en", or "" where it has no letters."""
    return LANGUAGE_OF_SCRIPT.get(script_of(text), "")


def direction_of(language: str) -> str:
    """The value for HTML's dir attribute: "rtl" or "ltr"."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
