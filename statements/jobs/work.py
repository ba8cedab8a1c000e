"""The runs of the queue, worked off one after the other by as many workers as there are."""

import logging

from django.utils import timezone

from statements.ingest import run_import
from statements.models import ImportRun
from statements.models.imports import ATTEMPTS

from . import uploads
from .retries import Retry

logger = logging.getLogger(__name__)

Status = ImportRun.Status


def work_off(workers: int = 1) -> list[ImportRun]:
    """Claim and do what waits, until nothing does. Returns the runs that were done."""
    done = []
    ImportRun.objects.give_up()
    while run := ImportRun.objects.claim():
        work(run, workers)
        done.append(run)
    uploads.sweep()
    return done


def work(run: ImportRun, workers: int = 1) -> None:
    """Do a run that is this process's own; its row says how far it is, and what came of it. `workers` read texts.

    What goes wrong ends this run alone. Where the process itself is told to end, the run waits again: what it has
    stored by then will be recognised.
    """
    try:
        if run.attempts > ATTEMPTS:
            raise RuntimeError(f"{ATTEMPTS} workers ended before this import did")
        _import_upload(run, workers) if run.upload else _retry(run, workers)
    except Exception as error:
        logger.exception("import %s broke off", run.pk)
        _leave(run, Status.INTERRUPTED, failure=str(error) or repr(error))
    except BaseException:
        _leave(run, Status.QUEUED)
        raise


def _import_upload(run: ImportRun, workers: int) -> None:
    with uploads.opened(run) as (items, bytes_read):

        def note(tally, refusal):
            run.bytes_read = bytes_read()  # written down with the counts, after each batch

        run_import(items, run, workers=workers, on_item=note)
    run.bytes_read = run.bytes_total
    run.save(update_fields=["bytes_read"])
    if not run.problems.open().filter(format="").exists():  # for which the file is needed
        uploads.remove(run)


def _retry(run: ImportRun, workers: int) -> None:
    retry = Retry(run)

    def note(tally, refusal):
        if refusal:
            retry.note(refusal)

    run_import(retry.items(), run, workers=workers, on_item=note)
    retry.settle()


def _leave(run: ImportRun, status: Status, failure: str = "") -> None:
    run.status, run.seen_at, run.failure = status, timezone.now(), failure
    run.save(update_fields=["status", "seen_at", "failure"])
