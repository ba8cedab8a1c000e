"""The values of a JSON file, one at a time: a line, an element of a list, or the whole document.

A list is cut into its elements before any of it is decoded, so that it may be longer than memory and a broken
element is refused alone.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from statements.records import Origin, ParsedArticle, Refusal

from .encodings import as_utf8
from .options import Options
from .refusals import Refused, item, too_large

Convert = Callable[[object], dict]
Item = ParsedArticle | Refusal
_CHUNK = 65_536


class Piece(NamedTuple):
    """An encoded value, cut after the limit, with the line that it begins in."""

    line: int
    raw: bytes


def from_any(stream: BinaryIO, origin: Origin, options: Options, convert: Convert) -> Iterator[Item]:
    """As lines or as a document, whichever the input is."""
    stream, encoding = as_utf8(stream)
    form = _lines_of if is_lines(stream.peek(1)) else _document
    return form(stream, origin, options, convert, encoding)


def from_lines(stream: BinaryIO, origin: Origin, options: Options, convert: Convert) -> Iterator[Item]:
    """An article of each line that is not blank."""
    stream, encoding = as_utf8(stream)
    return _lines_of(stream, origin, options, convert, encoding)


def from_document(stream: BinaryIO, origin: Origin, options: Options, convert: Convert) -> Iterator[Item]:
    """An article of each element where the document is a list, else one of the whole."""
    stream, encoding = as_utf8(stream)
    return _document(stream, origin, options, convert, encoding)


def _lines_of(stream, origin, options, convert, encoding):
    for piece in lines(stream, options.article_bytes):
        if piece.raw.strip():
            yield parse(piece.raw, Origin(origin.path, piece.line), options, convert, encoding)


def _document(stream, origin, options, convert, encoding):
    if not stream.peek(1).lstrip().startswith(b"["):
        yield parse(stream.read(options.article_bytes + 1), origin, options, convert, encoding)
        return
    for number, piece in enumerate(elements(stream, options.article_bytes), start=1):
        here = Origin(f"{origin.path}[{number}]", piece.line)
        # In brackets it is a document by itself, wherever its lines break.
        alone = b"[" + piece.raw + b"]" if piece.raw else b""
        yield parse(piece.raw, here, options, convert, encoding, alone)


def is_lines(head: bytes) -> bool:
    """Whether the first line is a value of its own, rather than the beginning of one over several lines."""
    line, newline, _ = head.lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if not newline:  # a line longer than what was looked at, or the only one
        return True
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return b'"' in line  # a broken line still has its names; the opening of a document has not
    return True


def parse(
    raw: bytes, origin: Origin, options: Options, convert: Convert, encoding: str = "utf-8", alone: bytes = b""
) -> Item:
    """The article in one encoded JSON value; `alone` is what to read for it by itself, if not `raw`."""
    return item(lambda: convert(_value(raw, options)), origin, alone or raw, encoding)


def _value(raw: bytes, options: Options) -> object:
    if len(raw) > options.article_bytes:
        raise too_large(options.article_bytes, raw)
    if depth(raw, options.json_depth) > options.json_depth:
        raise Refused("too_deep", f"nested more than {options.json_depth} deep")
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused("encoding", f"not UTF-8 at byte {error.start + 1}: {error.reason}") from None
    except (ValueError, RecursionError) as error:
        raise Refused("syntax", f"not JSON: {error}", line=getattr(error, "lineno", 0)) from None


def lines(stream: BinaryIO, limit: int) -> Iterator[Piece]:
    """Numbered lines; of one longer than the limit only the first limit + 1 bytes are kept in memory."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(limit)
        yield Piece(number, line)


_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_MARK = re.compile(rb'["\[\]{},]')
_IN_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)


def depth(raw: bytes, enough: int) -> int:
    """How deep lists and objects are nested; only counted where there may be more than enough."""
    if raw.count(b"[") + raw.count(b"{") <= enough:
        return 0
    now = deepest = 0
    for mark in re.findall(rb"[\[\]{}]", _STRING.sub(b"", raw)):
        now += 1 if mark in b"[{" else -1
        deepest = max(deepest, now)
    return deepest


def elements(stream: BinaryIO, limit: int) -> Iterator[Piece]:
    """The elements of the list that the stream holds. Refuses what is no complete list, after its elements."""
    cutter = _Cutter(limit)
    while not cutter.done and (chunk := stream.read(_CHUNK)):
        yield from cutter.feed(chunk)
    if not cutter.done:
        raise Refused("syntax", "not JSON: the list breaks off", line=cutter.line, raw=bytes(cutter.element))
    rest = (cutter.rest + stream.read(_CHUNK)).strip()
    if rest:
        raise Refused("syntax", "not JSON: there is more after the list", line=cutter.line, raw=rest)


class _Cutter:
    """Finds where the elements of a list end, knowing nothing of JSON but brackets, commas and strings."""

    def __init__(self, limit: int):
        self.limit = limit
        self.element = bytearray()
        self.line = self.first_line = 1
        self.rest = b""
        self.done = False
        self._depth = 0
        self._in_string = self._escaped = False

    def feed(self, chunk: bytes) -> Iterator[Piece]:
        start = position = 0
        while (mark := self._next_mark(chunk, position)) >= 0:
            position = mark + 1
            before = self._depth
            ends = self._step(chunk[mark : mark + 1])
            if ends:
                self._keep(chunk[start:mark])
                yield from self._cut()
                start = position
            elif not before:
                self.line += chunk.count(b"\n", start, mark)
                start = position
            if self.done:
                self.rest = chunk[position:]
                return
        self._keep(chunk[start:])

    def _next_mark(self, chunk: bytes, position: int) -> int:
        """Where the next byte that matters is, or -1; the end of a string is reached in one step."""
        if self._escaped:
            position += 1
            self._escaped = False
        if not self._in_string:
            found = _MARK.search(chunk, position)
            return found.start() if found else -1
        end = _IN_STRING.match(chunk, position).end() if position <= len(chunk) else len(chunk)
        self._escaped = chunk[end : end + 1] == b"\\"
        return end if chunk[end : end + 1] == b'"' else -1

    def _step(self, mark: bytes) -> bool:
        """Take note of a mark; True where it ends an element."""
        if mark == b'"':
            self._in_string = not self._in_string
        elif mark in b"[{":
            self._depth += 1
        elif mark in b"]}":
            self._depth -= 1
            self.done = self._depth <= 0
            if self.done and mark == b"}":
                raise Refused("syntax", "not JSON: a list ends with a brace", line=self.line)
            return self.done
        return mark == b"," and self._depth == 1

    def _keep(self, piece: bytes) -> None:
        if not self.element:
            blank = len(piece) - len(piece.lstrip())
            self.line += piece.count(b"\n", 0, blank)
            piece = piece[blank:]
            self.first_line = self.line
        self.element += piece[: max(self.limit + 1 - len(self.element), 0)]
        self.line += piece.count(b"\n")

    def _cut(self) -> Iterator[Piece]:
        if self.element or not self.done:
            yield Piece(self.first_line, bytes(self.element).rstrip())
        self.element.clear()
