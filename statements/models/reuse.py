"""Text that is used again: which articles are copies of one text, and which statements render the same words.

Written by statements.reuse alone. Of each text a few hashes are kept, by which like texts meet; the pairs that
were found alike; and the groups that follow from the pairs.
"""

from django.db import models

from statements.querysets import GroupedQuerySet, ShingleQuerySet


class Following(models.Model):
    """Rows that follow from others, and can be made again."""

    FOLLOWS = True

    class Meta:
        abstract = True


class Shingle(Following):
    """One of the hashes that a text is met by; see resemblance.shingles."""

    pk = models.CompositePrimaryKey("hash", "owner")
    hash = models.BigIntegerField()

    objects = ShingleQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.hash} {self.owner_id}"


class Pair(Following):
    """Two texts that are nearly the same; `one` is the lower number."""

    pk = models.CompositePrimaryKey("one", "other")

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.one_id} {self.other_id}"


class Grouped(Following):
    """A member of a group. `group` is the lowest key among its members; `place` is its turn as they came out."""

    group = models.BigIntegerField(db_index=True)
    place = models.PositiveIntegerField()

    objects = GroupedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["group", "place"]

    def __str__(self):
        return f"{self.group}:{self.place}"


def _of(model: str, **options):
    return models.ForeignKey(model, models.CASCADE, related_name="+", **options)


def _first_of(model: str):
    """The first part of a key, which that key is an index for."""
    return _of(model, db_index=False)


class ArticleShingle(Shingle):
    owner = _of("Article")


class QuoteShingle(Shingle):
    owner = _of("Quote")


class ArticlePair(Pair):
    one, other = _first_of("Article"), _of("Article")


class QuotePair(Pair):
    one, other = _first_of("Quote"), _of("Quote")


class Copy(Grouped):
    """An article that others have nearly the same text as."""

    owner = models.OneToOneField("Article", models.CASCADE, primary_key=True, related_name="copy")


class Rendition(Grouped):
    """A statement that others render in nearly the same words."""

    owner = models.OneToOneField("Quote", models.CASCADE, primary_key=True, related_name="rendition")
