"""Small articles of our own writing with the statements that the guidelines find in them.

The files in `statements/tests/cases/extraction/LANGUAGE/` are for reading: a head (`title`, `published`,
`covers`), the article, and below it each statement:

    === KIND | SPEAKER / ANOTHER NAME THAT IS AS GOOD
    the words, as they stand in the article
    quoted: words inside marks, a line for each; "-" for none. A direct statement is quoted as a whole by itself.
    role:, organization:, said: as far as the case is about them
    xfail: what the extractor does not get right yet

"?" for a speaker: it is not certain who is meant, and nobody may be named. `xfail` in the head: more is found in
the article than is said there. Once pytest shows XPASS, the line can go.
"""

import datetime
import functools
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from statements.evaluation import normalise, overlap, trim
from statements.extraction import Kind, extract
from statements.extraction.records import Span

from ..support import ROOT

CASES = ROOT / "statements/tests/cases/extraction"
# Two readers may differ by a preposition at the edge.
SAME_SPAN = 0.8
MARK = "==="
FIELDS = ("quoted", "role", "organization", "said", "xfail")


@dataclass
class Expected:
    kind: str
    speakers: list[str]
    text: str = ""
    quoted: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    xfail: str = ""


@dataclass
class Case:
    head: dict[str, str]
    body: str
    statements: list[Expected]

    @property
    def spans(self) -> list[Span]:
        """Where the statements stand, each looked for from the one before."""
        spans, position = [], 0
        for expected in self.statements:
            spans.append(_find(self.body, expected.text, position))
            position = spans[-1][0]
        return spans


@functools.cache
def read_case(path: Path) -> Case:
    head, _, rest = path.read_text("utf-8").partition("\n\n")
    body, *blocks = rest.split(f"{MARK} ")
    lines = (line.partition(":") for line in head.splitlines())
    return Case(
        {name: value.strip() for name, _, value in lines},
        body.strip(),
        [_read_statement(block) for block in blocks],
    )


def _read_statement(block):
    first, text, *more = block.strip().splitlines()
    kind, _, speakers = first.partition(" | ")
    expected = Expected(kind, speakers.split(" / "), text)
    for line in more:
        name, _, value = line.partition(": ")
        assert name in FIELDS, f"unknown field in {line!r}"
        if name == "quoted":
            expected.quoted.append(value)
        elif name == "xfail":
            expected.xfail = value
        else:
            expected.said[name] = value
    if kind == "direct" and not expected.quoted:
        expected.quoted = [text]
    expected.quoted = [words for words in expected.quoted if words != "-"]
    return expected


PATHS = sorted(CASES.glob("*/*.txt"))


def _parameter(path, suffix, reason, *values):
    marks = [pytest.mark.xfail(reason=reason, strict=False)] if reason else []
    return pytest.param(path, *values, id=f"{path.parent.name}-{path.stem}-{suffix}", marks=marks)


def statements():
    for path in PATHS:
        for number, expected in enumerate(read_case(path).statements, start=1):
            yield _parameter(path, number, expected.xfail, number - 1)


def articles():
    for path in PATHS:
        yield _parameter(path, "nothing-else", read_case(path).head.get("xfail"))


@pytest.mark.parametrize(("path", "number"), list(statements()))
def test_statement_is_found(path, number):
    case, found = read_case(path), match(path)[0][number]
    expected, span = case.statements[number], case.spans[number]
    assert found, f"missed: {expected.text}"
    assert list(_wrong(case, expected, found, span)) == []


@pytest.mark.parametrize("path", list(articles()))
def test_nothing_else_is_found(path):
    body = read_case(path).body
    assert [body[quote.start : quote.end] for quote in match(path)[1]] == []


@functools.cache
def match(path: Path):
    """([the statement found for each expected one, or None], [what else is found])."""
    case = read_case(path)
    published = datetime.date.fromisoformat(case.head["published"])
    left = list(
        extract(case.body, language=path.parent.name, published_on=published, title=case.head["title"]).quotes
    )
    found = []
    for span in case.spans:
        best = max(left, key=lambda quote: _overlap(case, quote, span), default=None)
        if best and _overlap(case, best, span) >= SAME_SPAN:
            left.remove(best)
        else:
            best = None
        found.append(best)
    return found, left


def _overlap(case, quote, span):
    return overlap(trim(case.body, (quote.start, quote.end)), trim(case.body, span))


def _wrong(case, expected, quote, span):
    name = quote.source.name if quote.source else "?"
    if quote.kind != expected.kind:
        yield f"{quote.kind}, not {expected.kind}"
    if name not in expected.speakers and normalise(name) not in map(normalise, expected.speakers):
        yield f"said by {name}, not {expected.speakers[0]}"
    wanted = {trim(case.body, _find(case.body, words, span[0])) for words in expected.quoted}
    if {trim(case.body, span) for span in quote.quoted} != wanted:
        yield f"quoted {[case.body[slice(*span)] for span in quote.quoted]}, not {expected.quoted}"
    got = {
        "role": quote.source.role if quote.source else "",
        "organization": quote.source.organization if quote.source else "",
        "said": str(quote.said_on),
    }
    yield from (f"{key} {got[key]}, not {value}" for key, value in expected.said.items() if got[key] != value)


def _find(text, words, start):
    start = text.index(words, start)
    return start, start + len(words)


# The cases themselves ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case_is_well_formed(path):
    case = read_case(path)
    assert {"title", "published", "covers"} <= case.head.keys() <= {"title", "published", "covers", "xfail"}
    assert len(case.spans) == len(case.statements) >= 4
    for expected in case.statements:
        assert expected.kind in list(Kind) and all(expected.speakers)
        assert all(words in expected.text for words in expected.quoted)
        assert bool(expected.quoted) or expected.kind != Kind.MIXED


@pytest.mark.parametrize(("language", "least"), [("ar", 12), ("en", 8), ("ru", 8)])
def test_every_language_has_its_cases(language, least):
    assert len(list((CASES / language).glob("*.txt"))) >= least
