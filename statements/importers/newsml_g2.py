"""IPTC NewsML-G2: a newsItem alone, or any number of them in a newsMessage.

What is read follows the specification, https://iptc.org/std/NewsML-G2/: of an item `guid`, `itemMeta` and
`contentMeta`, and of its `contentSet` the first rendition that is text, as XHTML, NITF or plain text. Items
are read one after the other, so that a message may be longer than memory.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.sax.saxutils import quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from statements.records import Origin, ParsedArticle, Refusal

from . import dates, markup
from .encodings import HEAD, as_utf8
from .fields import primary_language, unify_line_ends
from .options import Options
from .refusals import Refused, framed, item, too_large

NAR = "http://iptc.org/std/nar/2006-10-01/"
XML = "{http://www.w3.org/XML/1998/namespace}"
ITEMS = {"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"}
# The first of these that an item has is when it was published.
TIMES = ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")
AFTER = b"</newsMessage>"
REQUIRED = ("itemClass", "provider", "versionCreated")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem)\b")


def is_newsml(head: bytes) -> bool:
    return NAR.encode() in head and bool(_ROOT.search(head))


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    stream, encoding = as_utf8(stream)
    for piece in _items(stream, options.article_bytes):
        here = Origin(origin.path, piece.line)
        if piece.element is None:
            yield too_large(options.article_bytes, piece.raw).at(here)
        else:
            alone = framed(piece.before, piece.raw, AFTER)
            yield item(partial(article, piece.element), here, alone, encoding)


def article(element: Element) -> dict:
    """The fields of ParsedArticle that an item gives; refuses what is no text to be published."""
    kind = _name(element)
    if kind != "newsItem":
        raise Refused("no_article", f"a {kind} is no article")
    if not element.get("guid"):
        raise Refused("field", "a newsItem has a guid")
    _check_purpose(element)
    root, body = _body(element)
    if not body.strip():
        raise Refused("no_content", "the item has no text in its contentSet")
    day, moment = _published(element)
    return {
        "body": body,
        "title": _text(element, "contentMeta/headline") or _headline(root) or _text(element, "itemMeta/title"),
        "external_id": element.get("guid"),
        "language": _language(element),
        "publisher": _party(_find(element, "itemMeta/provider")),
        "agency": _party(_find(element, "contentMeta/infoSource")),
        "byline": _text(element, "contentMeta/by") or _creators(element),
        "published_on": day,
        "published_at": moment,
    }


def _check_purpose(element: Element) -> None:
    for name in REQUIRED:
        if _find(element, f"itemMeta/{name}") is None:
            raise Refused("field", f"the itemMeta of a newsItem has {name}")
    kind = _code(_find(element, "itemMeta/itemClass"))
    if kind not in {"text", "composite"}:
        raise Refused("no_article", f"the item is {kind or 'of no class'}, not text")
    status = _code(_find(element, "itemMeta/pubStatus"))
    if status not in {"", "usable"}:
        raise Refused("withheld", f"the provider says that the item is {status}")
    embargoed = _text(element, "itemMeta/embargoed")
    if dates.in_future(embargoed):
        raise Refused("withheld", f"embargoed until {embargoed}")


def _body(element: Element) -> tuple[Element | None, str]:
    """The markup, where there is any, and the paragraphs of the first rendition that is text."""
    for content in _find_all(element, "contentSet/inlineXML"):
        root = _content_root(content)
        if root is not None and (text := "\n".join(markup.paragraphs(root))):
            return content, text
    for content in _find_all(element, "contentSet/inlineData"):
        kind, text = content.get("contenttype", "text/plain"), "".join(content.itertext())
        if content.get("encoding") is None and kind.startswith("text/"):
            html = kind.startswith("text/html")
            return None, markup.text_of_fragment(text) if html else unify_line_ends(text).strip()
    return None, ""


def _content_root(content: Element) -> Element | None:
    """NITF's body.content, else the body of XHTML, else what there is."""
    for wanted in ("body.content", "body"):
        found = next((child for child in content.iter() if markup.local_name(child) == wanted), None)
        if found is not None:
            return found
    return content if len(content) else None


def _headline(content: Element | None) -> str:
    """NITF's own headline."""
    elements = content.iter() if content is not None else ()
    return next(
        (" ".join(markup.paragraphs(child)) for child in elements if markup.local_name(child) == "hl1"), ""
    )


def _published(element: Element):
    texts = [(path, _text(element, path)) for path in TIMES]
    path, text = next(((path, text) for path, text in texts if text), ("", ""))
    return dates.iso(text, path.rpartition("/")[2])


def _language(element: Element) -> str:
    language = _find(element, "contentMeta/language")
    tag = language.get("tag", "") if language is not None else ""
    return primary_language(tag or element.get(f"{XML}lang", ""))


def _creators(element: Element) -> str:
    return ", ".join(filter(None, (_name_of(party) for party in _find_all(element, "contentMeta/creator"))))


def _party(element: Element | None) -> str:
    """A party's name, else the code that it goes by."""
    return "" if element is None else _name_of(element) or element.get("literal", "") or _code(element)


def _name_of(party: Element) -> str:
    return _text(party, "name")


def _code(element: Element | None) -> str:
    """What follows the alias of the scheme in a qcode, or the last step of a uri."""
    if element is None:
        return ""
    return element.get("qcode", "").partition(":")[2] or element.get("uri", "").rstrip("/").rpartition("/")[2]


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _path(path: str) -> str:
    return "/".join(f"{{{NAR}}}{step}" for step in path.split("/"))


def _find(element: Element, path: str) -> Element | None:
    return element.find(_path(path))


def _find_all(element: Element, path: str) -> list[Element]:
    return element.findall(_path(path))


def _text(element: Element, path: str) -> str:
    found = _find(element, path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


class _Piece(NamedTuple):
    """An item with its line and bytes; the element is None where it is larger than the limit.

    `before` opens a message that declares the namespaces which stand around the item.
    """

    line: int
    before: bytes
    raw: bytes
    element: Element | None


def _items(stream: BinaryIO, limit: int) -> Iterator[_Piece]:
    """The items as they end; refuses, after them, what is not XML, or XML with a DTD or entities of its own."""
    target = _Target(limit)
    parser = DefusedXMLParser(target=target, encoding="utf-8", forbid_dtd=True)
    target.expat = parser.parser
    try:
        while chunk := stream.read(HEAD):
            target.chunk(chunk)
            parser.feed(chunk)
            yield from target.take()
        parser.close()
    except DefusedXmlException as error:
        yield from target.take()
        raise Refused("xml_entities", f"a DTD or entities of its own: {error}", line=target.line()) from None
    except (ParseError, ValueError, UnicodeError) as error:
        yield from target.take()
        raise Refused("syntax", f"not XML: {error}", line=target.line(), raw=target.bytes()) from None
    if not target.found:
        raise Refused("no_article", "XML without an item of NewsML-G2")


class _Target:
    """Builds the items of a document, and nothing of what stands around them."""

    def __init__(self, limit: int):
        self.expat = None
        self.found = False
        self._limit = limit
        self._finished: list[_Piece] = []
        self._buffer, self._buffer_start = b"", 0
        self._builder: TreeBuilder | None = None
        self._depth = self._start = self._start_line = 0
        self._too_large = False
        self._fed = 0
        self._namespaces: list[tuple[str, str]] = []

    def chunk(self, chunk: bytes) -> None:
        """Keep the bytes of the item that is open, as far as the limit, and of what is parsed next."""
        self._fed += len(chunk)
        if self._fed - self.expat.CurrentByteIndex > self._limit + 2 * HEAD:
            raise too_large(self._limit, self._buffer)  # one comment or attribute, which is parsed in one piece
        if self._depth:
            kept = self._buffer[self._start - self._buffer_start :]
            self._buffer_start = self._start
            self._too_large = self._too_large or len(kept) > self._limit
            self._buffer = kept if self._too_large else kept + chunk
        else:
            kept = self._buffer[self.expat.CurrentByteIndex - self._buffer_start :]
            self._buffer_start = max(self.expat.CurrentByteIndex, 0)
            self._buffer = kept + chunk

    def take(self) -> list[_Piece]:
        finished, self._finished = self._finished, []
        return finished

    def line(self) -> int:
        return self.expat.CurrentLineNumber

    def bytes(self) -> bytes:
        return self._buffer[: self._limit]

    def start_ns(self, prefix, uri):
        if not self._depth:
            self._namespaces.append((prefix, uri))

    def end_ns(self, prefix):
        if not self._depth:
            self._namespaces.pop()

    def start(self, tag, attributes):
        if not self._depth and tag.rpartition("}")[2] in ITEMS and tag.startswith(f"{{{NAR}}}"):
            self._builder, self._depth, self.found = TreeBuilder(), 0, True
            self._start, self._start_line = self.expat.CurrentByteIndex, self.expat.CurrentLineNumber
            self._too_large = False
        elif not self._depth:
            return
        self._depth += 1
        if not self._too_large:
            self._builder.start(tag, attributes)

    def data(self, text):
        if self._depth and not self._too_large:
            self._builder.data(text)

    def end(self, tag):
        if not self._depth:
            return
        self._depth -= 1
        if not self._too_large:
            self._builder.end(tag)
        if not self._depth:
            self._finish()

    def close(self):
        return None

    def _finish(self):
        start = self._start - self._buffer_start
        end = self.expat.CurrentByteIndex - self._buffer_start
        raw = self._buffer[start : self._buffer.find(b">", end) + 1 if not self._too_large else None]
        oversized = self._too_large or len(raw) > self._limit
        element = None if oversized else self._builder.close()
        self._finished.append(_Piece(self._start_line, self._opening(), raw[: self._limit + 1], element))
        self._builder = None

    def _opening(self) -> bytes:
        declared = {f"xmlns:{prefix}" if prefix else "xmlns": uri for prefix, uri in self._namespaces}
        attributes = (f" {name}={quoteattr(uri or '')}" for name, uri in declared.items())
        return f"<newsMessage{''.join(attributes)}>".encode()
