"""From named values, of a JSON object or a row of a table, to the fields of a ParsedArticle."""

import re
from collections.abc import Iterable, Mapping

from . import dates
from .refusals import Refused

# Our field: the names that it goes by in the input, the first one found counts.
NAMES = {
    "body": ("text", "body"),
    "title": ("title",),
    "external_id": ("id",),
    "url": ("url",),
    "publisher": ("publisher", "outlet"),
    "agency": ("agency",),
    "byline": ("byline",),
    "picture_credit": ("picture_credit",),
    "language": ("language",),
    "published": ("published",),
}
# What a person may call our fields.
_OURS = {name: ours for ours, names in NAMES.items() for name in (ours, *names)}

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """{"title": "headline"} of ["title=headline"]; raises ValueError with what is wrong."""
    mapping = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or not theirs.strip():
            raise ValueError(f"{pair!r}: a mapping is OURS=THEIRS, such as title=headline")
        if ours.strip() not in _OURS:
            raise ValueError(f"{ours.strip()!r} is no field of ours; these are: {', '.join(sorted(_OURS))}")
        mapping[_OURS[ours.strip()]] = theirs.strip()
    return mapping


def names(mapping: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """NAMES, with what the mapping says in the place of our own names."""
    return NAMES | {ours: (theirs,) for ours, theirs in mapping.items()}


def unify_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def article(values: object, mapping: Mapping[str, str]) -> dict:
    """The fields of ParsedArticle that the values give; refuses a value that is not what it should be."""
    if not isinstance(values, dict):
        raise Refused("field", f"an article is an object, not {type(values).__name__}")
    texts = {ours: _text(values, ours, theirs) for ours, theirs in names(mapping).items()}
    day, moment = dates.iso(texts.pop("published"))
    texts["body"] = unify_line_ends(texts["body"])
    return texts | {"published_on": day, "published_at": moment}


def web_address(text: str) -> str:
    """The text where it is an absolute address on the web, else ""; for formats that may say anything there."""
    return text.strip() if _WEB_ADDRESS.fullmatch(text.strip()) else ""


def primary_language(tag: str) -> str:
    """ "ar" of "ar-EG" or "ar_EG"; "" of what is no language tag."""
    match = _LANGUAGE.match(tag.strip())
    return match[0].lower() if match else ""


def text_of(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise Refused("field", f'"{name}" is a text, not {type(value).__name__}')
    return value


def _text(values: dict, ours: str, theirs: tuple[str, ...]) -> str:
    for name in theirs:
        value = _look_up(values, name)
        if value is None:
            continue
        if isinstance(value, int) and ours == "external_id":
            value = str(value)
        if isinstance(value, list) and ours == "byline":
            value = ", ".join(text_of(author, name) for author in value)
        return text_of(value, name)
    return ""


def _look_up(values: dict, path: str) -> object:
    """The value under the name itself, or along its dots: `source.name`, `authors.0.name`."""
    if path in values:
        return values[path]
    value: object = values
    for step in path.split("."):
        if isinstance(value, list) and step.isdecimal():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value
