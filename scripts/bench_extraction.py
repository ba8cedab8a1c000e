#!/usr/bin/env python3
"""Measure the speed of the extractor on one core: articles a second, by stage, and on hostile texts.

    scripts/bench_extraction.py [--corpus DIR] [--articles N] [--profile] [--no-hostile]

Stages are the modules of statements/extraction/ and what they use of statements/text/; the time of each is its
own, without that of the stages it calls. Machines are compared by the ratio to folding the same texts. Exits with
1 where a hostile text costs more than twice as much per character as an article.
"""

import argparse
import cProfile
import functools
import gzip
import importlib
import inspect
import itertools
import json
import pkgutil
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statements import extraction  # noqa: E402
from statements.extraction import extract  # noqa: E402
from statements.tests.extraction.hostile import HOSTILE  # noqa: E402
from statements.text.fold import fold  # noqa: E402

HOSTILE_SIZE = 1_000_000
BRACKETS = 100_000
# What was agreed on.
LEAST_ARTICLES_A_SECOND = 300
MOST_OF_NORMAL = 2.0
LARGE_STAGE = 0.4


class Stopwatch:
    """Adds up the time that is spent in each stage, without that in the stages that it calls."""

    def __init__(self):
        self.seconds = defaultdict(float)
        self._stages = ["outside"]
        self._since = time.process_time()

    def timed(self, stage: str, function: Callable) -> Callable:
        @functools.wraps(function)
        def run(*args, **kwargs):
            self._switch()
            self._stages.append(stage)
            try:
                return function(*args, **kwargs)
            finally:
                self._switch()
                self._stages.pop()

        return run

    def _switch(self):
        now = time.process_time()
        self.seconds[self._stages[-1]] += now - self._since
        self._since = now

    def watch(self, package) -> None:
        """Times each function that a module of the package imports from another one or from statements.text.

        What a module keeps in a table counts as its own.
        """
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            for name, value in list(vars(module).items()):
                if inspect.isfunction(value) and _is_stage(value.__module__, module.__name__):
                    setattr(module, name, self.timed(value.__module__.rpartition(".")[2], value))


def _is_stage(home, user):
    return home != user and home.startswith(("statements.extraction.", "statements.text."))


def read_articles(corpus: Path, most: int) -> list[str]:
    """Texts of so many articles, spread evenly over the files of the corpus."""
    texts = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    if not texts:
        sys.exit(f"no articles in {corpus}: name a folder of *.jsonl.gz with --corpus")
    step = max(1, len(texts) // most)
    return list(itertools.islice(texts[::step], most))


def seconds(function: Callable, texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - began


def print_speed(texts: list[str]) -> float:
    """Prints articles a second; returns the seconds a character takes."""
    extract("")  # the lexicon is loaded
    first, again = seconds(extract, texts), seconds(extract, texts)
    folded = seconds(fold, texts)
    characters = sum(map(len, texts))
    print(f"{len(texts)} articles of {characters / len(texts):,.0f} characters, one core")
    for state, taken in (("all words new", first), ("all words known", again)):
        print(
            f"  {state:<16} {len(texts) / taken:7,.0f} articles/s  {characters / taken:10,.0f} characters/s"
            f"  {taken / folded:6.1f} times as long as folding"
        )
    if len(texts) / first < LEAST_ARTICLES_A_SECOND:
        print(f"  below {LEAST_ARTICLES_A_SECOND} articles/s")
    return again / characters


def print_stages(texts: list[str]) -> None:
    watch = Stopwatch()
    watch.watch(extraction)
    timed = watch.timed("pipeline", extraction.pipeline.extract)
    seconds(timed, texts)
    stages = {stage: taken for stage, taken in watch.seconds.items() if stage != "outside"}
    whole = sum(stages.values())
    print("\nstage            share   microseconds an article")
    for stage, taken in sorted(stages.items(), key=lambda item: -item[1]):
        note = "   more than is good: look at it with --profile" if taken > LARGE_STAGE * whole else ""
        print(f"  {stage:<12} {taken / whole:7.1%} {taken / len(texts) * 1e6:12,.0f}{note}")


def print_hostile(normal: float) -> bool:
    """Prints the time per character relative to articles; says whether all are within the limit."""
    print("\nhostile text                  characters   times an article's time per character")
    within = True
    for name, make in HOSTILE.items():
        size, ratio = _ratio(name, make, normal)
        within &= ratio <= MOST_OF_NORMAL
        print(f"  {name:<26} {size:>11,} {ratio:8.2f}{'   too slow' * (ratio > MOST_OF_NORMAL)}", flush=True)
    return within


def _ratio(name, make, normal):
    """(size, ratio) at full size; at a smaller one where even that is so slow that the full one would not end."""
    full = 2 * BRACKETS if name == "nested brackets" else HOSTILE_SIZE
    for size in (full // 20, full):
        ratio = seconds(extract, [make(size)]) / size / normal
        if ratio > 2 * MOST_OF_NORMAL:
            break
    return size, ratio


def print_profile(texts: list[str]) -> None:
    extract("")  # the lexicon is loaded
    profile = cProfile.Profile()
    profile.runcall(seconds, extract, texts)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--corpus", type=Path, default=ROOT.parent / "shared" / "corpus", help="a folder of *.jsonl.gz"
    )
    parser.add_argument("--articles", type=int, default=1500, help="how many of the corpus; 1500 by itself")
    parser.add_argument("--profile", action="store_true", help="print where the time goes, and nothing else")
    parser.add_argument("--no-hostile", action="store_true", help="leave out the hostile texts")
    options = parser.parse_args()
    texts = read_articles(options.corpus, options.articles)
    if options.profile:
        print_profile(texts)
        return
    normal = print_speed(texts)
    within = options.no_hostile or print_hostile(normal)
    print_stages(texts)  # last: from here on every stage is timed
    sys.exit(not within)


if __name__ == "__main__":
    main()
