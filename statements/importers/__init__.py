"""Reads files of articles. One module a format; a new one is a module with `read` and a line in FORMATS.

A format's `read(stream, origin, limit)` takes an open binary stream and yields a ParsedArticle for each article
and a Refusal for each piece that is none, in the order of the input; it never raises for what the input holds.
`limit` is the largest article in bytes.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import files, json_document, json_lines, plain_text

Item = ParsedArticle | Refusal
Reader = Callable[[BinaryIO, Origin, int], Iterator[Item]]

FORMATS: dict[str, Reader] = {
    "text": plain_text.read,
    "jsonl": json_lines.read,
    "json": json_document.read,
}
DEFAULT_LIMIT = 2_000_000
_PEEK = 4096


def read(paths: Iterable[str | Path], *, format: str = "", limit: int = DEFAULT_LIMIT) -> Iterator[Item]:
    """Every article, and every refusal, of the files and folders at the paths.

    `format` is a key of FORMATS; without one each file's format is told from its first bytes. Nothing that a
    path or a file holds stops the others: what cannot be read comes out as a Refusal.
    """
    for path in paths:
        for file in files.find(Path(path)):
            yield from _read_file(file, format, limit)


def detect(head: bytes) -> str:
    """The key of FORMATS that a file with these first bytes is in."""
    text = head.removeprefix(files.BOM).lstrip()
    if text.startswith(b"["):
        return "json"
    if text.startswith(b"{"):
        return "jsonl" if _is_json_line(text) else "json"
    return "text"


def _read_file(path: Path, format: str, limit: int) -> Iterator[Item]:
    origin = Origin(str(path))
    try:
        with path.open("rb") as file:
            stream = files.decompressed(file)
            reader = FORMATS[format or detect(stream.peek(_PEEK)[:_PEEK])]
            yield from reader(stream, origin, limit)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Refusal(origin, "damaged", f"the compressed file breaks off or is not one: {error}")
    except OSError as error:
        yield Refusal(origin, "unreadable", error.strerror or str(error))


def _is_json_line(head: bytes) -> bool:
    """Whether the first line is an object of its own, rather than the beginning of one over several lines."""
    line, newline, _ = head.partition(b"\n")
    if not newline:  # a line longer than what was looked at
        return True
    try:
        json.loads(line)
    except ValueError:
        return b'"' in line  # a broken line still has its names; the opening of a document has not
    return True
