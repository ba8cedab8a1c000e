"""Stored articles and statements, each met with those that it is like, and put into groups.

Whatever order articles come in, the pairs found are the same, and the groups follow from the pairs. The one
exception is a hash that MOST_HOLDERS texts have: it is of a set phrase, and who comes later is not met by it. So
what a text costs does not grow with the archive.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import models
from django.db.models import Q

from statements.batching import batched
from statements.models import (
    Article,
    ArticlePair,
    ArticleShingle,
    Copy,
    Quote,
    QuotePair,
    QuoteShingle,
    Rendition,
)
from statements.models.people import name_key
from statements.querysets import among
from statements.resemblance.comparison import (
    ARTICLES,
    STATEMENTS,
    Day,
    Measure,
    Sketches,
    Text,
    wordings_of_article,
    wordings_of_statement,
)
from statements.resemblance.shingles import Sketch
from statements.search.terms import words_of

from .groups import Member, Pairs, families, groups

# A hash that so many texts have tells them apart no more.
MOST_HOLDERS = 32
# No database takes a condition with any number of values.
VALUES_AT_ONCE = 5_000


class Linker:
    """Links texts of one model. What is compared of a text, and what groups are made by, is for the subclasses."""

    measure: Measure
    model: type[models.Model]
    shingles: type[models.Model]
    pairs: type[models.Model]
    grouped: type[models.Model]
    day: str

    def texts(self, keys: Collection[int]) -> dict[int, Text]:
        """What is compared of each stored text."""
        raise NotImplementedError

    def members(self, keys: Collection[int]) -> Iterator[Member]:
        """What groups of these texts are made by."""
        raise NotImplementedError

    def link(self, keys: Collection[int], known: Mapping[int, Sketch]) -> None:
        """Compare these texts with all stored ones, and put them into groups. Run in a transaction.

        `known` are sketches that were made beforehand.
        """
        touched = self.unlink(keys)
        alike = self._alike(self._met(self._sketches(keys, known)))
        self.pairs.objects.bulk_create(self.pairs(one_id=one, other_id=other) for one, other in alike)
        self.regroup(touched | _ends(alike))

    def unlink(self, keys: Collection[int]) -> set[int]:
        """Forget what was found of these texts; returns what they were paired with, themselves among it."""
        touched = set()
        for some in batched(keys, VALUES_AT_ONCE):
            self.shingles.objects.filter(owner__in=among(some)).delete()
            pairs = self._pairs_of(some)
            touched |= _ends(pairs.values_list("one", "other"))
            pairs.delete()
            self.grouped.objects.filter(owner__in=among(some)).delete()
        return touched

    def regroup(self, keys: Collection[int]) -> None:
        """Make the groups anew of these texts and of all that hang together with them."""
        pairs = self._hanging_together(keys)
        concerned = {*keys, *_ends(pairs)}
        members = {member.key: member for member in self.members(concerned)}
        rows = [
            self.grouped(owner_id=member.key, group=min(m.key for m in group), place=place)
            for family in families(pairs)
            for group in groups([members[key] for key in family], pairs, self.measure)
            for place, member in enumerate(group, start=1)
        ]
        for some in batched(concerned, VALUES_AT_ONCE):
            self.grouped.objects.filter(owner__in=among(some)).delete()
        self.grouped.objects.bulk_create(rows)

    def _sketches(self, keys: Collection[int], known: Mapping[int, Sketch]) -> dict[int, Sketch]:
        texts = self.texts([key for key in keys if key not in known])
        return {**known, **{key: self.measure.sketch(text.wordings) for key, text in texts.items()}}

    def _met(self, sketches: Mapping[int, Sketch]) -> set[tuple[int, int]]:
        """The pairs of these texts, with each other or stored ones, that have a hash and about a day in common.

        The hashes of these texts are stored on the way.
        """
        days = dict(_by_key(self.model, sketches, self.day))
        holders = self._holders({shingle for found in sketches.values() for shingle in found})
        met, rows = set(), []
        for key, found in sorted(sketches.items()):
            day = days[key]
            for shingle in found:
                held = holders[shingle]
                met.update(
                    (min(key, other), max(key, other)) for other, its in held if self.measure.near(day, its)
                )
                if len(held) < MOST_HOLDERS:
                    held.append((key, day))
                    rows.append((shingle, key))
        self.shingles.objects.add(rows)
        return met

    def _holders(self, shingles: Collection[int]) -> dict[int, list[tuple[int, Day]]]:
        """The texts, each with its day, that are met by these hashes."""
        held = defaultdict(list)
        for some in batched(shingles, VALUES_AT_ONCE):
            for shingle, owner, day in self.shingles.objects.holders(some, self.day):
                held[shingle].append((owner, day))
        return held

    def _alike(self, met: Pairs) -> list[tuple[int, int]]:
        """The pairs that are as alike as the measure asks for."""
        texts = self.texts(_ends(met))
        return sorted(pair for pair in met if self.measure.alike(*(texts[key] for key in pair)))

    def _pairs_of(self, keys: Collection[int]) -> models.QuerySet:
        return self.pairs.objects.filter(Q(one__in=among(keys)) | Q(other__in=among(keys)))

    def _hanging_together(self, keys: Collection[int]) -> set[tuple[int, int]]:
        """All pairs that the keys reach, from pair to pair."""
        found: set[tuple[int, int]] = set()
        reached, ahead = set(keys), set(keys)
        while ahead:
            new = set()
            for some in batched(ahead, VALUES_AT_ONCE):
                new.update(self._pairs_of(some).values_list("one", "other"))
            found |= new
            ahead = _ends(new) - reached
            reached |= ahead
        return found


class ArticleLinker(Linker):
    measure, model, day = ARTICLES, Article, "published_on"
    shingles, pairs, grouped = ArticleShingle, ArticlePair, Copy

    def texts(self, keys):
        rows = _by_key(Article, keys, "search_terms", "published_on", "publisher")
        return {
            key: Text(wordings_of_article(words_of(terms)), day, publisher) for key, terms, day, publisher in rows
        }

    def members(self, keys):
        for key, at, on in _by_key(Article, keys, "published_at", "published_on"):
            yield Member(key, (*_came_out(at, on), key), on, key)


class StatementLinker(Linker):
    measure, model, day = STATEMENTS, Quote, "dated_on"
    shingles, pairs, grouped = QuoteShingle, QuotePair, Rendition

    def texts(self, keys):
        rows = _by_key(Quote, keys, "search_terms", "dated_on", "kind", "text", "start", "quoted")
        return {key: Text(_wordings(terms, *mixed), day) for key, terms, day, *mixed in rows}

    def members(self, keys):
        rows = _by_key(
            Quote, keys, "article__published_at", "article__published_on", "position", "dated_on", "article",
            "speaker__name",
        )  # fmt: skip
        for key, at, on, position, dated_on, article, name in rows:
            order = (*_came_out(at, on), article, position)
            yield Member(key, order, dated_on, article, name_key(name or ""))


def _wordings(terms, kind, text, start, quoted):
    spans = quoted if kind == Quote.Kind.MIXED else ()
    return wordings_of_statement(words_of(terms), (text[a - start : b - start] for a, b in spans))


def _ends(pairs: Iterable[tuple[int, int]]) -> set[int]:
    return {key for pair in pairs for key in pair}


def _by_key(model, keys: Collection[int], *fields: str) -> Iterator[tuple]:
    for some in batched(keys, VALUES_AT_ONCE):
        yield from model.objects.filter(pk__in=among(some)).order_by().values_list("pk", *fields)


def _came_out(at: datetime.datetime | None, on: datetime.date | None) -> tuple:
    """What orders articles as they came out: a day without a time begins it, no day at all comes last."""
    return (on or datetime.date.max, at.timestamp() if at else 0)


def _places(articles: Collection[int]) -> Iterator[tuple[int, tuple[int, int, int] | None]]:
    """Each statement's key, with its article and span if the machine found it in the article's present text."""
    for some in batched(articles, VALUES_AT_ONCE):
        rows = Quote.objects.filter(article__in=among(some)).order_by()
        for key, *place, review, revision in rows.values_list(
            "pk", "article", "start", "end", "review", "revision"
        ):
            yield key, tuple(place) if review == Quote.Review.MACHINE and revision is None else None


COPIES, RENDITIONS = ArticleLinker(), StatementLinker()


def link(articles: Iterable[int], sketches: Mapping[int, Sketches] | None = None) -> None:
    """Find the copies of these articles, and other renditions of their statements. Run in a transaction.

    `sketches` are those of articles whose statements were just found: of what a person reviewed they know nothing.
    """
    articles, sketches = set(articles), sketches or {}
    COPIES.link(articles, {key: sketches[key].article for key in articles & sketches.keys()})
    beforehand = {(key, *span): sketch for key, its in sketches.items() for span, sketch in its.statements.items()}
    places = dict(_places(articles))
    RENDITIONS.link(places, {key: beforehand[place] for key, place in places.items() if place in beforehand})


def link_statements(keys: Iterable[int]) -> None:
    """Find the other renditions of these stored statements. Run in a transaction."""
    RENDITIONS.link(set(keys), {})


def regroup_statements(keys: Iterable[int]) -> None:
    """Group these stored statements anew: others spoke them. Run in a transaction."""
    RENDITIONS.regroup(set(keys))


def forget_statements(keys: Collection[int]) -> None:
    """These statements are about to be deleted: what they held together may fall apart. Run in a transaction."""
    RENDITIONS.regroup(RENDITIONS.unlink(keys) - set(keys))


def forget_all() -> None:
    """Empty the tables of hashes, pairs and groups."""
    for linker in (COPIES, RENDITIONS):
        for model in (linker.shingles, linker.pairs, linker.grouped):
            model.objects.all().delete()


def unlinked() -> models.QuerySet:
    """Stored articles that were never compared with the others; also those of too few words to be compared."""
    return Article.objects.exclude(pk__in=ArticleShingle.objects.values("owner"))
