"""RSS 2.0 and Atom (RFC 4287): an article of each entry that carries its full text. A feed is read whole.

feedparser gets bytes and never an address, and leaves the markup as it is: only its text is taken.
"""

import html
import io
import re
import xml.sax
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import dates, markup
from .encodings import declared_in, decode
from .fields import primary_language, unify_line_ends, web_address
from .files import read_whole
from .options import Options
from .refusals import Refused, framed, item, too_large

_ROOT = re.compile(r"<(?:rss|[\w.-]+:RDF|RDF|(?:[\w.-]+:)?feed)\b", re.I)
# What may stand before the first element; a DTD comes after it.
_PROLOG = re.compile(r"\ufeff?(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.S)
_ENTRY = re.compile(r"<((?:[\w.-]+:)?(?:item|entry))[\s>].*?</\1\s*>", re.S)
_XML_DECLARATION = re.compile(r"\ufeff?\s*<\?xml[^>]*\?>")
# A feed says that it is XML in UTF-8 by now, whatever it declares inside.
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_PARAGRAPHS_OF_A_FULL_TEXT = 2


def is_feed(head: str) -> bool:
    """Whether the first element of the XML is that of a feed."""
    first = re.compile(r"<\w").search(head, _PROLOG.match(head).end())
    return bool(first and _ROOT.match(head, first.start()))


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    raw = read_whole(stream, options.document_bytes)
    text, encoding = decode(raw, declared_in(raw))
    if text.startswith("<!", _PROLOG.match(text).end()):
        raise Refused("xml_entities", "a DTD or entities of its own", raw=raw[: options.article_bytes])
    parsed = _parse(text)
    pieces = _pieces(text, len(parsed.entries))
    before, after = _around(text, pieces)
    error = parsed.get("bozo_exception")
    is_damaged = isinstance(error, xml.sax.SAXException)  # and perhaps cut in other places than by the parser
    for number, (entry, (line, start, end)) in enumerate(zip(parsed.entries, pieces, strict=True), start=1):
        here = Origin(f"{origin.path}[{number}]", line)
        piece = text[start:end].encode("utf-8", "replace")
        alone = framed(before, piece, after) if piece and not is_damaged else b""
        yield item(partial(_article, entry, parsed.feed, piece, options), here, alone, encoding)
    if is_damaged:
        line = error.getLineNumber() if isinstance(error, xml.sax.SAXParseException) else 0
        detail = f"not XML: {error.getMessage()}; what could be read of it is taken"
        raise Refused("syntax", detail, line=line or 0, raw=raw[: options.article_bytes])
    if not parsed.entries:
        raise Refused("no_article", "a feed without entries", raw=raw[: options.article_bytes])


def _parse(text: str):
    import feedparser  # with the first feed, since it takes some megabytes

    source = io.BytesIO(text.removeprefix("\ufeff").encode("utf-8", "replace"))
    return feedparser.parse(
        source, sanitize_html=False, resolve_relative_uris=False, response_headers=dict(_HEADERS)
    )


def _pieces(text: str, number: int) -> list[tuple[int, int, int]]:
    """The line and the span of each entry; nothing of any where they cannot be told apart for certain."""
    found, line, position = [], 1, 0
    for match in _ENTRY.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        found.append((line, *match.span()))
    return found if len(found) == number else [(0, 0, 0)] * number


def _around(text: str, pieces) -> tuple[bytes, bytes]:
    """The feed before its first entry and after its last one, as XML in UTF-8."""
    if not pieces:
        return b"", b""
    before = _XML_DECLARATION.sub("", text[: pieces[0][1]], count=1)
    return before.encode("utf-8", "replace"), text[pieces[-1][2] :].encode("utf-8", "replace")


def _article(entry, feed, raw: bytes, options: Options) -> dict:
    if len(raw) > options.article_bytes:
        raise too_large(options.article_bytes, raw)
    day, moment = dates.internet(entry.get("published") or entry.get("updated") or "")
    source = entry.get("source") or {}
    return {
        "body": _body(entry),
        "title": _plain(entry.get("title", "")),
        "external_id": entry.get("id", ""),
        "url": web_address(entry.get("link", "")),
        "language": _language(entry, feed),
        "publisher": _plain(source.get("title") or feed.get("title", "")),
        "byline": ", ".join(filter(None, (author.get("name", "") for author in entry.get("authors", [])))),
        "picture_credit": next((credit.get("content", "") for credit in entry.get("media_credit", [])), ""),
        "published_on": day,
        "published_at": moment,
    }


def _body(entry) -> str:
    """The full text: the content, or a description that is one, having paragraphs or an item without a page."""
    contents = [_text(content) for content in entry.get("content", [])]
    if full := max(contents, key=len, default=""):
        return full
    summary = _text(entry.get("summary_detail") or {})
    if summary and ("link" not in entry or summary.count("\n") + 1 >= _PARAGRAPHS_OF_A_FULL_TEXT):
        return summary
    raise Refused("no_content", "the entry carries no full text" + (", only a summary" if summary else ""))


def _text(content) -> str:
    value = content.get("value", "")
    return (
        markup.text_of_fragment(value)
        if markup.is_markup(value)
        else unify_line_ends(html.unescape(value)).strip()
    )


def _plain(text: str) -> str:
    return " ".join(markup.text_of_fragment(text).split()) if markup.is_markup(text) else html.unescape(text)


def _language(entry, feed) -> str:
    languages = [content.get("language") for content in entry.get("content", [])]
    tag = next(filter(None, [*languages, entry.get("language"), feed.get("language")]), "")
    return primary_language(tag)
