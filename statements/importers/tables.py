"""CSV and TSV (RFC 4180): a row an article, the first row says what is in which column.

The delimiter is told from the header; a quoted cell may hold line breaks and delimiters. A row with more or fewer
cells than the header is refused: one stray quotation mark would otherwise store a torn text.
"""

import csv
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import fields
from .encodings import as_utf8
from .options import Options
from .refusals import Refused, framed, item, too_large

DELIMITERS = (",", ";", "\t", "|")
# The csv module's own limit is one of the process and too small for an article; _Lines has ours.
csv.field_size_limit(2**31 - 1)


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    return _read(stream, origin, options, "")


def read_tabbed(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    return _read(stream, origin, options, "\t")


def delimiter_of(header: str, mapping) -> str:
    """What separates the columns of a header in which one is the article's text; "" where it is no such header."""
    bodies = set(fields.names(mapping)["body"])
    for delimiter in DELIMITERS:
        try:
            cells = _header(next(csv.reader([header], delimiter=delimiter), []), mapping)
        except csv.Error:
            return ""
        if len(cells) > 1 and bodies.intersection(cells):
            return delimiter
    return ""


def _read(stream, origin, options, delimiter):
    stream, encoding = as_utf8(stream)
    lines = _Lines(stream, options.article_bytes)
    first = next(lines, "")
    lines.put_back(first)
    delimiter = delimiter or delimiter_of(first, options.mapping) or ","
    rows = _rows(csv.reader(lines, delimiter=delimiter, strict=True), lines, origin)
    header, top = None, b""
    for here, row, raw in rows:
        if isinstance(row, Refused):
            yield row.at(here, framed(top, raw))
        elif header is None:
            header, top = _header(row, options.mapping), raw
            if not set(fields.names(options.mapping)["body"]).intersection(header):
                raise Refused(
                    "field", f"no column is the article's text: {', '.join(header)[:200]}", line=here.line
                )
        else:
            yield item(partial(_article, header, row, raw, options.mapping), here, framed(top, raw), encoding)


def _rows(reader, lines, origin) -> Iterator[tuple[Origin, list[str] | Refused, bytes]]:
    """Every row that is not empty, or why it is none, with the line that it begins in and its bytes."""
    while True:
        lines.begin()
        here = Origin(origin.path, lines.number + 1)
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row = Refused("syntax", f"not a row of a table: {error}")
        except Refused as refused:
            row = refused
        if row:
            yield here, row, lines.taken()


def _header(row: list[str], mapping) -> list[str]:
    """The columns' names; our own are known whatever their case."""
    theirs = set(mapping.values())
    return [name.strip() if name.strip() in theirs else name.strip().lower() for name in row]


def _article(header: list[str], row: list[str], raw: bytes, mapping) -> dict:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("encoding", f"not UTF-8 at byte {error.start + 1} of the row: {error.reason}") from None
    if len(row) != len(header):
        raise Refused("field", f"{len(row)} cells, where the header has {len(header)}")
    return fields.article(dict(zip(header, row, strict=True)), mapping)


class _Lines:
    """The lines of a stream, for the csv module; remembers the bytes of the row that is being read.

    What is not UTF-8 is kept as lone surrogates, from which the bytes can be had again. A row that is longer than
    the limit is refused when it gets there, with what comes after it taken for a new one.
    """

    def __init__(self, stream: BinaryIO, limit: int):
        self.number = 0
        self._stream, self._limit = stream, limit
        self._row = bytearray()
        self._next = ""

    def __iter__(self):
        return self

    def __next__(self) -> str:
        if self._next:
            line, self._next = self._next, ""
        else:
            line = self._stream.readline(self._limit + 1).decode("utf-8", "surrogateescape")
        if not line:
            raise StopIteration
        self.number += 1
        self._row += line.encode("utf-8", "surrogateescape")
        if len(self._row) > self._limit:
            self._skip_line()
            raise too_large(self._limit, self.taken())
        return line

    def put_back(self, line: str) -> None:
        if line:
            self._next = line
            self.number -= 1

    def begin(self) -> None:
        self._row.clear()

    def taken(self) -> bytes:
        return bytes(self._row)

    def _skip_line(self) -> None:
        rest = bytes(self._row)
        while rest and not rest.endswith(b"\n"):
            rest = self._stream.readline(self._limit)
