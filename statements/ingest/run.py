"""The story of an import."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from django.db import reset_queries, transaction
from django.utils import timezone

from statements.extraction import EXTRACTOR_VERSION
from statements.findings import find_all
from statements.models import ImportRun
from statements.parallel import in_order
from statements.records import ParsedArticle, Refusal

from .batch import store
from .holdings import Holdings
from .incoming import Incoming, text_of
from .registry import Registry
from .upkeep import by_index, frugal, renew_statistics

# Articles that are written in one transaction: enough to outweigh what each transaction and each query cost.
BATCH = 200
# A batch ends early at so many characters, so that long articles do not fill the memory.
BATCH_CHARACTERS = 1_000_000
# Fewer texts than these are read before another process has begun to.
WORTH_SENDING = 50


@dataclass
class Tally:
    """What came of an import so far."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    statements: int = 0
    speakers: int = 0
    encodings: Counter[str] = field(default_factory=Counter, compare=False)  # of the articles' input

    def count(self, incoming: Incoming) -> None:
        setattr(self, incoming.outcome, getattr(self, incoming.outcome) + 1)
        self.statements += incoming.statements
        if encoding := getattr(incoming.item, "encoding", ""):
            self.encodings[encoding] += 1


def run_import(
    items: Iterable[ParsedArticle | Refusal],
    run: ImportRun,
    *,
    workers: int = 1,
    batch: int = BATCH,
    dry_run: bool = False,
    on_item: Callable[[Tally, Refusal | None], None] = lambda tally, refusal: None,
) -> Tally:
    """Store every article, keep every refusal, and finish the run with its counts.

    With several workers, so many processes look for statements while this one writes; neither their number nor
    that of articles in a `batch` changes the result. A dry run does all of it in one transaction that is rolled
    back, so that it tells exactly what would happen. `on_item` is called for each item once its batch is stored.
    An interruption is noted in the run and raised on.
    """
    tally, registry = Tally(), Registry()
    with frugal(), _undone() if dry_run else nullcontext():
        ImportRun.objects.give_up()
        run.extractor_version, run.seen_at = EXTRACTOR_VERSION, timezone.now()
        run.save()
        status = ImportRun.Status.INTERRUPTED
        try:
            jobs = _jobs(_batches(items, batch), registry)
            for (received, unknown), found in in_order(find_all, jobs, workers, least=WORTH_SENDING):
                for incoming, findings in zip(unknown, found, strict=True):
                    incoming.findings = findings
                tally.speakers += store(received, run, registry)
                for incoming in received:
                    tally.count(incoming)
                    on_item(tally, incoming.refusal)
                _note(run, tally, ImportRun.Status.RUNNING)
                reset_queries()  # which DEBUG collects, with all that is in them
            status = ImportRun.Status.FINISHED
        finally:
            run.finished_at = timezone.now()
            _note(run, tally, status)
        if not dry_run:
            renew_statistics(tally.new)
    return tally


@contextmanager
def _undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _batches(items: Iterable[ParsedArticle | Refusal], size: int) -> Iterator[list[Incoming]]:
    batch, characters = [], 0
    for item in items:
        batch.append(Incoming.of(item))
        characters += len(item.raw) if isinstance(item, Refusal) else len(item.body)
        if len(batch) >= size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _jobs(batches: Iterable[list[Incoming]], registry: Registry):
    """Each batch, with those of it that the archive does not hold yet and their texts, to find statements in.

    The batches before may be unwritten still, so this is only a forecast; the writer looks again.
    """
    for batch in batches:
        with by_index():
            unknown = list(_unknown(batch, Holdings(batch, registry)))
        yield (batch, unknown), [text_of(incoming.article) for incoming in unknown]


def _unknown(batch: list[Incoming], holdings: Holdings) -> Iterator[Incoming]:
    for incoming in batch:
        if incoming.article:
            held = holdings.find(incoming)
            if not (held and held.holds(incoming.article)):
                holdings.take(incoming, held)
                yield incoming


def _note(run: ImportRun, tally: Tally, status: str) -> None:
    run.status, run.seen_at = status, timezone.now()
    run.articles_new, run.articles_changed = tally.new, tally.changed
    run.articles_unchanged, run.articles_refused = tally.unchanged, tally.refused
    run.statements, run.speakers = tally.statements, tally.speakers
    run.encodings = dict(tally.encodings)
    run.save()
