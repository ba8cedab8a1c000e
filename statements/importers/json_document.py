"""A JSON document over any number of lines: one article, or a list of them."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import fields, json_lines
from .files import BOM

# A list is read whole; whoever has more uses JSON Lines.
ARTICLES_AT_MOST = 100


def read(stream: BinaryIO, origin: Origin, limit: int) -> Iterator[ParsedArticle | Refusal]:
    most = limit * ARTICLES_AT_MOST
    raw = stream.read(most + 1).removeprefix(BOM)
    if not raw.lstrip().startswith(b"["):
        yield json_lines.parse(raw, origin, limit)
        return
    if len(raw) > most:
        yield Refusal(origin, "too_large", f"a list of more than {most} bytes: use JSON Lines", raw[:limit])
        return
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as error:
        yield Refusal(origin, "syntax", f"not JSON: {error}", raw[:limit])
        return
    for number, value in enumerate(values, start=1):
        here = Origin(f"{origin.path}[{number}]")
        yield fields.article(value, here, json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
