"""The address of a passage in somebody else's page.

A text fragment (https://wicg.github.io/scroll-to-text-fragment/) names a passage by its words:
`#:~:text=[prefix-,]start[,end][,-suffix]`. The browser looks for whole words, and none of the four may reach over
the end of a paragraph. Prefix and suffix touch the passage: between them may be spaces alone.
"""

import re
from urllib.parse import quote

# A passage of at most so many words is named by all of them, a longer one by its first and its last words.
WHOLE_WORDS, END_WORDS, CONTEXT_WORDS = 12, 5, 4
_LETTERS = r"[\w\u064b-\u065f\u0670]+"  # Arabic vowel signs are none to \w
WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*")

Span = tuple[int, int]


def with_fragment(url: str, directive: str) -> str:
    """The address with a text directive; one that has a fragment keeps it."""
    if not directive:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{directive}"


def text_directive(body: str, start: int, end: int) -> str:
    """The directive `text=…` that leads to body[start:end], widened to whole words; empty where it holds none.

    The words before and after the passage are added where its own stand more than once in the body.
    """
    passage = _words(body, start, end)
    if not passage:
        return ""
    first, last = _ends(body, passage)
    pieces = [_encoded(body, first)] if first == last else [_encoded(body, first), _encoded(body, last)]
    if _is_repeated(body, first) and (before := _before(body, first)):
        pieces.insert(0, _encoded(body, before) + "-")
    if _is_repeated(body, last) and (after := _after(body, last)):
        pieces.append("-" + _encoded(body, after))
    return "text=" + ",".join(pieces)


def _words(body: str, start: int, end: int) -> list[Span]:
    """The words that stand in the span, or partly in it."""
    line_start, line_end = _line(body, start)[0], _line(body, end - 1)[1]
    found = (match.span() for match in WORD.finditer(body, line_start, line_end))
    return [(first, last) for first, last in found if first < end and last > start]


def _ends(body: str, passage: list[Span]) -> tuple[Span, Span]:
    """The span of the passage's first words and that of its last; twice the whole where it is short."""
    start, end = passage[0][0], passage[-1][1]
    if len(passage) <= WHOLE_WORDS and "\n" not in body[start:end]:
        return (start, end), (start, end)
    head, tail = _line(body, start)[1], _line(body, end - 1)[0]
    firsts = [word for word in passage[:END_WORDS] if word[1] <= head]
    lasts = [word for word in passage[-END_WORDS:] if word[0] >= tail]
    return (start, firsts[-1][1]), (lasts[0][0], end)


def _before(body: str, span: Span) -> Span | None:
    words = _words(body, _line(body, span[0])[0], span[0]) if span[0] else []
    return (words[-CONTEXT_WORDS:][0][0], span[0]) if words else None


def _after(body: str, span: Span) -> Span | None:
    words = _words(body, span[1], _line(body, span[1] - 1)[1])
    return (span[1], words[:CONTEXT_WORDS][-1][1]) if words else None


def _line(body: str, place: int) -> Span:
    """The line that the place stands in."""
    end = body.find("\n", place)
    return body.rfind("\n", 0, place) + 1, end if end >= 0 else len(body)


def _is_repeated(body: str, span: Span) -> bool:
    return body.casefold().count(body[span[0] : span[1]].casefold()) > 1


def _encoded(body: str, span: Span) -> str:
    """The text as a piece of a directive: the hyphen, which quote() leaves, is a sign of the syntax."""
    return quote(body[span[0] : span[1]].strip(), safe="").replace("-", "%2D")
