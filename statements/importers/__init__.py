"""Reads files of articles. One module a format; a new one is a module with `read` and a line in FORMATS.

A format's `read(stream, origin, options)` takes a buffered binary stream and yields a ParsedArticle for each
article and a Refusal for each piece that is none, in the order of the input. What spoils the rest of the input it
raises as Refused, which ends that file and no other. Nothing is ever fetched: addresses are only text.
"""

import gzip
import io
import itertools
import struct
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import (
    archives,
    encodings,
    feeds,
    files,
    html_page,
    json_document,
    json_lines,
    json_values,
    newsml_g2,
    ninjs,
    plain_text,
    tables,
    warc,
)
from .fields import parse_mapping
from .files import outer_file
from .options import Options
from .refusals import Refused

__all__ = [
    "FORMATS",
    "Item",
    "Options",
    "detect",
    "outer_file",
    "parse_mapping",
    "read",
    "read_again",
    "read_stream",
    "size_of",
]

Item = ParsedArticle | Refusal
Reader = Callable[[BinaryIO, Origin, Options], Iterator[Item]]

FORMATS: dict[str, Reader] = {
    "text": plain_text.read,
    "jsonl": json_lines.read,
    "json": json_document.read,
    "csv": tables.read,
    "tsv": tables.read_tabbed,
    "ninjs": ninjs.read,
    "newsml-g2": newsml_g2.read,
    "feed": feeds.read,
    "html": html_page.read,
    "warc": warc.read,
}
STANDARD_INPUT = "-"
_DEFAULTS = Options()
_DAMAGE = (gzip.BadGzipFile, zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, struct.error)


def size_of(paths: Iterable[str | Path]) -> int:
    """The bytes of all files at the paths, as they lie on disk; 0 where that cannot be known."""
    try:
        return sum(file.stat().st_size for path in paths for file in files.find(Path(path)))
    except OSError:  # standard input is no file
        return 0


def read(
    paths: Iterable[str | Path],
    *,
    format: str = "",
    options: Options = _DEFAULTS,
    on_read: Callable[[int], None] = lambda size: None,
) -> Iterator[Item]:
    """Every article, and every refusal, of the files and folders at the paths; `-` is standard input.

    `format` is a key of FORMATS; without one each file's format is told from its first bytes. Archives are
    opened in either case. Nothing that a path or a file holds stops the others: what cannot be read comes out as
    a Refusal. `on_read` is told, before each item, how many more bytes of the files on disk have been read.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, STANDARD_INPUT, format=format, options=options)
            continue
        for file in files.find(Path(path)):
            yield from _read_file(file, format, options, on_read)


def read_stream(stream: BinaryIO, name: str, *, format: str = "", options: Options = _DEFAULTS) -> Iterator[Item]:
    """All that an open file holds, with what goes wrong on the way as its last item; `name` says where it was."""
    budget = archives.Budget(options)
    yield from map(_sound, _opened(files.buffered(stream), Origin(name), format, budget, 0))


def read_again(refused: Refusal, options: Options = _DEFAULTS) -> Iterator[Item]:
    """What the raw input of a refusal gives by itself, now; it has to have a `format`.

    One item at most: what is wrong with the rest of its file, and was kept around it, is another matter.
    """
    items = read_stream(io.BytesIO(refused.raw), "", format=refused.format, options=options)
    for item in itertools.islice(items, 1):
        yield replace(item, origin=refused.origin, raw=refused.raw, format=refused.format)


def detect(head: bytes, options: Options = _DEFAULTS) -> str:
    """The key of FORMATS that a file with these first bytes is in."""
    if head.startswith(b"WARC/"):
        return "warc"
    text = _decoded(head)
    utf8 = text.encode("utf-8", "replace")
    if text.startswith(("{", "[")):
        return _json(utf8, options)
    if text.startswith("<"):
        return _markup(text, utf8)
    delimiter = tables.delimiter_of(text.partition("\n")[0], options.mapping)
    return {"": "text", "\t": "tsv"}.get(delimiter, "csv")


def _decoded(head: bytes) -> str:
    try:
        encoding = encodings.find(head, encodings.declared_in(head), whole=False)
    except Refused:
        encoding = "utf-8"
    return head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")


def _json(head: bytes, options: Options) -> str:
    if not options.mapping and ninjs.is_ninjs(head):
        return "ninjs"
    return "jsonl" if json_values.is_lines(head) else "json"


def _markup(text: str, head: bytes) -> str:
    if newsml_g2.is_newsml(head):
        return "newsml-g2"
    if feeds.is_feed(text):
        return "feed"
    return "html" if html_page.is_html(text) else "text"


def _read_file(path: Path, format: str, options: Options, on_read: Callable[[int], None]) -> Iterator[Item]:
    try:
        with path.open("rb") as file:
            told = 0
            for item in read_stream(file, str(path), format=format, options=options):
                if not file.closed and file.seekable():  # a zip file may close it, a pipe has no places
                    on_read(file.tell() - told)
                    told = file.tell()
                yield item
    except OSError as error:
        yield Refusal(Origin(str(path)), "unreadable", error.strerror or str(error))


def _opened(stream, origin: Origin, format: str, budget: archives.Budget, depth: int) -> Iterator[Item]:
    try:
        head = stream.peek(encodings.HEAD)
        kind = archives.kind_of(head)
        if not kind:
            options = budget.options
            format = format or detect(head, options)
            for item in FORMATS[format](stream, origin, options):
                yield replace(item, format=format) if _is_whole(item) else item
            return
        if depth > budget.options.nesting:
            raise Refused("too_deep", f"more than {budget.options.nesting} archives in each other")
        for member in archives.members(kind, stream, origin, budget):
            if isinstance(member, Refusal):
                yield member
                continue
            here, inner, meter = member
            yield from _opened(files.buffered(inner, meter), here, format, budget, depth + 1)
    except Refused as refused:
        yield refused.at(origin)
    except _DAMAGE as error:
        yield Refusal(origin, "damaged", f"the file breaks off or is not what it begins as: {error}")
    except OSError as error:
        yield Refusal(origin, "unreadable", error.strerror or str(error))
    except Exception as error:
        yield Refusal(origin, "failed", f"the reader failed, by the input's fault or ours: {error!r}"[:500])


def _is_whole(item: Item) -> bool:
    """Whether its raw input can be read by itself."""
    return bool(item.raw) and getattr(item, "reason", "") != "too_large"


def _sound(item: Item) -> Item:
    """The article, unless its text was decoded wrongly before it came here."""
    if isinstance(item, ParsedArticle) and (
        piece := encodings.mojibake(item.title) or encodings.mojibake(item.body)
    ):
        detail = f"the text was once read in a wrong encoding: {piece[:40]!r}"
        return Refusal(item.origin, "mojibake", detail, item.raw, item.format)
    return item
