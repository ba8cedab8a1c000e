"""What every importer yields: an article as it stood in its source, or the reason why it could not be read."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the input something stood. `line` counts from 1; 0 means the whole file."""

    path: str
    line: int = 0

    def __str__(self):
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as its source gives it: nothing corrected, nothing looked up.

    `body` is verbatim but for its line ends, which are all "\\n"; offsets of statements count its code points.
    `language` is a BCP 47 primary tag ("ar") or empty where the source does not say.
    `published_on` is the calendar day by the publisher's own clock; `published_at` is aware and None where
    the source gives no time of day. `encoding` is what the input was found to be in, by a name that bytes.decode
    knows; `raw` is its piece of it, in UTF-8 where it was cut out of a longer file in another encoding, with what
    it needs to be read by itself as a file of `format`: a row of a table stands under its header.
    """

    body: str
    origin: Origin
    title: str = ""
    language: str = ""
    external_id: str = ""
    url: str = ""
    publisher: str = ""
    agency: str = ""
    picture_credit: str = ""
    byline: str = ""
    published_on: datetime.date | None = None
    published_at: datetime.datetime | None = None
    encoding: str = ""
    raw: bytes = field(default=b"", repr=False)
    format: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A piece of input that is not an article. `reason` is a short code, `detail` says it to a person.

    `format` is what `raw` can be read as by itself; empty where it is not whole, or none.
    """

    origin: Origin
    reason: str
    detail: str
    raw: bytes = field(default=b"", repr=False)
    format: str = ""

    def __str__(self):
        return f"{self.origin} [{self.reason}] {self.detail}"
