"""From the paths that a person gives to open streams of bytes."""

import io
import re
from pathlib import Path
from typing import BinaryIO

from .encodings import HEAD
from .refusals import too_large

# What is looked for in folders and archives. A file that is named itself is read whatever its name.
SUFFIXES = {
    *(".txt", ".json", ".jsonl", ".ndjson", ".csv", ".tsv"),
    *(".xml", ".rss", ".atom", ".html", ".htm", ".xhtml", ".warc"),
    *(".zip", ".tar", ".tgz", ".gz"),
}


def find(path: Path) -> list[Path]:
    """The file itself, or what a folder and the folders in it hold, in the order of their names."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if is_wanted(file) and file.is_file())


def outer_file(path: str) -> Path | None:
    """The file in which stands what a refusal names: of `pack.zip!folder/a.json[3]` pack.zip, if it is there."""
    whole = re.sub(r"\[\d+\]$", "", path)
    steps = whole.split("!")
    names = ["!".join(steps[:number]) for number in range(1, len(steps) + 1)]
    return next((Path(name) for name in [*names, path] if name and Path(name).is_file()), None)


def is_wanted(name) -> bool:
    """Whether a file of a folder or an archive may hold articles, by its name."""
    path = Path(name)
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and "__MACOSX" not in path.parts


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise too_large(limit, raw)
    return raw


class Source(io.RawIOBase):
    """A stream that fills every read as far as there is something, and tells `count` how much it read.

    What was read before an error comes out first.
    """

    def __init__(self, stream: BinaryIO, count=lambda size: None):
        self.stream, self._count, self._error = stream, count, None

    def readable(self):
        return True

    def readinto(self, buffer):
        if self._error:
            raise self._error
        size = 0
        try:
            while size < len(buffer) and (piece := self.stream.read(len(buffer) - size)):
                buffer[size : size + len(piece)] = piece
                size += len(piece)
        except Exception as error:
            if not size:
                raise
            self._error = error
        self._count(size)
        return size


def buffered(stream: BinaryIO, count=lambda size: None) -> io.BufferedReader:
    """A stream whose first HEAD bytes can be peeked at."""
    return io.BufferedReader(Source(stream, count), HEAD)


def behind(stream: BinaryIO) -> BinaryIO | None:
    """The file on disk that a stream of `buffered` reads, at its beginning; None where there is none."""
    file = stream.raw.stream if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Source) else None
    if isinstance(file, io.BufferedReader) and isinstance(file.raw, io.FileIO) and file.seekable():
        file.seek(0)
        return file
    return None
