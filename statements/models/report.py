"""What readers say is wrong with a statement."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .history import Recorded

TEXT_LENGTH = 1_000
# More are not taken: of one sender in an hour, open ones of one statement.
MOST_OF_SENDER, MOST_OF_STATEMENT = 5, 20


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(outcome=Report.Outcome.OPEN)

    def is_flooded(self, quote, sender: str) -> bool:
        """Whether no more are taken for now, from this sender or about this statement."""
        recent = self.filter(sender=sender, created_at__gte=timezone.now() - timedelta(hours=1))
        return (
            recent[:MOST_OF_SENDER].count() >= MOST_OF_SENDER
            or self.open().filter(quote=quote)[:MOST_OF_STATEMENT].count() >= MOST_OF_STATEMENT
        )


class Report(Recorded):
    """A reader's report about a statement. Whoever has its address can read the answer there; nobody is named."""

    class Fault(models.TextChoices):
        SOURCE = "source", _("Somebody else said it")
        WORDS = "words", _("The words are cut wrongly")
        NONE = "none", _("It is not a statement at all")
        FACTS = "facts", _("The role, the body or the day is wrong")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        OPEN = "open", pgettext_lazy("of a report", "open")
        ACCEPTED = "accepted", _("found right")
        DECLINED = "declined", _("found wrong")

    quote = models.ForeignKey("Quote", models.CASCADE, related_name="reports", verbose_name=_("statement"))
    fault = models.CharField(_("what is wrong"), max_length=10, choices=Fault)
    text = models.TextField(_("in the reader's words"), max_length=TEXT_LENGTH, blank=True)
    token = models.CharField(max_length=50, unique=True, default=secrets.token_urlsafe, editable=False)
    sender = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("reported"), auto_now_add=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    answer = models.TextField(
        _("answer"),
        max_length=TEXT_LENGTH,
        blank=True,
        help_text=_("The reader finds it on the page of the report."),
    )
    resolver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("answered by"),
    )
    resolved_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["outcome", "id"], name="report_by_outcome"),
            models.Index(fields=["sender", "created_at"], name="report_by_sender"),
        ]

    def __str__(self):
        return Truncator(f"{self.get_fault_display()}. {self.text}".strip(" .")).chars(80)

    def get_absolute_url(self):
        return reverse("report", args=[self.token])

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN

    def resolve(self, outcome: str, answer: str, user) -> None:
        """Note what came of it. The caller saves."""
        self.outcome, self.answer = outcome, answer
        self.resolver, self.resolved_at = user, timezone.now()
