"""A JSON document over any number of lines: one article, or a list of them."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import fields, json_values
from .options import Options


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    return json_values.from_document(stream, origin, options, partial(fields.article, mapping=options.mapping))
