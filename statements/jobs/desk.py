"""What an editor does with imports: hands in a file, looks, confirms or cancels; has refused input tried again.

Each step is taken only from where it leads on: who comes too late, since another editor or a worker was there
before, changes nothing and is told so (False, or None).
"""

from django.conf import settings

from statements.models import ImportRun
from statements.models.imports import ImportProblemQuerySet

from . import retries, uploads
from .previews import preview
from .work import work

Status = ImportRun.Status


def hand_in(file, user, format: str = "", mapping: dict[str, str] | None = None) -> ImportRun:
    """Keep an uploaded file; nothing of it is in the archive before it is confirmed."""
    run = uploads.keep(file, user)
    look(run, format, mapping or {})
    return run


def look(run: ImportRun, format: str, mapping: dict[str, str]) -> bool:
    """See what the import would do if its file was read in this way."""
    if run.status != Status.UPLOADED:
        return False
    run.format, run.mapping = format, mapping
    run.preview = preview(run)
    return bool(
        ImportRun.objects.filter(pk=run.pk, status=Status.UPLOADED).update(
            format=run.format, mapping=run.mapping, preview=run.preview
        )
    )


def confirm(run: ImportRun) -> bool:
    """Import a file that was seen whole at once, and queue a larger one."""
    at_once = bool(run.preview and run.preview["whole"])
    moved = _move(run, Status.UPLOADED, Status.RUNNING if at_once else Status.QUEUED)
    if moved and at_once:
        work(run)
    return moved


def cancel(run: ImportRun) -> bool:
    """Give up an import that has not begun, and its file."""
    moved = _move(run, Status.UPLOADED, Status.CANCELLED) or _move(run, Status.QUEUED, Status.CANCELLED)
    if moved:
        uploads.remove(run)
    return moved


def resume(run: ImportRun) -> bool:
    """Queue an import that was interrupted."""
    return (run.is_retry or uploads.path_of(run) is not None) and _move(run, Status.INTERRUPTED, Status.QUEUED)


def try_again(problems: ImportProblemQuerySet, user) -> ImportRun | None:
    """Try a few problems again at once, from what was kept of them; queue more, and what needs its file."""
    chosen = problems.open().idle()
    queued = chosen.count() > settings.IMPORT_AT_ONCE_ARTICLES or chosen.filter(format="").exists()
    run = retries.start(problems, user, queued=queued)
    if run and not queued:
        work(run)
    return run


def _move(run: ImportRun, before: Status, after: Status) -> bool:
    moved = ImportRun.objects.filter(pk=run.pk).move(before, after)
    if moved:
        run.refresh_from_db()
    return moved
