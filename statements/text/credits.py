"""The closing lines of an article: who published it, whose picture it shows, which agency it came from.

    مجموعة الرؤية
    الصورة: وزارة الخارجية
    المصدر: تاس

They are no part of the story, so an importer reads them and the extractor leaves them out.
"""

import re
from dataclasses import dataclass

from .fold import fold

LABELS = {
    "ar": {
        "publisher": ("الناشر", "نشر"),
        "agency": ("المصدر", "مصدر", "الوكالة"),
        "picture_credit": ("الصورة", "الصور", "صورة", "تصوير", "مصدر الصورة", "المصور", "عدسة"),
    },
    "en": {
        "publisher": ("publisher", "published by"),
        "agency": ("source", "sources", "agency"),
        "picture_credit": ("photo", "photos", "picture", "image", "photo credit", "photo by", "image credit"),
    },
    "ru": {
        "publisher": ("издатель", "издание"),
        "agency": ("источник", "источники", "агентство"),
        "picture_credit": ("фото", "фотография", "снимок", "фотограф", "источник фото"),
    },
}

# Longer lines are paragraphs, whatever they begin with.
LONGEST_LINE = 120
# Some outlets close with more than the three lines; none known with more than this.
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Credits:
    """What the closing lines say, each empty where they do not.

    `start` is where they begin in the text, in code points; the length of the text where there are none.
    """

    start: int
    publisher: str = ""
    agency: str = ""
    picture_credit: str = ""


def find_credits(text: str, language: str = "ar") -> Credits:
    """The closing lines. A line without a label just before the first labelled one is the publisher."""
    start, values = len(text), {}
    for line_start, line in _lines_from_the_end(text):
        labelled = _labelled(line, language)
        if labelled:
            values.setdefault(*labelled)
            start = line_start
            continue
        if values and "publisher" not in values and _may_be_a_name(line, line_start):
            values["publisher"] = line
            start = line_start
        break
    return Credits(start, **values)


def _lines_from_the_end(text):
    """(start, stripped line) of the last lines that are not blank, the last first."""
    for _ in range(MOST_LINES):
        text = text.rstrip()
        if not text:
            return
        line_start = text.rfind("\n") + 1
        line = text[line_start:].lstrip()
        yield len(text) - len(line), line
        text = text[:line_start]


_SPLIT = re.compile(r"^\s*[-–—•(\[]?\s*([^:：\n]{2,24}?)\s*[:：]\s*(\S.*?)\s*$")


def _labelled(line, language):
    """(field, value) of a line such as "المصدر: تاس", or None."""
    match = _SPLIT.match(line) if len(line) <= LONGEST_LINE else None
    if not match:
        return None
    field = _FIELDS.get(language, _FIELDS["ar"]).get(fold(match[1]))
    return (field, _without_frame(match[0], match[2])) if field else None


def _without_frame(line, value):
    """The value without the full stop, or the bracket, that ends the line and not the name."""
    value = value.removesuffix(".").rstrip()
    closing = {"(": ")", "[": "]"}.get(line.lstrip(" -–—•")[:1], "")
    return value.removesuffix(closing).rstrip() if closing else value


_FIELDS = {
    language: {fold(label): field for field, labels in fields.items() for label in labels}
    for language, fields in LABELS.items()
}


_SENTENCE_ENDS = (".", "؟", "?", "!", ":", "؛", "…", '."', ".»", ".”")


def _may_be_a_name(line, start):
    """A body's name on a line of its own, which the article itself does not consist of."""
    return start > 0 and len(line) <= LONGEST_LINE and not line.endswith(_SENTENCE_ENDS)
