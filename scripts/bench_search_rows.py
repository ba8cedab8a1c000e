"""The rows that bench_search.py measures with: statements of real articles, as often as a size asks for.

The words are those of the corpus; who says them, for whom, where, when and how checked is drawn, always alike: few
speakers say much and many say little, and articles come in no order of their days, as imports of old volumes do.
"""

import datetime
import gzip
import itertools
import json
import multiprocessing
import pickle
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 20
SPEAKERS, ORGANIZATIONS, PUBLISHERS = 8_000, 3_000, 20
STATEMENTS_AN_ARTICLE = 8
FIRST_DAY, DAYS = datetime.date(2013, 1, 1), 4_400
BATCH = 2_000
# Values and their shares.
KINDS = {"direct": 25, "mixed": 20, "indirect": 55}
LANGUAGES = {"ar": 95, "en": 4, "ru": 1}
REVIEWS = {"machine": 92, "verified": 5, "corrected": 2, "disputed": 0.6, "rejected": 0.4}
WITHOUT_SPEAKER, WITHOUT_ORGANIZATION = 0.3, 0.4
# Every fourth speaker or body is of a country, as in the corpus.
COUNTRIES = ("RU", "SA", "EG", "US", "SY", "IR", "TR", "FR", "LB", "DE")
# Rules with the confidence in what they find; by how the source is named, it is less.
RULES = {"quote": 0.96, "that": 0.94, "bare": 0.85, "continuation": 0.7}
SOURCES = (1.0, 0.95, 0.88, 0.55)


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article reports, its words as they stand there, and what the index holds of them."""

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    terms: str


# The statements of the corpus -------------------------------------------------------------------------------


def statements(corpus: Path, cache: Path) -> list[Statement]:
    """The different statements that the extractor finds in the corpus; found once, and kept in the cache."""
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        with multiprocessing.Pool() as pool:
            found = list(itertools.chain.from_iterable(pool.imap(_statements_of, _bodies(corpus), 50)))
        cache.write_bytes(pickle.dumps(list({statement.text: statement for statement in found}.values())))
    return pickle.loads(cache.read_bytes())  # our own


def _bodies(corpus: Path) -> list[str]:
    bodies = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            bodies += [json.loads(line)["text"] for line in lines]
    if not bodies:
        sys.exit(f"no articles in {corpus}: name a folder of *.jsonl.gz with --corpus")
    return bodies


def _statements_of(body: str) -> list[Statement]:
    from statements.extraction import extract
    from statements.search.terms import index_terms
    from statements.text.analysis import tokens

    found = []
    for quote in extract(body).quotes:
        text = body[quote.start : quote.end]
        words = [(text[token.start : token.end], token.stem) for token in tokens(text)]
        if words:
            found.append(Statement(text, *zip(*words, strict=True), index_terms(text)))
    return found


# Into the database ------------------------------------------------------------------------------------------


def load(found: list[Statement], number: int) -> None:
    """Fill an empty, migrated database with so many statements, and index them."""
    from django.db import connection

    from statements.batching import batched
    from statements.models import Article, Quote
    from statements.search import install

    install.run(connection, "uninstall_sql")
    draw = _Draw()
    for batch in batched(_articles(found, number, draw), BATCH):
        Article.objects.bulk_create([article for article, _quotes in batch], batch_size=500)
        Quote.objects.bulk_create([quote for _article, quotes in batch for quote in quotes], batch_size=1_000)
    install.run(connection, "install_sql")
    with connection.cursor() as cursor:
        # What the server does by itself after a while.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


class _Draw:
    """Draws what is not in the corpus; makes the speakers and bodies that it draws from."""

    def __init__(self):
        from statements.models import Organization, Speaker

        self.random = random.Random(SEED)
        # Apart, so that what searches are measured on stays the same.
        self._certainty = random.Random(SEED)
        self._speakers = _named(Speaker, "متحدث", SPEAKERS)
        self._organizations = _named(Organization, "جهة", ORGANIZATIONS)
        self._publishers = _named(Organization, "ناشر", PUBLISHERS)
        self._weights = {number: _long_tail(number) for number in (SPEAKERS, ORGANIZATIONS, PUBLISHERS)}

    def value(self, shares: dict):
        return self.random.choices(list(shares), list(shares.values()))[0]

    def speaker(self):
        return None if self.random.random() < WITHOUT_SPEAKER else self._one_of(self._speakers)

    def organization(self):
        return None if self.random.random() < WITHOUT_ORGANIZATION else self._one_of(self._organizations)

    def publisher(self):
        return self._one_of(self._publishers)

    def day(self) -> datetime.date:
        """Rather a late one: newspapers have grown."""
        return FIRST_DAY + datetime.timedelta(days=int(DAYS * self.random.random() ** 0.7))

    def certainty(self) -> dict:
        """By which rule a statement was found, and how sure it is: of few values, as the extractor gives them."""
        rule = self._certainty.choice(list(RULES))
        return {"rule": rule, "confidence": round(RULES[rule] * self._certainty.choice(SOURCES), 2)}

    def _one_of(self, named: list):
        return self.random.choices(named, cum_weights=self._weights[len(named)])[0]


def _long_tail(number: int) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 10) ** 0.9 for rank in range(number)))


def _country(number: int) -> str:
    return COUNTRIES[number // 4 % len(COUNTRIES)] if number % 4 == 0 else ""


def _named(model, name: str, number: int) -> list:
    """So many speakers or bodies; bulk_create passes by what saving does for their names and addresses."""
    rows = [model(name=f"{name} {n}", slug=f"{name}-{n}", country=_country(n)) for n in range(1, number + 1)]
    model.objects.bulk_create(rows)
    owner = model._meta.model_name
    names, slugs = model._meta.get_field("names").related_model, model._meta.get_field("slugs").related_model
    spellings = [names(**{owner: row}, text=row.name) for row in rows]
    for spelling in spellings:
        spelling.derive()
    names.objects.bulk_create(spellings)
    slugs.objects.bulk_create(slugs(**{owner: row}, slug=row.slug) for row in rows)
    return rows


def _articles(found: list[Statement], number: int, draw: _Draw) -> Iterator[tuple]:
    """Pairs of an article and its statements, none of them saved."""
    from statements.models import Article
    from statements.models.article import body_hash

    for first in range(0, number, STATEMENTS_AN_ARTICLE):
        said = draw.random.choices(found, k=min(STATEMENTS_AN_ARTICLE, number - first))
        body = "\n".join(statement.text for statement in said)
        article = Article(
            title=f"مقال {first}",
            body=body,
            body_sha256=body_hash(f"{first} {body}"),
            language=draw.value(LANGUAGES),
            published_on=draw.day(),
            publisher=draw.publisher(),
            title_terms="",
            # Articles are not searched here.
            search_terms="",
        )
        yield article, list(_quotes(article, said, draw))


def _quotes(article, said: list[Statement], draw: _Draw) -> Iterator:
    from statements.models import Quote

    start = 0
    for position, statement in enumerate(said, 1):
        yield Quote(
            article=article,
            position=position,
            start=start,
            end=start + len(statement.text),
            text=statement.text,
            search_terms=statement.terms,
            kind=draw.value(KINDS),
            review=draw.value(REVIEWS),
            speaker=draw.speaker(),
            organization=draw.organization(),
            role=f"وزير الشؤون رقم {position}",
            dated_on=article.published_on,
            language=article.language,
            **draw.certainty(),
        )
        start += len(statement.text) + 1


# The questions ----------------------------------------------------------------------------------------------


def questions(found: list[Statement], number: int) -> dict[str, list[dict]]:
    """For each kind of question so many, each as the parameters of a page's address.

    Words are chosen by the share of the statements that hold them, so that they are the same at every size.
    """
    rng = random.Random(SEED)
    words = _words_by_share(found)

    def some(least: float, most: float) -> list[str]:
        fitting = [word for share, word in words if least <= share <= most]
        return rng.sample(fitting, min(number, len(fitting)))

    few = 2 / len(found)
    common = some(0.007, 0.013)
    return {
        "rare word": _asked(some(few, few)),
        "common word, about 1 %": _asked(common),
        "very common word, about 30 %": _asked(some(0.2, 0.4)),
        "two words": _asked(_pairs(found, {word for share, word in words if 0.005 <= share <= 0.1}, rng, number)),
        "phrase": _asked(_phrases(found, rng, number)),
        "prefix": _asked(f"{word[:4]}*" for word in some(0.002, 0.01) if len(word) > 4),
        "word, speaker, dates": [
            {"q": word, "speaker": f"متحدث-{rng.randint(1, 50)}", "since": "2018-01-01", "until": "2021-12-31"}
            for word in common
        ],
    }


def _asked(texts) -> list[dict]:
    return [{"q": text} for text in texts]


def _words_by_share(found: list[Statement]) -> list[tuple[float, str]]:
    """Of each stem its most frequent word, with the share of the statements that hold the stem."""
    holding, words = Counter(), defaultdict(Counter)
    for statement in found:
        holding.update(set(statement.stems))
        for word, stem in zip(statement.words, statement.stems, strict=True):
            words[stem][word] += 1
    return [(holding[stem] / len(found), words[stem].most_common(1)[0][0]) for stem in sorted(holding)]


def _pairs(found, words: set[str], rng, number: int) -> list[str]:
    """Two of the words that stand in one statement."""
    pairs = set()
    while len(pairs) < number:
        met = sorted(words.intersection(rng.choice(found).words))
        if len(met) > 1:
            pairs.add(" ".join(rng.sample(met, 2)))
    return sorted(pairs)


def _phrases(found, rng, number: int) -> list[str]:
    """Three words side by side that at least ten different statements hold."""
    times = Counter()
    for statement in found:
        times.update(set(zip(statement.words, statement.words[1:], statement.words[2:], strict=False)))
    often = sorted(phrase for phrase, n in times.items() if n >= 10)
    return [f'"{" ".join(phrase)}"' for phrase in rng.sample(often, min(number, len(often)))]
