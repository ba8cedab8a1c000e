"""JSON Lines: an article a line. A bad line is refused alone."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import fields
from .files import BOM


def read(stream: BinaryIO, origin: Origin, limit: int) -> Iterator[ParsedArticle | Refusal]:
    for number, line in _lines(stream, limit):
        here = Origin(origin.path, number)
        if number == 1:
            line = line.removeprefix(BOM)
        if line.strip():
            yield parse(line, here, limit)


def parse(raw: bytes, origin: Origin, limit: int) -> ParsedArticle | Refusal:
    """The article in one encoded JSON value."""
    if len(raw) > limit:
        return Refusal(origin, "too_large", f"larger than {limit} bytes; the raw input is cut there", raw[:limit])
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Refusal(origin, "encoding", f"not UTF-8 at byte {error.start + 1}: {error.reason}", raw)
    except (ValueError, RecursionError) as error:
        return Refusal(origin, "syntax", f"not JSON: {error}", raw)
    return fields.article(value, origin, raw)


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of one longer than the limit only the first limit + 1 bytes are kept in memory."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(limit)
        yield number, line
