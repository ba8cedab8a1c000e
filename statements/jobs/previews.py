"""What an import of an uploaded file would do: done for real as far as a beginning goes, and undone."""

import time
from collections import Counter, deque
from collections.abc import Iterator

from django.conf import settings

from statements.importers import Item
from statements.ingest import Outcome, Tally, run_import
from statements.models import ImportRun
from statements.records import Refusal

from . import uploads

EXAMPLES = 10
SECONDS = 10  # an editor waits for it
BATCH = 10


def preview(run: ImportRun) -> dict:
    """What would come of the first IMPORT_AT_ONCE_ARTICLES items of the run's file, as JSON holds it.

    `counts` by outcome, `examples` by outcome (title, url, place; for a refusal reason and detail), `encodings`,
    `statements`, and `whole`: whether that was all of the file.
    """
    watched = _Watched(settings.IMPORT_AT_ONCE_ARTICLES)
    trial = ImportRun(sources=run.sources)
    with uploads.opened(run) as (items, _bytes_read):
        tally = run_import(watched.beginning(items), trial, batch=BATCH, dry_run=True, on_item=watched.note)
    return {
        "counts": {outcome: getattr(tally, outcome) for outcome in Outcome},
        "examples": watched.examples,
        "encodings": tally.encodings,
        "statements": tally.statements,
        "whole": watched.whole,
    }


class _Watched:
    """Sees what goes into an import and what comes of it, one after the other."""

    def __init__(self, limit: int):
        self.examples: dict[str, list[dict]] = {outcome: [] for outcome in Outcome}
        self.whole = True
        self._limit, self._until = limit, time.monotonic() + SECONDS
        self._waiting: deque[Item] = deque()
        self._before = Counter()

    def beginning(self, items: Iterator[Item]) -> Iterator[Item]:
        for number, item in enumerate(items):
            if number == self._limit or time.monotonic() > self._until:
                self.whole = False
                return
            self._waiting.append(item)
            yield item

    def note(self, tally: Tally, refusal: Refusal | None) -> None:
        item = self._waiting.popleft()
        now = Counter({outcome: getattr(tally, outcome) for outcome in Outcome})
        (outcome,) = now - self._before
        self._before = now
        if len(self.examples[outcome]) < EXAMPLES:
            self.examples[outcome].append(_example(item, refusal))


def _example(item: Item, refusal: Refusal | None) -> dict:
    said = {"reason": refusal.reason, "detail": refusal.detail} if refusal else {}
    title = getattr(item, "title", "") or getattr(item, "body", "").strip()[:80]
    return {"place": str(item.origin), "title": title, "url": getattr(item, "url", ""), **said}
