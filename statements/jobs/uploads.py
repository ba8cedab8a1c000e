"""Uploaded files: in a private directory, under names that nobody can guess, for no longer than needed."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from statements.importers import Item, read_stream
from statements.models import ImportRun

from .options import options_of

Status = ImportRun.Status
NAME_LENGTH = 200


def path_of(run: ImportRun) -> Path | None:
    """Where the run's uploaded file lies; None where it has none, or no longer."""
    path = Path(settings.IMPORT_UPLOAD_DIR) / run.upload
    return path if run.upload and path.is_file() else None


def keep(file, user) -> ImportRun:
    """Keep an uploaded file (Django's UploadedFile). Returns a run that is to be looked at and confirmed."""
    folder = Path(settings.IMPORT_UPLOAD_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = uuid.uuid4().hex
    private = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(private, "wb") as kept:
        shutil.copyfileobj(file, kept)
    return ImportRun.objects.create(
        status=Status.UPLOADED, user=user, sources=[_name(file.name)], upload=name, bytes_total=file.size
    )


def _name(given: str) -> str:
    """What the file is called here: no path, and nothing that turns the writing around or ends it."""
    name = given.replace("\\", "/").rpartition("/")[2]
    return "".join(filter(str.isprintable, name))[:NAME_LENGTH] or "-"


@contextmanager
def opened(run: ImportRun) -> Iterator[tuple[Iterator[Item], Callable[[], int]]]:
    """All that is in the run's file, named as the editor named it, and how many of its bytes are read so far.

    Raises FileNotFoundError.
    """
    path = path_of(run)
    if path is None:
        raise FileNotFoundError("the uploaded file is not there any more")
    with path.open("rb") as file:
        items = read_stream(file, run.sources[0], format=run.format, options=options_of(run))
        yield items, lambda: run.bytes_total if file.closed else file.tell()  # who has read a zip file closes it


def remove(run: ImportRun) -> None:
    if path := path_of(run):
        path.unlink(missing_ok=True)


def sweep() -> int:
    """Remove what is kept for longer than IMPORT_UPLOAD_DAYS. Returns how many files it was."""
    old = timezone.now() - timedelta(days=settings.IMPORT_UPLOAD_DAYS)
    ImportRun.objects.filter(started_at__lt=old, status=Status.UPLOADED).update(status=Status.CANCELLED)
    under_way = ImportRun.objects.filter(status__in=[Status.QUEUED, Status.RUNNING])
    needed = set(under_way.values_list("upload", flat=True))
    gone = [
        path
        for path in Path(settings.IMPORT_UPLOAD_DIR).glob("*")
        if path.name not in needed and path.stat().st_mtime < old.timestamp()
    ]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
