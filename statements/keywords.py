"""The words that a person or body uses more than others do, for reading and for searching on.

A sample of their newest statements stands beside a sample of the whole archive; what tells them apart is Dunning's
log-likelihood ratio (Computational Linguistics 19, 1993) of the statements that hold a stem and those that do not.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache as remember
from math import log
from typing import NamedTuple

from django.core.cache import cache

from statements.models import Quote
from statements.search.terms import stems_of
from statements.text.analysis import terms, tokens
from statements.text.arabic import read_words

# So many of the newest statements stand for those whose words they are, and so many for the archive.
SAMPLE, REFERENCE = 400, 2_000
REFERENCE_SECONDS = 3_600
# A word is shown from so many statements on, and where chance alone would make such a difference in one of 1,000.
LEAST_STATEMENTS, LEAST_RATIO = 3, 10.83
# So many statements are read for the spelling in which a word is shown.
SPELLINGS_READ = 8
_SIGNS = re.compile(r"[\u0640\u064b-\u0652\u0670]")


class Usage(NamedTuple):
    """How many statements there are, and how many of them hold each stem."""

    statements: int
    holding: Counter


@dataclass(frozen=True, slots=True)
class Sample:
    """Different statements, each with its stems, and what they amount to."""

    statements: list[tuple[str, frozenset[str]]]
    usage: Usage

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> "Sample":
        """From pairs of index terms and text; the same statement in many articles counts once."""
        found = [(text, frozenset(stems_of(written))) for written, text in dict(rows).items()]
        return cls(found, Usage(len(found), Counter(stem for _text, stems in found for stem in stems)))

    def candidates(self) -> list[str]:
        """The stems that say what is talked about and stand in enough statements."""
        return [stem for stem, number in self.usage.holding.items() if number >= LEAST_STATEMENTS and _tells(stem)]

    def spelled(self, stems: Iterable[str]) -> list[str]:
        """The commonest spelling of each stem in the sample, without signs of vowels."""
        return [self._spelling(stem) for stem in stems]

    def _spelling(self, stem: str) -> str:
        texts = [text for text, stems in self.statements if stem in stems][:SPELLINGS_READ]
        met = Counter(
            _SIGNS.sub("", text[token.start : token.end])
            for text in texts
            for token in tokens(text)
            if token.stem == stem
        )
        return max(met, key=lambda word: (met[word], -len(word), word))


def sample(entries) -> Sample:
    """The newest of the statements that the entries stand for."""
    return Sample.of(entries.newest_first().values_list("quote__search_terms", "quote__text")[:SAMPLE])


def reference() -> Usage:
    """The usage of a sample of the whole archive.

    Remembered for an hour: what is usual in an archive changes slowly. A small archive is read anew.
    """
    kept = cache.get("keywords-reference")
    if kept is None:
        rows = Quote.objects.published().spread(REFERENCE).values_list("search_terms", "text")
        kept = Sample.of(rows).usage
        if kept.statements > REFERENCE // 2:
            cache.set("keywords-reference", kept, REFERENCE_SECONDS)
    return kept


def keywords_of(entries, most: int) -> list[str]:
    """At most so many words that tell the entries' statements from those of the whole archive."""
    own = sample(entries)
    return own.spelled(telling(own, reference())[:most])


def telling(own: Sample, others: Usage) -> list[str]:
    """The stems that the sample's statements hold more often than the others, the most telling first."""
    ratios = {
        stem: _ratio(own.usage.holding[stem], own.usage.statements, others.holding[stem], others.statements)
        for stem in own.candidates()
    }
    return sorted(
        (stem for stem, ratio in ratios.items() if ratio >= LEAST_RATIO), key=lambda stem: (-ratios[stem], stem)
    )


def _ratio(own: int, all_own: int, others: int, all_others: int) -> float:
    """The log-likelihood ratio of `own` in `all_own` against `others` in `all_others`; 0 where it is not more."""
    if not all_others or own * all_others <= others * all_own:
        return 0.0
    share = (own + others) / (all_own + all_others)
    cells = [
        (own, all_own * share),
        (all_own - own, all_own * (1 - share)),
        (others, all_others * share),
        (all_others - others, all_others * (1 - share)),
    ]
    return 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen)


def _tells(stem: str) -> bool:
    return len(stem) > 1 and not stem.isdecimal() and stem not in _common()


@remember
def _common() -> frozenset[str]:
    """The stems of the words that say nothing of what is talked about, also after an Arabic conjunction."""
    written = " ".join(f"{word} و{word} ف{word}" for word in read_words("common_words.txt"))
    return frozenset(terms(written))
