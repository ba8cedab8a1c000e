"""Scores extracted statements against gold annotations. Pure Python.

What is counted, and how statements are paired, is that of `../shared/tools/score_extraction.py`; a test holds the
two together. Added here: figures by outlet and language, the precision of named speakers, and how often
statements of each confidence are right.

    scored = evaluate(folder, corpus)
    print(total(scored).statements.f1)
"""

import dataclasses
import datetime
import functools
import gzip
import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .extraction import EXTRACTOR_VERSION, ExtractedQuote, Kind, extract
from .extraction.records import Span

EDGE = " \t\n\u00a0.,،؛;:!؟?…\"'«»“”„‟‹›‘’()[]-–—\u200e\u200f"
LEAST_OVERLAP = 0.5
# Each bin of confidence begins here and ends before the next.
BIN_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SURE = 0.9


class GoldError(Exception):
    """Gold that cannot be scored; says which file or article is missing, or differs."""


# Gold -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoldStatement:
    kind: Kind
    span: Span
    quoted: tuple[Span, ...]
    speaker: str


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """`aliases` are other forms in the article; `same` are names that are as good as the full one."""

    name: str
    aliases: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    id: str
    language: str
    outlet: str
    text: str = field(repr=False)
    statements: tuple[GoldStatement, ...]
    speakers: tuple[GoldSpeaker, ...]
    title: str = ""
    published_on: datetime.date | None = None


def read_gold(folder: Path, corpus: Path | None = None) -> list[GoldArticle]:
    """The articles of a folder of gold files, in the order of the files' names.

    A file holds its article's text, or names it: `corpus` is the file's stem in the folder of that name here, `id`
    the article's, and `body_sha256` the text's. Raises GoldError where a text is missing or is another one.
    """
    records = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    if not records:
        raise GoldError(f"no gold files in {folder}")
    wanted = defaultdict(set)
    for record in records:
        if "text" not in record:
            wanted[record["corpus"]].add(record["id"])
    texts = {name: _find_in_corpus(corpus, name, ids) for name, ids in wanted.items()}
    return [
        _article(record if "text" in record else {**texts[record["corpus"]][record["id"]], **record})
        for record in records
    ]


def _find_in_corpus(corpus, name, ids):
    """{id: the article's text, title and date} for articles of one corpus file."""
    path = corpus / f"{name}.jsonl.gz" if corpus else None
    if path is None or not path.is_file():
        where = f"{path} is not there" if path else "no corpus is given"
        raise GoldError(f"the texts of {len(ids)} gold articles are missing, {where}: {', '.join(sorted(ids))}")
    found = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in ids:
                found[record["id"]] = {key: record.get(key) for key in ("text", "title", "published")}
    if ids - found.keys():
        raise GoldError(f"{path} does not hold {', '.join(sorted(ids - found.keys()))}")
    return found


def _article(record):
    text = record["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    if record.get("body_sha256", digest) != digest:
        raise GoldError(f"the text of {record['id']} is not the one that was annotated")
    published = record.get("published")
    return GoldArticle(
        id=record["id"],
        language=record.get("language") or "ar",
        outlet=record.get("outlet") or "",
        text=text,
        statements=tuple(_statement(statement) for statement in record["statements"]),
        speakers=tuple(_speaker(speaker) for speaker in record.get("speakers", [])),
        title=record.get("title") or "",
        published_on=datetime.date.fromisoformat(published[:10]) if published else None,
    )


def _statement(record):
    quoted = tuple((start, end) for start, end in record.get("quoted", []))
    return GoldStatement(Kind(record["kind"]), (record["start"], record["end"]), quoted, record["speaker"])


def _speaker(record):
    return GoldSpeaker(record["name"], tuple(record.get("aliases", [])), tuple(record.get("same", [])))


# Figures ----------------------------------------------------------------------------------------------------


class Additive:
    """Counts that add up, field by field: those of two articles make those of both."""

    __slots__ = ()

    def __add__(self, other):
        names = [field.name for field in dataclasses.fields(self)]
        return type(self)(*(getattr(self, name) + getattr(other, name) for name in names))


@dataclass(frozen=True, slots=True)
class Match(Additive):
    """What was found against what there is."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share(Additive):
    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Figures(Additive):
    """The figures of one article, or of many.

    The shares are over matched statements: `speaker_strict` has the full name, `speaker_loose` any form of it,
    `speaker_strict_quoted` is strict over statements with quoted words, `kind_right` has the kind of statement.
    `named` is over matched statements that were given a name: how many of the names are right (strict).
    `sure` is over all statements of confidence 0.9 or more: how many are matched, with the right speaker (strict).
    """

    articles: int = 0
    quotations: Match = Match()
    statements: Match = Match()
    direct: Match = Match()
    mixed: Match = Match()
    indirect: Match = Match()
    speaker_strict: Share = Share()
    speaker_loose: Share = Share()
    speaker_strict_quoted: Share = Share()
    named: Share = Share()
    kind_right: Share = Share()
    sure: Share = Share()

    def values(self) -> dict[str, float]:
        """Each figure by its name; for spans it is their F1."""
        values = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        del values["articles"]
        return {name: value.f1 if isinstance(value, Match) else value.value for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Judged:
    """An extracted statement with its confidence; right where it is matched and the speaker is (strict)."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of a confidence from `low` to below `high`."""

    low: float
    high: float
    share: Share


@dataclass(frozen=True, slots=True)
class Error:
    """`cause` is speaker, kind, missed, extra, quotation missed or quotation extra."""

    cause: str
    article: str
    text: str
    kind: str = ""
    want: str = ""
    got: str = ""

    def __str__(self):
        speakers = f" want {self.want!r}, got {self.got!r}" if self.want or self.got else ""
        return f"{self.cause.upper()} {self.article} {self.kind}{speakers}: {self.text}".replace("  ", " ")


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: its figures, and the statements that they count."""

    article: GoldArticle
    figures: Figures
    judged: tuple[Judged, ...]
    errors: tuple[Error, ...]


def total(scored: Iterable[Scored]) -> Figures:
    return functools.reduce(Figures.__add__, (one.figures for one in scored), Figures())


def grouped(scored: Iterable[Scored], key: Callable[[GoldArticle], str]) -> dict[str, Figures]:
    """The figures of each group of articles, groups in the order of their keys."""
    groups = defaultdict(list)
    for one in scored:
        groups[key(one.article)].append(one)
    return {name: total(groups[name]) for name in sorted(groups)}


def bins(scored: Iterable[Scored], edges: Sequence[float] = BIN_EDGES) -> list[Bin]:
    """How often statements of each confidence are right; bins without any are left out."""
    judged = [statement for one in scored for statement in one.judged]
    bins = []
    for low, high in zip(edges, [*edges[1:], float("inf")], strict=True):
        inside = [statement.right for statement in judged if low <= statement.confidence < high]
        if inside:
            bins.append(Bin(low, min(high, 1.0), Share(sum(inside), len(inside))))
    return bins


# Scoring ----------------------------------------------------------------------------------------------------


def evaluate(folder: Path, corpus: Path | None = None) -> list[Scored]:
    """Extracts from the gold articles of a folder, and compares. Raises GoldError as `read_gold` does."""
    return [score(article, extract_gold(article)) for article in read_gold(folder, corpus)]


def extract_gold(article: GoldArticle) -> tuple[ExtractedQuote, ...]:
    return extract(
        article.text, language=article.language, published_on=article.published_on, title=article.title
    ).quotes


def score(article: GoldArticle, quotes: Sequence[ExtractedQuote]) -> Scored:
    """Compares what was extracted from an article with its gold."""
    pairs = pair(
        [trim(article.text, statement.span) for statement in article.statements],
        [trim(article.text, (quote.start, quote.end)) for quote in quotes],
    )
    matched = [_judge(article, article.statements[i], quotes[j]) for i, j in pairs]
    right = {j for (_, j), judgement in zip(pairs, matched, strict=True) if judgement.strict}
    judged = tuple(Judged(quote.confidence, j in right) for j, quote in enumerate(quotes))
    sure = [statement for statement in judged if statement.confidence >= SURE]
    wanted_spans, found_spans = _quoted(article.text, article.statements), _quoted(article.text, quotes)
    figures = Figures(
        articles=1,
        quotations=Match(len(wanted_spans & found_spans), len(found_spans), len(wanted_spans)),
        statements=Match(len(pairs), len(quotes), len(article.statements)),
        **{kind: _of_kind(kind, article, quotes, matched) for kind in Kind},
        speaker_strict=_share(matched, "strict"),
        speaker_loose=_share(matched, "loose"),
        speaker_strict_quoted=_share([m for m in matched if m.want.quoted], "strict"),
        named=_share([m for m in matched if m.name], "strict"),
        kind_right=_share(matched, "kind_right"),
        sure=_share(sure, "right"),
    )
    errors = _statement_errors(article, quotes, pairs, matched) + _span_errors(article, wanted_spans, found_spans)
    return Scored(article, figures, judged, tuple(errors))


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A gold statement and the extracted one that it is paired with."""

    want: GoldStatement
    got: ExtractedQuote
    name: str
    strict: bool
    loose: bool

    @property
    def kind_right(self):
        return self.want.kind == self.got.kind


def _judge(article, want, got):
    strict, loose = speaker_forms(article, want)
    name = got.source.name if got.source else ""
    return _Judgement(want, got, name, normalise(name) in strict, normalise(name) in loose)


def _share(judged, attribute):
    return Share(sum(getattr(one, attribute) for one in judged), len(judged))


def _of_kind(kind, article, quotes, matched):
    return Match(
        sum(judgement.kind_right and judgement.want.kind == kind for judgement in matched),
        sum(quote.kind == kind for quote in quotes),
        sum(statement.kind == kind for statement in article.statements),
    )


def _quoted(text, statements):
    return {trim(text, span) for statement in statements for span in statement.quoted}


def normalise(name: str | None) -> str:
    """Folds what Arabic spelling leaves free, for comparing names."""
    name = unicodedata.normalize("NFKC", name or "")
    name = "".join(c for c in name if unicodedata.category(c) != "Mn" and c != "ـ")
    name = name.translate(str.maketrans("أإآٱىةؤئ", "اااايهوي"))
    return " ".join(re.findall(r"\w+", name.casefold()))


def trim(text: str, span: Span) -> Span:
    """The span without white space, quotation marks and closing punctuation at its edges."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def overlap(one: Span, other: Span) -> float:
    """Intersection over union."""
    intersection = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    union = (one[1] - one[0]) + (other[1] - other[0]) - intersection
    return intersection / union if union else 0.0


def pair(gold: Sequence[Span], predicted: Sequence[Span], least: float = LEAST_OVERLAP) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, best overlap first."""
    candidates = sorted(
        ((overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)), reverse=True
    )
    pairs, used_gold, used_predicted = [], set(), set()
    for share, i, j in candidates:
        if share >= least and i not in used_gold and j not in used_predicted:
            pairs.append((i, j))
            used_gold.add(i)
            used_predicted.add(j)
    return pairs


def speaker_forms(article: GoldArticle, statement: GoldStatement) -> tuple[set[str], set[str]]:
    """(the names that are right, those and the other forms in the article), all normalised."""
    strict = {normalise(statement.speaker)}
    loose = set(strict)
    for speaker in article.speakers:
        if normalise(speaker.name) in strict:
            loose |= {normalise(alias) for alias in speaker.aliases}
            strict |= {normalise(full) for full in speaker.same}
    return strict, loose | strict


def _statement_errors(article, quotes, pairs, matched):
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = []
    for judgement in matched:
        want, got = judgement.want, judgement.got
        if not judgement.strict:
            errors.append(_error("speaker", article, want.span, want.kind, want.speaker, judgement.name))
        if not judgement.kind_right:
            errors.append(_error("kind", article, want.span, f"{want.kind}, got {got.kind}"))
    for i, want in enumerate(article.statements):
        if i not in found:
            errors.append(_error("missed", article, want.span, want.kind, want.speaker))
    for j, got in enumerate(quotes):
        if j not in used:
            name = got.source.name if got.source else ""
            errors.append(_error("extra", article, (got.start, got.end), got.kind, "", name))
    return errors


def _span_errors(article, wanted, found):
    missed = [_error("quotation missed", article, span) for span in sorted(wanted - found)]
    return missed + [_error("quotation extra", article, span) for span in sorted(found - wanted)]


def _error(cause, article, span, kind="", want="", got=""):
    return Error(cause, article.id, article.text[slice(*span)], str(kind), want, got)


# Floors -----------------------------------------------------------------------------------------------------

FLOOR_MARGIN = 0.005


def below_floors(figures: Figures, floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    """{name: (figure, floor)} of each figure that is lower than it was once agreed to be."""
    values = figures.values()
    return {name: (values[name], floor) for name, floor in floors.items() if values[name] < floor}


def record(path: Path, figures: dict[str, Figures]) -> None:
    """Writes the counts of each set of gold into a file, with today's day and the extractor's version."""
    measured = {
        "extractor_version": EXTRACTOR_VERSION,
        "measured_on": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "sets": {name: dataclasses.asdict(found) for name, found in figures.items()},
    }
    path.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")


def raise_floors(path: Path, figures: dict[str, Figures]) -> None:
    """Brings the floors in a file to just under the figures of each set of gold; none is ever lowered."""
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for name, found in figures.items():
        known = floors.setdefault(name, {})
        for figure, value in found.values().items():
            # Rounded down: a floor above the figure would fail at once.
            known[figure] = max(known.get(figure, 0.0), int(max(value - FLOOR_MARGIN, 0.0) * 1000) / 1000)
    path.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
