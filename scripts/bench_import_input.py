"""The input that bench_import.py measures with: the corpus, and the corpus as often as a size asks for.

Each further edition of an article is another one: it has an address and a number of its own, and one word in ten
is another word of the corpus, drawn as often as it occurs there, so that names and statements are new as well. It
came out a month after the edition before, as an archive grows: of one day, they would be copies of each other.
Always alike: the same edition has the same words.
"""

import datetime
import gzip
import itertools
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

OTHER_WORDS = 0.1
MONTH = datetime.timedelta(days=30)
_WORD = re.compile(r"[\u0621-\u064a]{3,}")


def records(corpus: Path) -> list[dict]:
    found = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += map(json.loads, lines)
    return found or sys.exit(f"no articles in {corpus}: name a folder of *.jsonl.gz with --corpus")


def editions(corpus: list[dict]) -> Iterator[dict]:
    """The corpus again and again, other from edition to edition; the first is the corpus as it is."""
    counted = Counter(word for record in corpus for word in _WORD.findall(record["text"]))
    words, frequencies = list(counted), list(itertools.accumulate(counted.values()))
    for number in itertools.count():
        chance = random.Random(number)

        def other(match, chance=chance):
            if chance.random() >= OTHER_WORDS:
                return match.group()
            return chance.choices(words, cum_weights=frequencies)[0]

        for record in corpus:
            yield _edition(record, number, other) if number else record


def _edition(record: dict, number: int, other) -> dict:
    texts = {name: _WORD.sub(other, record[name]) for name in ("title", "text")}
    own = {"id": f"{record['id']}-{number}", "url": f"{record['url']}/{number}"}
    return {**record, **texts, **own, "published": _later(record["published"], number * MONTH)}


def _later(published: str, by: datetime.timedelta) -> str:
    """A day, with or without a time behind it, moved; nothing where it is not known."""
    day, rest = published[:10], published[10:]
    return f"{datetime.date.fromisoformat(day) + by}{rest}" if day else ""


def write(path: Path, articles: Iterator[dict]) -> int:
    """Into a file, unless it is there already; returns its size."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(article, ensure_ascii=False)}\n" for article in articles)
        unfinished.rename(path)
    return path.stat().st_size


def repeat(path: Path, source: Path, size: int) -> None:
    """The source again and again until so many bytes are there."""
    if not path.exists() or path.stat().st_size < size:
        with path.open("wb") as file:
            while file.tell() < size:
                file.write(source.read_bytes())
