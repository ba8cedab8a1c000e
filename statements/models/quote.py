"""A statement: words that an article reports somebody to have said."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from statements.querysets import MACHINE, REJECTED, QuoteQuerySet
from statements.recording import REASON_LENGTH
from statements.search.terms import index_terms

from .article import language_tag
from .history import Recorded


class Quote(Recorded):
    """One statement, with the place where it stands: body[start:end] == text, always.

    `body` is the article's text, or an earlier one that holds the statement where the present one does not.

    `speaker` is empty where no person is named; `organization` is the body spoken for, or the source itself
    where no person is named; with both empty, `attribution` keeps the article's words for a source that is
    unnamed or not certain.
    """

    # The fields that hold terms of the search index.
    TERMS = ("search_terms",)
    DERIVED = (*TERMS, "dated_on")

    class Kind(models.TextChoices):
        DIRECT = "direct", _("direct")
        MIXED = "mixed", _("mixed")
        INDIRECT = "indirect", _("indirect")

    class Review(models.TextChoices):
        MACHINE = MACHINE, _("not checked yet")
        VERIFIED = "verified", _("verified")
        CORRECTED = "corrected", _("corrected")
        DISPUTED = "disputed", _("disputed")
        REJECTED = REJECTED, _("rejected")

    # What a person has decided; what a person doubts, and has to say why.
    REVIEWED = tuple(filter(Review.MACHINE.__ne__, Review.values))
    DOUBTED = (Review.DISPUTED, Review.REJECTED)

    article = models.ForeignKey("Article", models.CASCADE, related_name="quotes", verbose_name=_("article"))
    revision = models.ForeignKey(
        "ArticleRevision",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("earlier text"),
        help_text=_("The text that the statement stands in, where the article's present one no longer holds it."),
    )
    position = models.PositiveIntegerField(_("position"), help_text=_("Which statement of the article, from 1."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    text = models.TextField(_("words"), editable=False)
    quoted = models.JSONField(
        _("quoted spans"), default=list, blank=True,
        help_text=_("Spans [start, end] of the article's text inside quotation marks."),
    )  # fmt: skip
    cue = models.CharField(_("reporting expression"), max_length=200, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    attribution = models.CharField(
        _("source as worded"), max_length=500, blank=True, help_text=_("The source in the article's own words.")
    )
    attribution_start = models.PositiveIntegerField(null=True, blank=True)
    attribution_end = models.PositiveIntegerField(null=True, blank=True)
    speaker = models.ForeignKey(
        "Speaker", models.PROTECT, null=True, blank=True, related_name="quotes", verbose_name=_("speaker")
    )
    organization = models.ForeignKey(
        "Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("organization"),
    )
    role = models.CharField(
        _("role"), max_length=300, blank=True, help_text=_("The speaker's title then, in the article's words.")
    )
    occasion = models.CharField(
        _("occasion"), max_length=300, blank=True, help_text=_("In what it was said, in the article's words.")
    )
    said_on = models.DateField(_("said on"), null=True, blank=True, help_text=_("Where the article says it."))
    dated_on = models.DateField(
        _("day"),
        null=True,
        editable=False,
        help_text=_("The day that the statement is filed under: said, else published."),
    )
    language = models.CharField(_("language"), max_length=20, validators=[language_tag])
    confidence = models.FloatField(
        _("confidence"), default=1.0, validators=[MinValueValidator(0.0), MaxValueValidator(1.0)]
    )
    rule = models.CharField(_("rule"), max_length=60, blank=True)
    extractor_version = models.CharField(_("extractor version"), max_length=20, blank=True)
    review = models.CharField(_("review"), max_length=10, choices=Review, default=Review.MACHINE)
    review_reason = models.CharField(
        _("reason"), max_length=REASON_LENGTH, blank=True,
        help_text=_("Readers see it. A statement that is disputed or rejected needs one."),
    )  # fmt: skip
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewer"),
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    search_terms = models.TextField(editable=False)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = [models.F("dated_on").desc(nulls_last=True), "-article_id", "position"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="quote_span_not_empty"),
            models.CheckConstraint(condition=~models.Q(text=""), name="quote_text_not_empty"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0) & models.Q(confidence__lte=1),
                name="quote_confidence_is_share",
            ),
            models.UniqueConstraint(
                fields=["article", "start", "end"], condition=models.Q(revision=None), name="quote_span_once"
            ),
        ]
        indexes = [
            # With all that the desk narrows a list by, so that a list is read from the index alone.
            models.Index(
                fields=["-dated_on", "-article", "position", "-id", "review", "kind", "language", "revision"],
                name="quote_by_day",
            ),
            models.Index(fields=["review", "confidence", "id"], name="quote_to_review"),
            models.Index(fields=["speaker", "review", "confidence", "id"], name="quote_of_speaker_to_review"),
        ]

    def __str__(self):
        return Truncator(self.text).chars(80)

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("statement", args=[self.pk])

    def derive(self) -> None:
        """Fill what follows from the other fields. Bulk paths call it before they write."""
        self.locate()
        self.analyze()

    def locate(self) -> None:
        """Fill what follows from where the statement stands."""
        self.text = self.body[self.start : self.end]
        self.dated_on = self.said_on or self.article.published_on
        self.language = self.language or self.article.language

    def analyze(self) -> None:
        """Fill the terms that the statement is found by."""
        self.search_terms = index_terms(self.text)

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        if self.review in self.DOUBTED and not self.review_reason and "review_reason" not in (exclude or ()):
            raise ValidationError({"review_reason": _("Say why it is disputed or rejected.")})

    def clean(self):
        body = self.body if self.article_id else ""
        if self.start is None or self.end is None:
            return
        if not self.start < self.end <= len(body):
            message = _("The span does not lie in the article's text, which has %(length)d characters.")
            raise ValidationError({"end": message % {"length": len(body)}})
        if not body[self.start : self.end].strip():
            raise ValidationError({"start": _("The span holds no words.")})
        if (
            type(self)
            .objects.filter(article=self.article, revision=self.revision, start=self.start, end=self.end)
            .exclude(pk=self.pk)
            .exists()
        ):
            raise ValidationError({"start": _("Another statement of this article has the same span.")})
        if not _spans_inside(self.quoted, self.start, self.end):
            raise ValidationError(
                {"quoted": _("Quoted spans are pairs [start, end], each inside the statement's own span.")}
            )

    @property
    def body(self) -> str:
        """The text that the statement stands in."""
        return (self.revision or self.article).body

    @property
    def source(self):
        """Who said it, the surest that there is: the speaker, the body, or the article's words for them."""
        return self.speaker or self.organization or self.attribution

    @property
    def is_reviewed(self) -> bool:
        return self.review != self.Review.MACHINE

    def move_to(self, start: int) -> None:
        """Let the statement stand at another place of its article's present text, which reads the same there."""
        by = start - self.start
        self.revision = None
        self.quoted = [[first + by, last + by] for first, last in self.quoted]
        self.start, self.end = self.start + by, self.end + by
        # The verb and the source may stand elsewhere now: their words stay, their places are not known.
        self.cue_start = self.cue_end = self.attribution_start = self.attribution_end = None

    def mark(self, review: str, user, reason: str = "") -> None:
        """Note that a person reviewed this statement. The caller saves."""
        self.review = review
        self.review_reason = reason
        self.reviewer = user
        self.reviewed_at = timezone.now()


def _spans_inside(spans, start: int, end: int) -> bool:
    if not isinstance(spans, list):
        return False
    return all(
        isinstance(span, list) and len(span) == 2 and all(type(n) is int for n in span)
        and start <= span[0] < span[1] <= end
        for span in spans
    )  # fmt: skip
