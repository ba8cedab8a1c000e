#!/usr/bin/env python3
"""Measure the analyzers of Arabic against each other: variants found, wrong conflations, speed.

    scripts/bench_analyzer.py [--misses HALF] [--text FILE]

The words are in statements/tests/text/words/: each line a headword with its written variants, or a pair of words
that must stay apart. `development.txt` was looked at while the analyzer was made, `blind.txt` was not.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import Stemmer  # noqa: E402

from statements.text import analysis, arabic  # noqa: E402
from statements.text.fold import fold  # noqa: E402

WORDS = ROOT / "statements/tests/text/words"
HALVES = ("development", "blind")
_SNOWBALL = Stemmer.Stemmer("arabic")

_LIGHT10_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def light10(word: str) -> str:
    """Larkey, Ballesteros, Connell 2002/2007: و if three letters remain, an article, then endings in order."""
    word = fold(word)
    if word.startswith("و") and len(word) > 3:
        word = word[1:]
    for article in ("وال", "بال", "كال", "فال", "ال", "لل"):
        if word.startswith(article) and len(word) - len(article) >= 2:
            word = word[len(article) :]
            break
    for ending in _LIGHT10_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
    return word


def clitics(word: str) -> str:
    """light10, and before it the single letters ف ب ل ك as well, if four letters remain."""
    folded = fold(word)
    rest = re.sub(r"^[وف]?[بلك](?!ال|لل)(?=....)", "", folded)
    return light10(rest)


def _folded(word):
    return " ".join(analysis.analyze(word).words)


_LISTLESS = arabic.ArabicStemmer()
_WITHOUT_PLURALS = arabic.ArabicStemmer(
    arabic.read_words("arabic_beginnings.txt"),
    arabic.read_words("arabic_articles.txt"),
    arabic.read_words("arabic_endings.txt"),
)
ANALYZERS: dict[str, Callable[[str], str]] = {
    "folding only": fold,
    "Snowball on the text as it is": _SNOWBALL.stemWord,
    "Snowball on folded text": lambda word: _SNOWBALL.stemWord(fold(word)),
    "light10": light10,
    "light10 and single clitics": clitics,
    "ours without its lists": lambda word: _LISTLESS.stem(_folded(word)),
    "ours without the plurals": lambda word: _WITHOUT_PLURALS.stem(_folded(word)),
    "ours": lambda word: " ".join(analysis.analyze(word).stems),
}


def read(half: str) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """({headword: its variants}, [(word, another)]) of one half of the table."""
    groups, apart = {}, []
    for line in (WORDS / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        if ":" in line:
            headword, variants = line.split(":")
            groups[headword] = variants.split()
        else:
            apart.append(tuple(line.split(" / ")))
    return groups, apart


class Score(NamedTuple):
    variants: int
    found: int
    groups: int
    whole: int
    pairs: int
    joined: int


def measure(stem: Callable[[str], str], groups: dict[str, list[str]], apart: list[tuple[str, str]]) -> Score:
    found = [[stem(variant) == stem(headword) for variant in variants] for headword, variants in groups.items()]
    return Score(
        variants=sum(map(len, found)),
        found=sum(map(sum, found)),
        groups=len(found),
        whole=sum(map(all, found)),
        pairs=len(apart),
        joined=sum(stem(one) == stem(other) for one, other in apart),
    )


def statements_per_second(texts: list[str]) -> float:
    """How many texts of 34 words, the length of a statement in the news, `analyze` takes in a second."""
    began = time.process_time()
    words = sum(len(analysis.analyze(text).words) for text in texts)
    return words / 34 / (time.process_time() - began)


def print_table() -> None:
    halves = {half: read(half) for half in HALVES}
    head = [
        f"{half}: {column}" for half in HALVES for column in ("variants found", "whole groups", "wrongly joined")
    ]
    print("| analyzer | " + " | ".join(head) + " |")
    print("| --- |" + " --- |" * 3 * len(HALVES))
    for name, stem in ANALYZERS.items():
        cells = [name]
        for groups, apart in halves.values():
            score = measure(stem, groups, apart)
            cells += [
                f"{score.found / score.variants:.0%} of {score.variants}",
                f"{score.whole} of {score.groups}",
                f"{score.joined} of {score.pairs}",
            ]
        print("| " + " | ".join(cells) + " |")


def print_misses(half: str) -> None:
    groups, apart = read(half)
    stem = ANALYZERS["ours"]
    for headword, variants in groups.items():
        missed = [f"{variant} ({stem(variant)})" for variant in variants if stem(variant) != stem(headword)]
        if missed:
            print(f"{headword} ({stem(headword)}) does not find: {', '.join(missed)}")
    for one, other in apart:
        if stem(one) == stem(other):
            print(f"{one} and {other} are both {stem(one)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", choices=HALVES, help="print what our own analyzer gets wrong, and no table")
    parser.add_argument("--text", type=Path, help="measure the speed as well, on the lines of this file")
    options = parser.parse_args()
    if options.misses:
        print_misses(options.misses)
        return
    print_table()
    if options.text:
        lines = options.text.read_text(encoding="utf-8").splitlines()
        print()
        for state in ("new", "known"):
            speed = statements_per_second(lines)
            print(f"{speed:,.0f} statements of 34 words a second on one core, all words {state} to the cache")


if __name__ == "__main__":
    main()
