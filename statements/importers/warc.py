"""WARC (ISO 28500): an article of each HTML page that a crawler was given; other records are passed over.

The page is what the server sent, unpacked as its headers say. Where it was found is its address.
"""

from collections.abc import Iterator
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
    try:
        for record in ArchiveIterator(stream, no_record_parse=False):
            if _is_page(record):
                yield _article(record, origin, options.article_bytes)
    except ArchiveLoadFailed as error:
        raise Refused("damaged", f"the WARC file breaks off or is none: {error}") from None


def _is_page(record) -> bool:
    if record.rec_type not in {"response", "resource"}:
        return False
    headers = record.http_headers
    if headers is None:
        return record.rec_type == "resource" and (record.content_type or "").startswith(HTML)
    return headers.get_statuscode().startswith("2") and (headers.get_header("content-type") or "").startswith(HTML)


def _article(record, origin: Origin, limit: int) -> ParsedArticle | Refusal:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    here = Origin(f"{origin.path}!{url.strip('<>')}")
    raw = record.content_stream().read(limit + 1)
    if len(raw) > limit:
        return too_large(limit, raw).at(here)
    return html_page.parse(raw, here, _charset(record) or declared_in(raw), url.strip("<>"))


def _charset(record) -> str:
    kind = record.http_headers.get_header("content-type") if record.http_headers else record.content_type
    _, _, charset = (kind or "").lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'")
