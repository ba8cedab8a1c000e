"""How a reader says, from wherever it is, that a piece of input is no article."""

from collections.abc import Callable

from statements.records import Origin, ParsedArticle, Refusal


class Refused(Exception):
    """Becomes a Refusal where it is known which piece of input it is about. `line` is counted within the piece."""

    def __init__(self, reason: str, detail: str, *, line: int = 0, raw: bytes = b""):
        super().__init__(reason, detail)
        self.reason, self.detail, self.line, self.raw = reason, detail, line, raw

    def at(self, origin: Origin, raw: bytes = b"") -> Refusal:
        line = self.line + max(origin.line - 1, 0) if self.line else origin.line
        return Refusal(Origin(origin.path, line), self.reason, self.detail, self.raw or raw)


def item(make: Callable[[], dict], origin: Origin, raw: bytes, encoding: str) -> ParsedArticle | Refusal:
    """The article whose fields `make` returns, or why it refuses to."""
    try:
        return ParsedArticle(**make(), origin=origin, raw=raw, encoding=encoding)
    except Refused as refused:
        return refused.at(origin, raw)


# What stands around the pieces of a file is kept with each that is refused: so much of it, and no more.
_FRAME = 65_536


def framed(before: bytes, piece: bytes, after: bytes = b"") -> bytes:
    """A piece with what it needs of its file to be read by itself; alone where that would be out of proportion."""
    return before + piece + after if len(before) + len(after) <= _FRAME else piece


def too_large(limit: int, raw: bytes) -> Refused:
    return Refused("too_large", f"larger than {limit} bytes; the raw input is cut there", raw=raw[:limit])
