"""An item of the input on its way into the archive."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.encoding import iri_to_uri

from statements.findings import Findings, Text
from statements.models import Article, ImportProblem, ImportRun
from statements.records import ParsedArticle, Refusal
from statements.text.script import guess_language


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(eq=False, slots=True)
class Incoming:
    """One item, the row that it may become, and what came of it.

    `article` is not saved, all its fields are checked; None where the item is refused. `statements` counts those
    that the archive did not have.
    """

    item: ParsedArticle | Refusal
    article: Article | None = None
    refusal: Refusal | None = None
    findings: Findings | None = None
    outcome: Outcome | None = None
    statements: int = 0

    @classmethod
    def of(cls, item: ParsedArticle | Refusal, findings: Findings | None = None) -> "Incoming":
        if isinstance(item, Refusal):
            return cls(item, refusal=item, outcome=Outcome.REFUSED)
        incoming = cls(item, findings=findings)
        try:
            incoming.article = _article(item)
        except _Refused as refused:
            incoming.refuse(*refused.args)
        return incoming

    def refuse(self, reason: str, detail: str) -> None:
        self.refusal = Refusal(self.item.origin, reason, detail, self.item.raw, self.item.format)
        self.outcome = Outcome.REFUSED


def text_of(article: Article) -> Text:
    name = article.url or article.heading
    return Text(name, article.title, article.body, article.language, article.published_on)


def keep_refusals(refusals: Iterable[Refusal], run: ImportRun) -> None:
    """Keep refused input with its reasons; the same input refused again is kept once, with its newest reason."""
    problems = {problem.fingerprint: problem for problem in (_problem(refusal, run) for refusal in refusals)}
    ImportProblem.objects.bulk_create(
        problems.values(),
        update_conflicts=True,
        unique_fields=["fingerprint"],
        update_fields=["reason", "detail", "format", "resolved_at"],
    )


def _problem(refusal: Refusal, run: ImportRun) -> ImportProblem:
    return ImportProblem(
        fingerprint=ImportProblem.fingerprint_of(refusal),
        run=run,
        path=_storable(refusal.origin.path)[:1000],
        line=refusal.origin.line,
        reason=refusal.reason,
        detail=_storable(refusal.detail),
        raw=refusal.raw,
        format=refusal.format,
    )


def _storable(text: str) -> str:
    """What the input calls itself, or what is said of it, with signs for the characters that no database holds."""
    return text.replace("\0", "\N{SYMBOL FOR NULL}").encode(errors="backslashreplace").decode()


class _Refused(Exception):
    """The article cannot be stored; the arguments are a reason and its explanation."""


def _article(parsed: ParsedArticle) -> Article:
    """The article as a row, not saved, all its fields checked. Raises _Refused."""
    texts = {
        name: getattr(parsed, name) for name in ("body", "title", "byline", "picture_credit", "external_id", "url")
    }
    _check_characters({**texts, "publisher": parsed.publisher, "agency": parsed.agency})
    texts["url"] = iri_to_uri(texts["url"].strip())
    texts["title"] = " ".join(texts["title"].split())
    article = Article(
        **texts,
        language=parsed.language or guess_language(parsed.body) or "und",
        published_on=parsed.published_on,
        published_at=parsed.published_at,
    )
    article.identify()
    try:
        article.clean_fields(exclude=["publisher", "agency", "import_run"])
    except ValidationError as error:
        detail = "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
        raise _Refused("invalid", detail) from error
    return article


def _check_characters(texts: dict[str, str]) -> None:
    """Refuse what no database can hold, or what would not come out as it went in."""
    if not texts["body"].strip():
        raise _Refused("empty", "the article has no text")
    for name, text in texts.items():
        if "\0" in text:
            raise _Refused("control_character", f"{name}: a NUL character at {text.index(chr(0))}")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise _Refused("encoding", f"{name}: half a surrogate pair at {error.start}") from error
