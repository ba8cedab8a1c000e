"""What was brought in, by whom, and what was refused."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One run of an import, with what came of it."""

    class Status(models.TextChoices):
        RUNNING = "running", _("running")
        FINISHED = "finished", _("finished")
        INTERRUPTED = "interrupted", _("interrupted")

    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("user")
    )
    sources = models.JSONField(_("sources"), default=list, help_text=_("The paths as they were given."))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.RUNNING)
    extractor_version = models.CharField(_("extractor version"), max_length=20, blank=True)
    articles_new = models.PositiveIntegerField(_("new articles"), default=0)
    articles_changed = models.PositiveIntegerField(_("changed articles"), default=0)
    articles_unchanged = models.PositiveIntegerField(_("unchanged articles"), default=0)
    articles_refused = models.PositiveIntegerField(_("refused articles"), default=0)
    statements = models.PositiveIntegerField(_("new statements"), default=0)
    speakers = models.PositiveIntegerField(_("new speakers"), default=0)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at"]

    def __str__(self):
        return f"{self.started_at:%Y-%m-%d %H:%M} · {', '.join(map(str, self.sources))}"


class ImportProblem(models.Model):
    """A piece of input that was refused, whole, with the reason. The same piece is kept once."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="problems", verbose_name=_("import"))
    path = models.CharField(_("file"), max_length=1000)
    line = models.PositiveIntegerField(_("line"), default=0, help_text=_("From 1; 0 means the whole file."))
    reason = models.CharField(_("reason"), max_length=60)
    detail = models.TextField(_("explanation"))
    raw = models.BinaryField(_("raw input"))
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("refused at"), auto_now_add=True)

    class Meta:
        verbose_name = _("import problem")
        verbose_name_plural = _("import problems")
        ordering = ["-created_at", "path", "line"]

    def __str__(self):
        return f"{self.path}:{self.line} {self.reason}" if self.line else f"{self.path} {self.reason}"

    @staticmethod
    def fingerprint_of(reason: str, path: str, raw: bytes) -> str:
        """What makes two refusals the same: reason and input; where nothing could be read, the path."""
        return hashlib.sha256(reason.encode() + b"\0" + (raw or path.encode())).hexdigest()
