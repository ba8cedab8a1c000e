"""Quotation marks: which ones belong together.

News texts mix the marks of several keyboards, leave some unclosed and turn others round, so a mark's neighbours
count for more than its shape: one that follows a space opens, one that precedes a space closes.
"""

import functools
import itertools
from dataclasses import dataclass, replace
from typing import NamedTuple

from .word import THAT

# Folding takes ″ apart into two ′.
DOUBLE = frozenset('"“”„‟') | {"''", "′′"}
GUILLEMETS = frozenset("«»")
NOT_SINGLE = DOUBLE | GUILLEMETS
SINGLE = frozenset("‘’‚‹›'")
FAMILIES = {form: family for family in (SINGLE, GUILLEMETS, DOUBLE) for form in family}
OPENING = frozenset("«‹„")
CLOSING = frozenset("»›")
# Before an opening mark; a letter joined to the quoted word (بـ"...") is one too.
MAY_PRECEDE = frozenset(" \t\u00a0:،,؛;([{-–—/.\"“”„«‘'…")
JOINED = frozenset("وبلكفا")
MOST_JOINED = 3
# Between a reporting verb and its colon or marks stand no more words.
LONGEST_REPORT = 8
# More words in marks of which both look opening are two quotations that are not closed.
LONGEST_TURNED = 15
SENTENCE_ENDS = frozenset(".!؟?")
FULL_STOPS = (".", "..", "...")
PAUSES = frozenset((*FULL_STOPS, "،", ",", "؛"))
# Right after a mark they say that it closes, though a space stands before it: ( نعم "، قال).
SHUTTING = frozenset("،,؛;؟?!")
MAY_FOLLOW = frozenset(" \t\u00a0:،,؛;)]}-–—/.!؟?\"“”»’'…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of marks as words: `first` is the opening mark, `last` is after the closing one.

    An unclosed quotation has no closing mark, and the second part of one that the author's words interrupt has
    no opening mark; then `first` and `last` are those of the words themselves.
    """

    first: int
    last: int
    closed: bool = True
    opened: bool = True
    # A dash and not a mark begins the line of which it is a part.
    marked: bool = True

    @property
    def inner_first(self) -> int:
        return self.first + self.opened

    @property
    def inner_last(self) -> int:
        return self.last - 1 if self.closed else self.last


def is_mark(word) -> bool:
    """Whether a word is a quotation mark, paired or not."""
    return word.form in FAMILIES


class _Mark(NamedTuple):
    """What a mark does where it stands. Marks that stand alike share one of these: some texts are full of them."""

    family: frozenset
    opens: bool
    closes: bool


def find_quotations(text, starts, words, first, last):
    """The outermost quotations among the words first to last of one paragraph, in their order."""
    indexes = _indexes(words, first, last)
    if not indexes:
        return []
    found = [_mark(text, starts[index], words[index].form) for index in indexes]
    nested, unclosed, depth = _pair(words, indexes, found, nesting=True)
    if unclosed is None:
        return _opened_by_colon(words, nested, indexes, first)
    if depth == 0 and _holds_others(words, unclosed, indexes, first, last):
        return [*nested, _around_others(words, unclosed, indexes[-1], last)]
    flat, unclosed, _ = _pair(words, indexes, found, nesting=False)
    if unclosed is not None and last - unclosed > 1:
        flat.append(Quotation(unclosed, _unclosed_end(words, unclosed, last), closed=False))
    return sorted([*flat, *_dropped(words, indexes, flat, first)], key=lambda quotation: quotation.first)


def _opened_by_colon(words, quotations, indexes, first):
    """The quotations, and before them the one that a colon opens and the first mark closes: قال: نعم"."""
    colon = _colon_of_speech(words, first, indexes[0])
    if colon is None or (quotations and quotations[0].first == indexes[0]):
        return quotations
    return [Quotation(colon + 1, indexes[0] + 1, opened=False), *quotations]


def _colon_of_speech(words, first, last):
    """The last colon that follows a reporting verb, with a word behind it; None without one."""
    for index in range(last - 2, first, -1):
        if words[index].form == ":":
            before = words[max(first, index - LONGEST_REPORT) : index]
            return index if any(word.verb for word in before) else None
    return None


def _dropped(words, indexes, flat, first):
    """Quotations that are not closed before a sentence that reports again, where another one follows."""
    following = iter(flat)
    after = next(following, None)
    for index, next_mark in itertools.pairwise(indexes):
        while after and after.last <= index:
            after = next(following, None)
        if after is None or after.first <= index or not _introduces(words, index - 1, first):
            continue
        end = _unclosed_end(words, index, next_mark)
        if index + 1 < end < next_mark:
            yield Quotation(index, end, closed=False)


def _holds_others(words, unclosed, indexes, first, last):
    """Whether a quotation that is not closed goes on after the ones inside it, and none of them is a statement."""
    inside = [index for index in indexes if index >= unclosed]
    introduced = [index for index in inside[1:] if _introduces(words, index - 1, first)]
    return (
        len(inside) > 1
        and not introduced
        and _follows_report(words, unclosed, first)
        and _unclosed_end(words, unclosed, last) == last
    )


def _follows_report(words, mark, first):
    """Whether words in marks begin after a reporting expression, between which only its subject may stand."""
    before = words[max(first, mark - LONGEST_REPORT) : mark]
    return _introduces(words, mark - 1, first) or (
        all(word.form[0].isalnum() for word in before) and any(word.verb for word in before)
    )


def _introduces(words, index, first):
    """Whether words in marks surely begin after this word: a colon, "that" or a reporting verb."""
    return index >= first and (
        words[index].form == ":" or bool(words[index].bits & THAT) or words[index].verb is not None
    )


def _around_others(words, first, last_mark, last):
    """A quotation with others inside, of whose closing marks one is missing: at its end, or at theirs."""
    if all(not word.form[0].isalnum() for word in words[last_mark:last]):
        return Quotation(first, last_mark + 1)
    return Quotation(first, last, closed=False)


def _unclosed_end(words, first, last):
    """Where an unclosed quotation ends: at the paragraph's end, or before a clause that reports again."""
    for index in range(first + 1, last - 1):
        if words[index].form in FULL_STOPS and words[index + 1].conjunction and words[index + 1].verb:
            return index
        if words[index].form in PAUSES and _reports_on(words, index + 1, last):
            return index
    return last


def _reports_on(words, index, last):
    """Whether a participle reports what follows it: ...، مشيرا إلى أن, ...، مضيفا:"""
    if words[index].tense != "participle" or words[index].definite or words[index].preposition:
        return False
    after = words[index + 1 : min(index + 3, last)]
    return any(word.form == ":" or word.bits & THAT for word in after)


def _indexes(words, first, last):
    """The words that are quotation marks; single ones only where there are no others."""
    indexes = [i for i, word in enumerate(words[first:last], first) if word.form in NOT_SINGLE]
    return indexes or [i for i in range(first, last) if words[i].form in SINGLE]


def _mark(text, start, form):
    before, end = text[start - 1] if start else " ", start + len(form)
    after = text[end : end + 1] or " "
    if after == "." and before.isspace() and not _is_dot_inside(text, end):
        # " نعم ". as " نعم "،
        after = "،"
    return _mark_between(before, form, after, before in JOINED and _is_joined(text, start))


def _is_dot_inside(text, dot):
    """Whether a full stop after a mark stands for words left out, or in a number: "... نعم", ".5"."""
    return text[dot + 1 : dot + 2] == "." or text[dot + 1 : dot + 2].isdigit()


@functools.lru_cache(maxsize=10_000)
def _mark_between(before, form, after, joined):
    """The mark between two characters; `joined` says whether the first is a letter joined to the next word."""
    family = FAMILIES[form]
    if form in CLOSING:
        return _Mark(family, False, True)
    if form in OPENING or before == ":":
        return _Mark(family, True, False)
    if after in SHUTTING:
        return _Mark(family, False, True)
    opens = not after.isspace() and (before in MAY_PRECEDE or before == "\n" or joined)
    closes = not before.isspace() and (after in MAY_FOLLOW or after == "\n") and not (joined and after.isalpha())
    # ...نعم."وأضاف: the space after it was forgotten.
    closes = closes or before in SENTENCE_ENDS
    return _Mark(family, opens, closes)


def _is_joined(text, start):
    """Whether the letters before a mark are only those that are joined to a word (بـ"...", وكـ"...")."""
    letters = start - 1
    while letters > 0 and start - letters < MOST_JOINED and text[letters - 1] in JOINED:
        letters -= 1
    return letters == 0 or not text[letters - 1].isalpha()


def _pair(words, indexes, found, nesting):
    """(quotations, the mark left open or None, how many are open inside it).

    Without nesting, a second opening mark replaces the first, or closes it if it is turned.
    """
    quotations, opened, family, depth, others = [], None, None, 0, 0
    for position, (index, mark) in enumerate(zip(indexes, found, strict=True)):
        if opened is None:
            if mark.opens or not mark.closes or _is_displaced(found, position):
                opened, family, depth, others = index, mark.family, 0, 0
        elif mark.family is not family and not (mark.closes and not mark.opens and not others and not depth):
            others += mark.opens - mark.closes
        elif mark.opens and not mark.closes:
            if not nesting and _is_turned(words, opened, index, found[position + 1 : position + 2]):
                quotations.append(Quotation(opened, index + 1))
                opened = None
            elif not nesting or index == opened + 1:
                opened = index
            else:
                depth += 1
        elif depth:
            depth -= 1
        else:
            if index > opened + 1:
                quotations.append(Quotation(opened, index + 1))
            opened = None
    return quotations, opened, depth


def _is_displaced(found, position):
    """Whether a mark that looks closing opens: the next one closes too (إن" نعم", إن»نعم»)."""
    if position + 1 >= len(found):
        return False
    mark, following = found[position], found[position + 1]
    return mark.family is following.family is not SINGLE and following.closes and not following.opens


def _is_turned(words, opened, index, following):
    """Whether a mark that looks opening closes the one before, as nothing closes it: رسوم "إضافية "في حال."""
    if (following and following[0].closes) or _introduces(words, index - 1, opened):
        return False
    inside = words[opened + 1 : index]
    return 0 < len(inside) <= LONGEST_TURNED and not any(word.form in SENTENCE_ENDS for word in inside)


def split_asides(words, quotation, dashes):
    """The parts of a quotation that the author's words interrupt: «Да, — сказал он, — приду»."""
    inside = range(quotation.inner_first + 1, quotation.inner_last)
    first = next((i for i in inside if words[i].form in dashes and _speaks(words, i)), None)
    if first is None:
        return [quotation]
    second = next((i for i in range(first + 1, quotation.inner_last) if words[i].form in dashes), None)
    parts = [Quotation(quotation.first, first, closed=False, opened=quotation.opened)]
    if second is not None and second + 1 < quotation.inner_last:
        parts.append(Quotation(second + 1, quotation.last, closed=quotation.closed, opened=False))
    return parts


def spoken_after_dash(words, first, last, dashes):
    """What is said in a line of speech that a dash opens: — Да, — сказал он. — Приду."""
    if last - first < 2 or words[first].form not in dashes:
        return []
    parts = split_asides(words, Quotation(first, last, closed=False), dashes)
    return [replace(part, marked=False) for part in parts] if parts[0].last < last else []


def _speaks(words, index):
    """Whether a reporting verb stands right after a dash that follows other punctuation."""
    return not words[index - 1].form[0].isalnum() and index + 1 < len(words) and words[index + 1].verb is not None
