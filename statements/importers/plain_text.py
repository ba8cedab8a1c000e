"""Plain text, one article a file: a paragraph a line, a date in words somewhere, closing lines with credits.

A first line that an empty line follows is the title and is not part of the body.
"""

from collections.abc import Iterator
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal
from statements.text.credits import find_credits
from statements.text.dates import date_in_text
from statements.text.script import guess_language

from .encodings import decode
from .fields import unify_line_ends
from .files import read_whole
from .options import Options
from .refusals import Refused

TITLE_LENGTH = 300


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    raw = read_whole(stream, options.article_bytes)
    try:
        text, encoding = decode(raw)
    except Refused as refused:
        yield refused.at(origin, raw)
    else:
        yield ParsedArticle(**parse(text), origin=origin, raw=raw, encoding=encoding)


def parse(text: str) -> dict:
    title, body = _title_and_body(unify_line_ends(text).strip("\n"))
    language = guess_language(body)
    credits = find_credits(body, language)
    return {
        "body": body,
        "title": title,
        "language": language,
        "publisher": credits.publisher,
        "agency": credits.agency,
        "picture_credit": credits.picture_credit,
        "published_on": date_in_text(body, language),
    }


def _title_and_body(text: str) -> tuple[str, str]:
    first, gap, rest = text.partition("\n\n")
    if gap and "\n" not in first and len(first) <= TITLE_LENGTH:
        return first.strip(), rest.strip("\n")
    return "", text
