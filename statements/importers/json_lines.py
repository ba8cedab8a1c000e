"""JSON Lines: an article a line. A bad line is refused alone."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import fields, json_values
from .options import Options


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    return json_values.from_lines(stream, origin, options, partial(fields.article, mapping=options.mapping))
