"""Days and times as formats write them: the publisher's own day, and the moment in UTC where there is one."""

import datetime
import email.utils

from .refusals import Refused

Published = tuple[datetime.date | None, datetime.datetime | None]


def iso(text: str, name: str = "published") -> Published:
    """Of ISO 8601; a time without an offset is taken for UTC. Refuses anything else but an empty text."""
    text = text.strip()
    if not text:
        return None, None
    try:
        if ":" not in text and "T" not in text:
            return datetime.date.fromisoformat(text), None
        return _both(datetime.datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        raise Refused("field", f'"{name}" is a day or time in ISO 8601, not {text[:40]!r}') from None


def internet(text: str) -> Published:
    """Of a feed: RFC 822 as in RSS, or ISO 8601 as in Atom. What is neither is no date."""
    try:
        return _both(email.utils.parsedate_to_datetime(text))
    except (ValueError, OverflowError, TypeError, IndexError):
        return iso_or_none(text)


def iso_or_none(text: str) -> Published:
    try:
        return iso(text)
    except Refused:
        return None, None


def in_future(text: str) -> bool:
    """Whether the moment, such as the end of an embargo, is yet to come."""
    _, moment = iso(text, "embargoed")
    return moment is not None and moment > datetime.datetime.now(datetime.UTC)


def _both(moment: datetime.datetime) -> Published:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return moment.date(), aware.astimezone(datetime.UTC)
