"""HTML pages: what schema.org's NewsArticle says in JSON-LD comes first, then what trafilatura finds in the page.

trafilatura only chooses what is the article; the paragraphs are the page's own, to the letter. Nothing is fetched.
It is loaded with the first page, since with all that it needs it takes some megabytes.
"""

import json
import logging
import re
from collections.abc import Iterator
from functools import cache, partial
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import dates, markup
from .encodings import declared_in, decode
from .fields import primary_language, unify_line_ends, web_address
from .files import read_whole
from .options import Options
from .refusals import Refused, item

# schema.org/NewsArticle, what it is a kind of, and what are kinds of it.
TYPES = {
    *("Article", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle"),
    *("OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting"),
}
# What it finds amiss is ours to say, in a refusal.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
_DATES = {"original_date": True, "extensive_search": False}
_LETTERS = re.compile(r"[\W_]+")
# A paragraph of so many letters is the same one wherever it stands; a shorter one only in its place.
_TELLING = 20
# The share of the JSON-LD's words that the page must have to say as much.
_AS_MUCH = 0.9


def is_html(head: str) -> bool:
    return bool(
        re.match(
            r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", head, re.I | re.S
        )
    )


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    raw = read_whole(stream, options.article_bytes)
    yield parse(raw, origin)


def parse(raw: bytes, origin: Origin, declared: str = "", url: str = "") -> ParsedArticle | Refusal:
    """The article of a page; `declared` is the encoding that its server named, `url` where it was found."""
    try:
        text, encoding = decode(raw, declared or declared_in(raw))
    except Refused as refused:
        return refused.at(origin, raw)
    return item(partial(article, text, url), origin, raw, encoding)


def article(text: str, url: str = "") -> dict:
    """The fields of ParsedArticle that a page gives; refuses a page that holds no article."""
    page = markup.page(text)
    if page is None:
        raise Refused("no_article", "no page")
    linked, found = _linked(page), _found(text)
    title = _text(linked, "headline") or _meta(page, "og:title") or found.title or ""
    body = _body(page, linked, found, title)
    if not body:
        raise Refused("no_article", "no article found in the page")
    day, moment = _published(page, linked, found)
    return {
        "body": body,
        "title": title,
        "external_id": _text(linked, "identifier"),
        "url": _address(page, linked) or url,
        "language": primary_language(_text(linked, "inLanguage") or page.get("lang") or ""),
        "publisher": _names(linked, "publisher") or _meta(page, "og:site_name"),
        "byline": _names(linked, "author") or _meta(page, "author"),
        "picture_credit": _picture_credit(linked),
        "published_on": day,
        "published_at": moment,
    }


def _found(text: str):
    """What trafilatura makes of the page: a document with `text`, `title` and `date`, each None where unknown."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            text.replace("\0", ""),
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_DATES,
            config=_settings(),
        )
    except Exception:  # its faults with broken pages are of many kinds; the page may still say all in JSON-LD
        found = None
    return found or trafilatura.settings.Document()


@cache
def _settings():
    """A page as a browser would take it; small pages are looked at as well."""
    import trafilatura

    settings = trafilatura.settings.use_config()
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        settings.set("DEFAULT", name, "50")
    return settings


def _body(page, linked: dict, found, title: str) -> str:
    """The article's paragraphs: the page's own where they say all that the JSON-LD says, else its own."""
    own = "\n".join(_paragraphs(page, found.text or "", title))
    told = _text(linked, "articleBody")
    told = markup.text_of_fragment(told) if markup.is_markup(told) else unify_line_ends(told).strip()
    return own if not told or _says(own, told) else told


def _says(own: str, told: str) -> bool:
    words = set(_LETTERS.split(told))
    return len(words.intersection(_LETTERS.split(own))) >= _AS_MUCH * len(words)


def _paragraphs(page, text: str, title: str) -> Iterator[str]:
    """The paragraphs of the page that make up the text, in order; not the title, which stands above them."""
    wanted, position = _LETTERS.sub("", text), 0
    for paragraph in markup.paragraphs(page):
        letters = _LETTERS.sub("", paragraph)
        start = wanted.find(letters, position) if letters else -1
        if start == position or (start > position and len(letters) >= _TELLING):
            position = start + len(letters)
            if paragraph.strip() != title.strip():
                yield paragraph


def _linked(page) -> dict:
    """The first article that the page describes in JSON-LD."""
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            values = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for value in _objects(values):
            types = value.get("@type")
            if TYPES.intersection(types if isinstance(types, list) else [types]):
                return value
    return {}


def _objects(values: object) -> Iterator[dict]:
    """The objects at the top of a JSON-LD document, and in its graph."""
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, dict):
            yield value
            yield from _objects(value.get("@graph", []))


def _text(linked: dict, name: str) -> str:
    """A text, or what an object in its place has for one: its @id, url, value or name."""
    value = linked.get(name)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = next(filter(None, (value.get(key) for key in ("@id", "url", "value", "name"))), "")
    return value if isinstance(value, str) else ""


def _names(linked: dict, name: str) -> str:
    parties = linked.get(name) or []
    names = [
        party.get("name") if isinstance(party, dict) else party
        for party in (parties if isinstance(parties, list) else [parties])
    ]
    return ", ".join(each for each in names if isinstance(each, str))


def _picture_credit(linked: dict) -> str:
    image = linked.get("image")
    image = image[0] if isinstance(image, list) and image else image
    return _text(image, "creditText") or _names(image, "copyrightHolder") if isinstance(image, dict) else ""


def _meta(page, name: str) -> str:
    for element in page.iterfind(".//meta"):
        if name in (element.get("property"), element.get("name")):
            return (element.get("content") or "").strip()
    return ""


def _address(page, linked: dict) -> str:
    """The first absolute address that the page gives itself."""
    canonical = [link.get("href") or "" for link in page.iterfind(".//link[@rel='canonical']")]
    given = [_text(linked, "url"), _text(linked, "mainEntityOfPage"), *canonical, _meta(page, "og:url")]
    return next(filter(None, map(web_address, given)), "")


def _published(page, linked: dict, found):
    for text in (_text(linked, "datePublished"), _meta(page, "article:published_time"), found.date or ""):
        day, moment = dates.iso_or_none(text)
        if day:
            return day, moment
    return None, None
