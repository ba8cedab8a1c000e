"""The words of a mention: as the article writes them, and in the forms in which names and titles are compared."""

import itertools
import re

from .document import Document
from .members import Office, comparable
from .mention import Mention, Words
from .name_words import is_whole_before_name
from .word import BINDER, HONORIFIC, PLACE, TITLE

# What draws a letter long, and what turns the direction of writing.
SHAPING = re.compile("(?<=[ء-ي])ـ+(?=[ء-ي])|[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def as_written(document: Document, words: Words) -> str:
    """The words as the article has them, without what is joined to the first or only shapes the writing."""
    first, last = _marks_paired(document, words)
    start, end = document.span(first, last)
    word = document.words[first]
    preposition = "" if is_whole_before_name(document, first, last) else word.preposition
    joined = len(word.conjunction) + len(preposition)
    article = ""
    if joined:
        start = document.folded.offsets[document.starts[first] + joined]
        # للوزارة has lost the first letter of its article.
        article = "" if word.form[joined:] == word.bare else "ا"
    gaps = [
        document.span(index, index + 1)[0] for index in range(first + 1, last) if _runs_together(document, index)
    ]
    bounds = [start, *gaps, end]
    text = article + " ".join(document.body[slice(*pair)] for pair in itertools.pairwise(bounds))
    if "ـ" in text or not text.isprintable():
        text = SHAPING.sub("", text)
    # Hashtags join the words of a name.
    return " ".join(text.replace("#", " ").replace("_", " ").split())


def _marks_paired(document, words):
    """The words with both marks around the first of them, or with neither where they end with the second."""
    first, last = words
    quotation = document.quote_at[first]
    if quotation is None or quotation.inner_first != first or quotation.first == first or quotation.last > last:
        return words
    return (first, quotation.inner_last) if quotation.last == last else (quotation.first, last)


def _runs_together(document, index):
    """Whether a word has lost the space before it."""
    before, word = document.words[index - 1], document.words[index]
    return document.ends[index - 1] == document.starts[index] and before.form.isalpha() and word.form.isalpha()


def name_keys(document: Document, mention: Mention) -> tuple[str, ...]:
    """The folded words of a person's name; عبد الله is one, as it is where it is written so."""
    first, last = mention.name
    joined, sons, keys = *map(document.lexicon.setting_words, ("written joined", "son")), []
    for index in range(first, last):
        word, before = document.words[index], document.words[index - 1]
        if index > first and before.bare in joined:
            keys[-1] += word.bare
        elif word.bare in sons:
            # ابن سليم for عمر بن سليم
            keys.append(min(sons))
        elif not word.bits & HONORIFIC or word.bits & BINDER:
            keys.append(word.bare)
    return tuple(map(document.lexicon.case_key, keys))


def body_keys(document: Document, mention: Mention) -> tuple[str, ...]:
    """The words of a body's name; a country by itself is the same under each of its names."""
    first, last = mention.name
    if mention.is_country and mention.country:
        return ("@" + mention.country.name,)
    keys = []
    for word in document.words[first:last]:
        if word.preposition == "ب" and word.bits & PLACE:
            # بالسودان is "in" and its place.
            keys += document.lexicon.setting_words("placed")
        keys += [comparable(word)] if word.form[0].isalnum() else []
    return tuple(keys)


def offices(document: Document, mention: Mention, own: Office | None) -> list[Office]:
    """The titles in a mention's role: نائب الرئيس وزير الدفاع are two. `own` is the office of a counterpart."""
    first, last = mention.role
    words, starts = document.words, [first]
    for index in range(first + 1, last):
        if words[index].bits & TITLE and (words[index - 1].definite or words[index - 1].country):
            starts.append(index)
    ends = [*starts[1:], last]
    return [_office(document, mention, span, own) for span in zip(starts, ends, strict=True)]


def _office(document, mention, span, own):
    first, last = span
    lexicon = document.lexicon
    words = [lexicon.case_key(_unowned(w)) for w in document.words[first:last] if w.form[0].isalnum()]
    if mention.number == "p":
        words[0] = _singular(lexicon, words[0])
    if mention.counterpart:
        words = _counterpart_words(words, own)
    words = lexicon.same_office(words)
    if lexicon.capitals and first <= mention.head < last:
        return Office(lexicon.case_key(document.words[mention.head].form), frozenset(words))
    return Office(words[0], frozenset(words))


def _unowned(word):
    """A word of a title without the pronoun of its country: وزير خارجيتها."""
    owner = next((ending for ending in ("تهما", "تها", "تهم", "ته") if word.stem.endswith(ending)), "")
    return word.stem.removesuffix(owner) if owner and len(word.stem) > len(owner) + 3 else comparable(word)


def _singular(lexicon, head):
    """The title that each of two has: وزير of وزيري خارجية البلدين."""
    title = lexicon.base.get(head[:-1]) if head.endswith(("ي", "ا")) else None
    return title.form if title is not None and title.bits & TITLE else head


def _counterpart_words(words, own):
    """The office of whoever spoke last, in the country that is named (نظيره الصيني)."""
    if own is None:
        return words
    rest = sorted(word for word in own.words if word != own.head and not word.startswith("@"))
    return [own.head, *rest, *(word for word in words if word.startswith("@"))]
