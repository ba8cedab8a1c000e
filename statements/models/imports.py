"""What was brought in, by whom, and what was refused."""

import datetime
import hashlib

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from statements.records import Origin, Refusal

# A run that its process has said nothing of for so long has lost it.
LOST_AFTER = datetime.timedelta(minutes=10)
# Whatever makes a worker die three times will do so again.
ATTEMPTS = 3


def _lost() -> models.Q:
    """Runs whose process has said nothing for long."""
    then = timezone.now() - LOST_AFTER
    silent = models.Q(seen_at__lt=then) | models.Q(seen_at=None, started_at__lt=then)
    return models.Q(status=ImportRun.Status.RUNNING) & silent


def _repeatable() -> models.Q:
    """Runs whose input is kept here: a file that was handed in, or problems."""
    problems = ImportProblem.objects.filter(retried_by=models.OuterRef("pk"))
    return ~models.Q(upload="") | models.Q(models.Exists(problems))


class ImportRunQuerySet(models.QuerySet):
    def waiting(self):
        """What a worker may take: queued, or left behind by a worker that is gone."""
        return self.filter(models.Q(status=ImportRun.Status.QUEUED) | _lost() & _repeatable())

    def give_up(self) -> None:
        """Call interrupted what was left behind by a command that is gone: no worker has its input."""
        gone = self.filter(_lost()).exclude(_repeatable())
        if gone.exists():  # or else there is no need to wait for whoever writes
            gone.update(
                status=ImportRun.Status.INTERRUPTED,
                finished_at=models.F("seen_at"),
                failure=f"nothing was heard of its process for {LOST_AFTER.seconds // 60} minutes",
            )

    def claim(self) -> "ImportRun | None":
        """The first run that waits, now running and nobody else's; None where none does.

        PostgreSQL locks its row and passes over those that others have locked; SQLite has one writer at a time,
        and begins each transaction as one.
        """
        with transaction.atomic():
            run = self.waiting().select_for_update(skip_locked=True).order_by("pk").first()
            if run:
                run.status, run.seen_at, run.attempts = ImportRun.Status.RUNNING, timezone.now(), run.attempts + 1
                run.save(update_fields=["status", "seen_at", "attempts"])
        return run

    def move(self, before: "ImportRun.Status", after: "ImportRun.Status") -> bool:
        """Give the one run another status, unless it has changed meanwhile."""
        return bool(self.filter(status=before).update(status=after, seen_at=timezone.now(), attempts=0))


class ImportRun(models.Model):
    """One run of an import, with what came of it.

    What an editor uploads is a run that is looked at first (UPLOADED), and confirmed waits in the queue, where
    `claim` gives it to one worker. A run of the command line is RUNNING from the start.
    """

    class Status(models.TextChoices):
        UPLOADED = "uploaded", _("to be confirmed")
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        FINISHED = "finished", _("finished")
        INTERRUPTED = "interrupted", _("interrupted")
        CANCELLED = "cancelled", _("cancelled")

    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("user")
    )
    sources = models.JSONField(_("sources"), default=list, help_text=_("The paths as they were given."))
    format = models.CharField(
        _("format"), max_length=20, blank=True, help_text=_("Empty where it is told from the content.")
    )
    mapping = models.JSONField(
        _("mapping"), default=dict, blank=True, help_text=_("What the input calls a field of ours.")
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.RUNNING)
    extractor_version = models.CharField(_("extractor version"), max_length=20, blank=True)
    articles_new = models.PositiveIntegerField(_("new articles"), default=0)
    articles_changed = models.PositiveIntegerField(_("changed articles"), default=0)
    articles_unchanged = models.PositiveIntegerField(_("unchanged articles"), default=0)
    articles_refused = models.PositiveIntegerField(_("refused articles"), default=0)
    statements = models.PositiveIntegerField(_("new statements"), default=0)
    speakers = models.PositiveIntegerField(_("new speakers"), default=0)
    encodings = models.JSONField(
        _("encodings"), default=dict, help_text=_("How many articles came in which encoding.")
    )

    # What is worked off from the queue.
    upload = models.CharField(max_length=40, blank=True, editable=False)  # its name in IMPORT_UPLOAD_DIR
    preview = models.JSONField(null=True, editable=False)  # see statements.jobs.previews
    bytes_total = models.PositiveBigIntegerField(_("bytes"), default=0)
    bytes_read = models.PositiveBigIntegerField(_("bytes read"), default=0)
    seen_at = models.DateTimeField(null=True, editable=False)  # when its process was last heard of
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    failure = models.TextField(_("why it was interrupted"), blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at"]

    def __str__(self):
        return f"{self.started_at:%Y-%m-%d %H:%M} · {', '.join(map(str, self.sources))}"

    @property
    def is_under_way(self) -> bool:
        return self.status in (self.Status.QUEUED, self.Status.RUNNING)

    @property
    def is_retry(self) -> bool:
        return self.retries.exists()

    @property
    def percent(self) -> int | None:
        """How much of the input is read; None where nobody knows how much there is."""
        return min(100 * self.bytes_read // self.bytes_total, 100) if self.bytes_total else None


class ImportProblemQuerySet(models.QuerySet):
    def open(self):
        """What is not in the archive yet."""
        return self.filter(resolved_at=None)

    def idle(self):
        """What no run that is under way tries again."""
        return self.exclude(retried_by__status__in=[ImportRun.Status.QUEUED, ImportRun.Status.RUNNING])


class ImportProblem(models.Model):
    """A piece of input that was refused, whole, with the reason. The same piece is kept once.

    `raw` can be read by itself as `format` where that is said. Once the piece is stored after all, the problem is
    resolved, by the run that tried it again.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="problems", verbose_name=_("import"))
    path = models.CharField(_("file"), max_length=1000)
    line = models.PositiveIntegerField(_("line"), default=0, help_text=_("From 1; 0 means the whole file."))
    reason = models.CharField(_("reason"), max_length=60)
    detail = models.TextField(_("explanation"))
    raw = models.BinaryField(_("raw input"))
    format = models.CharField(_("format"), max_length=20, blank=True)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("refused at"), auto_now_add=True)
    retried_by = models.ForeignKey(
        ImportRun, models.SET_NULL, null=True, blank=True, related_name="retries", verbose_name=_("tried again by")
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)

    objects = ImportProblemQuerySet.as_manager()

    class Meta:
        verbose_name = _("import problem")
        verbose_name_plural = _("import problems")
        ordering = ["-created_at", "path", "line"]

    def __str__(self):
        return f"{self.place} {self.reason}"

    @property
    def place(self) -> str:
        return str(Origin(self.path, self.line))

    @staticmethod
    def fingerprint_of(refusal: Refusal) -> str:
        """What makes two refusals the same: the input; where nothing could be read, its place."""
        return hashlib.sha256(refusal.raw or str(refusal.origin).encode(errors="surrogatepass")).hexdigest()

    def refusal(self) -> Refusal:
        """What the importer said."""
        return Refusal(Origin(self.path, self.line), self.reason, self.detail, bytes(self.raw), self.format)
