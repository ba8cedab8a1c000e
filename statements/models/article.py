"""A news article as it was archived."""

import datetime
import hashlib

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from statements.querysets import PUBLISHED, ArticleQuerySet
from statements.search.terms import index_terms
from statements.text.addresses import address_key
from statements.text.fold import fold

from .history import Recorded

language_tag = RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("A language tag such as ar, en or zh-Hant."))


def body_hash(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


class Article(Recorded):
    """One article of one publisher. The body is kept to the letter: offsets of statements count on it."""

    # The fields that hold terms of the search index.
    TERMS = ("title_terms", "search_terms")
    DERIVED = (*TERMS, "body_sha256", "url_key", "text_key")

    class Status(models.TextChoices):
        PUBLISHED = PUBLISHED, _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    title = models.CharField(_("title"), max_length=500, blank=True)
    body = models.TextField(_("text"))
    body_sha256 = models.CharField(_("fingerprint of the text"), max_length=64, editable=False)
    language = models.CharField(_("language"), max_length=20, validators=[language_tag])
    published_on = models.DateField(
        _("day"), null=True, blank=True, help_text=_("The calendar day by the publisher's own clock.")
    )
    published_at = models.DateTimeField(
        _("time"), null=True, blank=True, help_text=_("Empty where only the day is known.")
    )
    url = models.URLField(_("original address"), max_length=2000, blank=True)
    url_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    text_key = models.CharField(max_length=64, db_index=True, editable=False)
    external_id = models.CharField(_("publisher's number"), max_length=200, blank=True)
    publisher = models.ForeignKey(
        "Organization", models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("publisher")
    )
    agency = models.ForeignKey(
        "Organization", models.PROTECT, null=True, blank=True, related_name="agency_articles",
        verbose_name=_("news agency"),
    )  # fmt: skip
    organizations = models.ManyToManyField(
        "Organization", blank=True, related_name="mentioned_in", verbose_name=_("organizations named")
    )
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    picture_credit = models.CharField(_("picture credit"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PUBLISHED)
    import_run = models.ForeignKey(
        "ImportRun", models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("import")
    )
    title_terms = models.TextField(editable=False)
    search_terms = models.TextField(editable=False)
    created_at = models.DateTimeField(_("archived"), auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = [models.F("published_on").desc(nulls_last=True), "-id"]
        constraints = [
            models.UniqueConstraint(fields=["publisher", "body_sha256"], name="article_once_per_publisher"),
            models.UniqueConstraint(
                fields=["body_sha256"], condition=models.Q(publisher=None), name="article_once_without_publisher"
            ),
        ]
        indexes = [
            # See Quote.Meta.
            models.Index(fields=["-published_on", "-id", "status", "language"], name="article_by_day"),
            models.Index(fields=["external_id", "publisher"], name="article_by_number"),
        ]

    def __str__(self):
        return self.heading

    def save(self, *args, **kwargs):
        self.derive()
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            # A statement without a day of its own is filed under its article's.
            moved = self.quotes.filter(said_on=None).exclude(dated_on=self.published_on)
            moved.update(dated_on=self.published_on)

    def get_absolute_url(self):
        return reverse("article", args=[self.pk])

    def derive(self) -> None:
        """Fill what follows from the other fields. Bulk paths call it before they write."""
        self.identify()
        self.analyze()

    def identify(self) -> None:
        """Fill what the article is recognised by, should it come again.

        `url_key` is None without an address, which is no identity; `text_key` is the same for texts that only
        differ in spelling, signs and spaces.
        """
        address = address_key(self.url)
        self.url_key = body_hash(address) if address else None
        self.body_sha256 = body_hash(self.body)
        self.text_key = body_hash("".join(filter(str.isalnum, fold(self.body))))

    def analyze(self) -> None:
        """Fill the terms that the article is found by."""
        self.title_terms = index_terms(self.title)
        self.search_terms = index_terms(self.body)

    @property
    def published(self) -> datetime.date | None:
        """The moment that it came out, or the day where no more is known."""
        return self.published_at or self.published_on

    @property
    def told(self) -> str:
        """What stands for it where little room is: its publisher, or else its heading."""
        return self.publisher.name if self.publisher else self.heading

    @property
    def heading(self) -> str:
        """The title, or the beginning of the text where the article came without one."""
        return self.title or Truncator(self.body.split("\n", 1)[0]).words(14)


class ArticleRevision(Recorded):
    """A text that an article had before the publisher changed it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions", verbose_name=_("article"))
    title = models.CharField(_("title"), max_length=500, blank=True)
    body = models.TextField(_("text"))
    body_sha256 = models.CharField(_("fingerprint of the text"), max_length=64, editable=False)
    publisher = models.ForeignKey(
        "Organization", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("publisher")
    )
    replaced_at = models.DateTimeField(_("replaced"), auto_now_add=True)
    import_run = models.ForeignKey(
        "ImportRun", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("import")
    )

    class Meta:
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")
        ordering = ["-replaced_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["article", "body_sha256"], name="revision_once")]
        indexes = [models.Index(fields=["body_sha256"], name="revision_by_text")]

    def __str__(self):
        return f"{self.article} · {self.replaced_at:%Y-%m-%d}"
