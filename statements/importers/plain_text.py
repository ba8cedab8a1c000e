"""Plain text, one article a file: a paragraph a line, a date in words somewhere, closing lines with credits.

A first line that an empty line follows is the title and is not part of the body.
"""

from collections.abc import Iterator
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal
from statements.text.credits import find_credits
from statements.text.dates import date_in_text
from statements.text.script import guess_language

from .fields import unify_line_ends
from .files import BOM

TITLE_LENGTH = 300


def read(stream: BinaryIO, origin: Origin, limit: int) -> Iterator[ParsedArticle | Refusal]:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        yield Refusal(origin, "too_large", f"larger than {limit} bytes; the raw input is cut there", raw[:limit])
        return
    try:
        text = raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        detail = f"not UTF-8 at byte {error.start + 1}: {error.reason}"
        yield Refusal(Origin(origin.path, line), "encoding", detail, raw)
        return
    yield parse(text, origin, raw)


def parse(text: str, origin: Origin, raw: bytes) -> ParsedArticle:
    title, body = _title_and_body(unify_line_ends(text).strip("\n"))
    language = guess_language(body)
    credits = find_credits(body, language)
    return ParsedArticle(
        body=body,
        title=title,
        language=language,
        publisher=credits.publisher,
        agency=credits.agency,
        picture_credit=credits.picture_credit,
        published_on=date_in_text(body, language),
        origin=origin,
        raw=raw,
    )


def _title_and_body(text: str) -> tuple[str, str]:
    first, gap, rest = text.partition("\n\n")
    if gap and "\n" not in first and len(first) <= TITLE_LENGTH:
        return first.strip(), rest.strip("\n")
    return "", text
