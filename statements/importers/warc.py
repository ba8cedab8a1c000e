"""WARC (ISO 28500): an article of each HTML page that a crawler was given; other records are passed over.

The page is what the server sent, unpacked as its headers say. Where it was found is its address.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from statements.records import Origin, ParsedArticle, Refusal

from . import html_page
from .encodings import declared_in
from .options import Options
from .refusals import Refused, too_large

HTML = ("text/html", "application/xhtml+xml")


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    if not stream.peek(1).startswith(b"WARC/"):
        raise Refused("damaged", "not a WARC file")
    for record in _records(stream):
        if _is_page(record):
            yield _article(record, origin, options.article_bytes)


def _records(stream: BinaryIO) -> Iterator:
    records = ArchiveIterator(stream)
    while True:
        try:
            record = next(records, None)
        except (ArchiveLoadFailed, AttributeError, IndexError, ValueError) as error:  # at headers that are none
            raise Refused("damaged", f"the WARC file breaks off or is none: {error}") from None
        if record is None:
            return
        if not (record.rec_headers.get_header("Content-Length") or "").isdecimal():  # which every record has
            raise Refused("damaged", "the WARC file breaks off within the headers of a record")
        yield record


def _is_page(record) -> bool:
    if record.rec_type not in {"response", "resource"}:
        return False
    if record.http_headers is None:
        return record.rec_type == "resource" and _kind(record).startswith(HTML)
    return (record.http_headers.get_statuscode() or "").startswith("2") and _kind(record).startswith(HTML)


def _kind(record) -> str:
    """The media type with its parameters, as the server gave it."""
    headers = record.http_headers
    return ((headers.get_header("content-type") if headers else record.content_type) or "").lower()


def _article(record, origin: Origin, limit: int) -> ParsedArticle | Refusal:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    here = Origin(f"{origin.path}!{url.strip('<>')}")
    raw = record.content_stream().read(limit + 1)
    if len(raw) > limit:
        return too_large(limit, raw).at(here)
    if getattr(record.raw_stream, "limit", 0) and not record.raw_stream.read(1):
        return Refused("damaged", "the record breaks off").at(here, raw)
    charset = _charset(record) or declared_in(raw)
    page = html_page.parse(raw, here, charset, url.strip("<>"))
    return replace(page, raw=_record_of(raw, url, charset))


def _record_of(page: bytes, url: str, charset: str) -> bytes:
    """A WARC file of this page alone."""
    headers = {
        "WARC-Type": "resource",
        "WARC-Target-URI": " ".join(url.split()),
        "Content-Type": f"text/html; charset={charset}" if charset else "text/html",
        "Content-Length": len(page),
    }
    lines = ["WARC/1.0", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n" + page + b"\r\n\r\n"


def _charset(record) -> str:
    _, _, charset = _kind(record).partition("charset=")
    return charset.split(";")[0].strip(" \"'")
