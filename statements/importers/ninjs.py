"""IPTC ninjs, News in JSON, generations 1 (to 1.5) and 2 (to 2.1): a document, a list of them, or one a line.

What is read and what is required follows the schemas: https://iptc.org/std/ninjs/ninjs-schema_1.5.json and
https://iptc.org/std/ninjs/ninjs-schema_2.1.json. Only `uri` is required of every item.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from statements.records import Origin, ParsedArticle, Refusal

from . import dates, json_values
from .fields import primary_language, text_of, unify_line_ends
from .markup import is_markup, text_of_fragment
from .options import Options
from .refusals import Refused

TYPES = {"text", "audio", "video", "picture", "graphic", "composite", "component"}
WITH_TEXT = {"text", "composite", "component"}
STATUSES = {"usable", "withheld", "canceled"}
# The first of these that an item has is when it was published.
TIMES = ("firstcreated", "contentcreated", "versioncreated")
_ID = re.compile(rb'"uri"\s*:')
_OWN_NAMES = re.compile(
    rb'"(?:bodies|headlines|body_\w+|headline|headline_\w+|versioncreated|representationtype|pubstatus)"\s*:'
)


def is_ninjs(head: bytes) -> bool:
    """Whether JSON that begins so is ninjs: it has a `uri`, and another name that only ninjs has."""
    return bool(_ID.search(head) and _OWN_NAMES.search(head))


def read(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[ParsedArticle | Refusal]:
    return json_values.from_any(stream, origin, options, article)


def article(values: object) -> dict:
    """The fields of ParsedArticle that an item gives; refuses what is no text to be published."""
    if not isinstance(values, dict):
        raise Refused("field", f"a ninjs item is an object, not {type(values).__name__}")
    uri = _text(values, "uri")
    if not uri:
        raise Refused("field", 'a ninjs item has a "uri"')
    _check_purpose(values)
    body = _body(values)
    if not body.strip():
        raise Refused("no_content", "the item has no body text")
    day, moment = _published(values)
    return {
        "body": body,
        "title": _plain(_first(values, "headlines", ("main", "")) or _text(values, "headline"))
        or _text(values, "title"),
        "external_id": uri,
        "language": primary_language(_text(values, "language")),
        "publisher": _text(values, "copyrightholder"),
        "agency": _agency(values),
        "byline": _text(values, "by") or _text(values, "byline"),
        "published_on": day,
        "published_at": moment,
    }


def _check_purpose(values: dict) -> None:
    kind = _one_of(values, "type", TYPES)
    if kind and kind not in WITH_TEXT:
        raise Refused("no_article", f"the item is {kind}, not text")
    status = _one_of(values, "pubstatus", STATUSES)
    if status and status != "usable":
        raise Refused("withheld", f"the provider says that the item is {status}")
    if dates.in_future(_text(values, "embargoed")):
        raise Refused("withheld", f"embargoed until {values['embargoed']}")


def _one_of(values: dict, name: str, allowed: set[str]) -> str:
    value = _text(values, name)
    if value and value not in allowed:
        raise Refused("field", f'"{name}" is one of {", ".join(sorted(allowed))}, not {value[:40]!r}')
    return value


def _text(values: dict, name: str) -> str:
    value = values.get(name)
    return "" if value is None else text_of(value, name)


def _plain(text: str) -> str:
    return text_of_fragment(text).replace("\n", " ") if is_markup(text) else text


def _body(values: dict) -> str:
    """The main body: of generation 2 from `bodies`, of generation 1 from `body_text`, or any other `body_…`."""
    names = sorted((name for name in values if name.startswith("body_")), key=lambda name: name != "body_text")
    texts = [_first(values, "bodies", ("main", "")), *(_text(values, name) for name in names)]
    text = next(filter(None, texts), "")
    return text_of_fragment(text) if is_markup(text) else unify_line_ends(text)


def _first(values: dict, name: str, roles: tuple[str, ...]) -> str:
    """The value of the first object in the list with one of the roles, or of the first of all."""
    objects = _objects(values, name)
    objects.sort(key=lambda value: value.get("role", "") not in roles)
    return text_of(objects[0].get("value"), f"{name}.value") if objects else ""


def _objects(values: dict, name: str) -> list[dict]:
    objects = values.get(name) or []
    if not isinstance(objects, list) or not all(isinstance(value, dict) for value in objects):
        raise Refused("field", f'"{name}" is a list of objects')
    return list(objects)


def _agency(values: dict) -> str:
    names = [
        _text(source, "name") for field in ("infosources", "infosource") for source in _objects(values, field)
    ]
    return next(filter(None, names), "")


def _published(values: dict):
    texts = [(name, _text(values, name)) for name in TIMES]
    name, text = next(((name, text) for name, text in texts if text), ("", ""))
    return dates.iso(text, name)
