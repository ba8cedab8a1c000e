"""From the fields of a JSON object to a ParsedArticle."""

import datetime

from statements.records import Origin, ParsedArticle, Refusal

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
}


class FieldError(ValueError):
    """A field that does not hold what it should; the message names it."""


def unify_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def article(fields: object, origin: Origin, raw: bytes) -> ParsedArticle | Refusal:
    """The article that the decoded JSON value describes, or why it describes none."""
    try:
        if not isinstance(fields, dict):
            raise FieldError(f"an article is an object, not {type(fields).__name__}")
        texts = {ours: _text(fields, names) for ours, names in NAMES.items()}
        day, moment = _published(fields.get("published"))
    except FieldError as error:
        return Refusal(origin, "field", str(error), raw)
    texts["body"] = unify_line_ends(texts["body"])
    return ParsedArticle(**texts, published_on=day, published_at=moment, origin=origin, raw=raw)


def _text(fields: dict, names: tuple[str, ...]) -> str:
    for name in names:
        value = fields.get(name)
        if value is None:
            continue
        if isinstance(value, int) and name == "id":
            value = str(value)
        if not isinstance(value, str):
            raise FieldError(f'"{name}" is a text, not {type(value).__name__}')
        return value
    return ""


def _published(value: object) -> tuple[datetime.date | None, datetime.datetime | None]:
    """The day on the publisher's clock and the moment; the moment is None where only a day is given.

    A time without an offset is taken for UTC.
    """
    if value is None or value == "":
        return None, None
    try:
        if isinstance(value, str) and len(value) == len("2021-12-08"):
            return datetime.date.fromisoformat(value), None
        moment = datetime.datetime.fromisoformat(value)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        return moment.date(), aware.astimezone(datetime.UTC)
    except (TypeError, ValueError, OverflowError):
        raise FieldError(f'"published" is a day or time in ISO 8601, not {str(value)[:40]!r}') from None
