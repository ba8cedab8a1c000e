"""The index that lists, searches and facets are answered from: one narrow row a statement, and one an article.

Nothing here is written by Python: triggers keep the rows in step with statements and articles, whatever writes
those (see search/schema.py). An entry's number is its day and its row: descending numbers are the newest first,
without ties, and a number is a stable place to go on from. What the public does not see has a negative number.
"""

import datetime

from django.db import models

from statements.querysets import ROW_BITS, EntryQuerySet, WordQuerySet
from statements.text.analysis import ANALYZER_VERSION, LONGEST_WORD


class Profile(models.Model):
    """What many entries have in common: the small facets together, each combination once.

    Counting by profile counts all of these facets in one pass. `publisher` and `year` are 0 where not known.
    """

    publisher = models.IntegerField()
    kind = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=20)
    review = models.CharField(max_length=10, blank=True)
    year = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "kind", "language", "review", "year"], name="profile_once"
            )
        ]

    def __str__(self):
        return f"{self.publisher} {self.kind} {self.language} {self.review} {self.year}"


def _reference(to):
    """A reference that the triggers keep; the database and Django leave it alone."""
    return models.ForeignKey(to, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")


class Entry(models.Model):
    number = models.BigAutoField(primary_key=True)
    profile = models.ForeignKey(Profile, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self):
        return str(self.number)


class QuoteEntry(Entry):
    OWNER = "quote"

    quote = models.OneToOneField("Quote", models.DO_NOTHING, related_name="entry", db_constraint=False)
    speaker = _reference("Speaker")
    organization = _reference("Organization")


class ArticleEntry(Entry):
    OWNER = "article"

    article = models.OneToOneField("Article", models.DO_NOTHING, related_name="entry", db_constraint=False)


def day_of(number: int) -> datetime.date | None:
    """The day in the number of a public entry, None where it has none; see querysets.first_number."""
    ordinal = number >> ROW_BITS
    return datetime.date.fromordinal(ordinal) if ordinal else None


class IndexedWord(models.Model):
    """A word, folded, that occurs in an article: what a mistyped one may have meant."""

    text = models.CharField(max_length=LONGEST_WORD, primary_key=True)

    objects = WordQuerySet.as_manager()

    def __str__(self):
        return self.text


class IndexState(models.Model):
    """Which version of the analyzer the stored terms are of; one row."""

    analyzer_version = models.CharField(max_length=20)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.analyzer_version

    @classmethod
    def is_current(cls) -> bool:
        state = cls.objects.first()
        return bool(state) and state.analyzer_version == ANALYZER_VERSION

    @classmethod
    def note_current(cls) -> None:
        cls.objects.update_or_create(pk=1, defaults={"analyzer_version": ANALYZER_VERSION})
