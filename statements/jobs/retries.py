"""Refused input, tried again: from what was kept of it where that suffices, else from its file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from statements.batching import batched
from statements.importers import Item, outer_file, read, read_again
from statements.models import ImportProblem, ImportRun
from statements.models.imports import ImportProblemQuerySet
from statements.records import ParsedArticle, Refusal

from . import uploads
from .options import options_of

# Problems whose raw input is in memory at a time.
BATCH = 20
# Files that a retry names as its sources.
NAMED = 5


def start(problems: ImportProblemQuerySet, user=None, *, queued: bool = False) -> ImportRun | None:
    """A run that tries the problems again, to be worked off by the caller, or queued; None where none is open.

    A problem that another run is about to try is left to that one.
    """
    status = ImportRun.Status.QUEUED if queued else ImportRun.Status.RUNNING
    with transaction.atomic():
        run = ImportRun.objects.create(status=status, user=user, seen_at=timezone.now())
        if not problems.open().idle().update(retried_by=run):
            transaction.set_rollback(True)
            return None
        run.sources = _named(run.retries)
        run.save(update_fields=["sources"])
    return run


def _named(problems) -> list[str]:
    paths = list(problems.order_by("path").values_list("path", flat=True).distinct()[: NAMED + 1])
    return [*paths[:NAMED], "…"] if len(paths) > NAMED else paths


class Retry:
    """The problems of a run, read again; afterwards those that gave an article and no refusal are resolved."""

    def __init__(self, run: ImportRun):
        self._run = run
        self._read: set[int] = set()
        self._refused: set[str] = set()

    def items(self) -> Iterator[Item]:
        problems = self._run.retries.open().order_by("pk").select_related("run").defer("raw")
        for batch in batched(problems.exclude(format="").values_list("pk", flat=True), BATCH):
            for problem in self._run.retries.filter(pk__in=batch).order_by("pk").select_related("run"):
                items = read_again(problem.refusal(), options_of(problem.run))
                yield from self._noting([problem], items)
        by_run = defaultdict(list)
        for problem in problems.filter(format=""):
            by_run[problem.run].append(problem)
        for run, theirs in by_run.items():
            yield from self._from_upload(run, theirs) if run.upload else self._from_files(run, theirs)

    def note(self, refusal: Refusal) -> None:
        self._refused.add(ImportProblem.fingerprint_of(refusal))

    def settle(self) -> int:
        """Mark what is in the archive now as resolved. Returns how many problems that are."""
        rows = self._run.retries.open().values_list("pk", "fingerprint")
        done = [key for key, fingerprint in rows if key in self._read and fingerprint not in self._refused]
        for batch in batched(done, BATCH):
            ImportProblem.objects.filter(pk__in=batch).update(resolved_at=timezone.now())
        return len(done)

    def _noting(self, problems: list[ImportProblem], items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, ParsedArticle):
                self._read.update(problem.pk for problem in problems)
            yield item

    def _from_upload(self, run, problems):
        """Never from a path of that name: who uploads a file chooses what it is called."""
        if uploads.path_of(run):
            with uploads.opened(run) as (items, _bytes_read):
                yield from self._noting(problems, items)

    def _from_files(self, run, problems):
        by_file = defaultdict(list)
        for problem in problems:
            if file := outer_file(problem.path):
                by_file[file].append(problem)
        for file, theirs in by_file.items():
            items = read([file], format=run.format, options=options_of(run))
            yield from self._noting(theirs, items)
