"""The one writer: turns parsed articles into rows, with the statements that are found in them.

Each article is one transaction, so that a run that is killed leaves whole articles behind and can be run again.
What is there already is recognised by its address, by its publisher's number or by its text: the same text is left
as it is, another one takes its place and the old one is kept.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from statements.extraction import EXTRACTOR_VERSION, Extraction, SourceType, extract
from statements.models import Article, ImportProblem, ImportRun, IndexedWord, Organization, Quote, Speaker
from statements.models.people import NAME_LENGTH, name_key
from statements.records import ParsedArticle, Refusal
from statements.search.terms import words_in
from statements.text.script import guess_language

logger = logging.getLogger(__name__)


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass
class Tally:
    """What came of an import so far."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    statements: int = 0
    speakers: int = 0

    def count(self, outcome: Outcome) -> None:
        setattr(self, outcome, getattr(self, outcome) + 1)


class Stored(NamedTuple):
    """What came of one article."""

    outcome: Outcome
    statements: int = 0
    speakers: int = 0


class _Refused(Exception):
    """The article cannot be stored; the arguments are a reason and its explanation."""


class Registry:
    """Speakers and organizations by name, and words: looked up once a run, and made where they are missing.

    What is made inside a transaction is remembered only after `keep`, since it may yet be rolled back.
    """

    def __init__(self):
        self._words: set[str] = set()
        self._fresh_words: set[str] = set()
        self._known: dict[tuple[type, str], int | None] = {}
        self._absent: set[tuple[type, str]] = set()
        self._fresh: dict[tuple[type, str], int] = {}

    def look_up(self, model: type[Speaker | Organization], names: Iterable[str]) -> None:
        """Ask for several names at once, so that they need not be asked for one by one."""
        keys = {name_key(name)[:NAME_LENGTH] for name in names}
        unknown = {
            key for key in keys if key and (model, key) not in self._known and (model, key) not in self._fresh
        }
        found: dict[str, set[int]] = {key: set() for key in unknown}
        for key, owner in model.objects.keys_of(unknown):
            found[key].add(owner)
        for key, owners in found.items():
            if owners:
                self._known[model, key] = owners.pop() if len(owners) == 1 else None
            else:
                self._absent.add((model, key))

    def speaker(self, name: str) -> int | None:
        return self._find_or_make(Speaker, name)

    def organization(self, name: str, kind: str = Organization.Kind.OTHER) -> int | None:
        return self._find_or_make(Organization, name, kind=kind)

    def learn(self, article: Article) -> None:
        """Let the words of the article be known to who looks for a mistyped one."""
        self._fresh_words = (words_in(article.search_terms) | words_in(article.title_terms)) - self._words
        IndexedWord.objects.learn(self._fresh_words)

    def keep(self) -> int:
        """The transaction was committed. Returns how many speakers were made in it."""
        made = sum(model is Speaker for model, _ in self._fresh)
        self._known |= self._fresh
        self._words |= self._fresh_words
        self.forget()
        return made

    def forget(self) -> None:
        """The transaction was rolled back."""
        self._fresh.clear()
        self._absent.clear()
        self._fresh_words = set()

    def clear(self) -> None:
        """A transaction around several of ours was rolled back: look everything up again."""
        self.forget()
        self._known.clear()
        self._words.clear()

    def _find_or_make(self, model, name: str, **fields) -> int | None:
        """The key of the row with this name; None where the name is empty, or two rows share it.

        Two persons of one name are told apart by editors, never by a guess.
        """
        key = (model, name_key(name)[:NAME_LENGTH])
        if not key[1]:
            return None
        if key in self._fresh:
            return self._fresh[key]
        if key not in self._known and key not in self._absent:
            self.look_up(model, [name])
        if key in self._known:
            return self._known[key]
        self._fresh[key] = model.objects.create(name=name[:NAME_LENGTH], **fields).pk
        return self._fresh[key]


def run_import(
    items: Iterable[ParsedArticle | Refusal],
    run: ImportRun,
    *,
    dry_run: bool = False,
    on_item: Callable[[Tally, Refusal | None], None] = lambda tally, refusal: None,
) -> Tally:
    """Store every article, keep every refusal, and finish the run with its counts.

    A dry run does all of it in one transaction that is rolled back, so that it tells exactly what would
    happen. `on_item` is called after each item. An interruption is noted in the run and raised on.
    """
    tally = Tally()
    with _undone() if dry_run else nullcontext():
        run.extractor_version = EXTRACTOR_VERSION
        run.save()
        status = ImportRun.Status.INTERRUPTED
        try:
            _store_all(items, run, tally, on_item)
            status = ImportRun.Status.FINISHED
        finally:
            _finish(run, tally, status)
    return tally


@contextmanager
def _undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _store_all(items, run, tally, on_item):
    registry = Registry()
    for item in items:
        refusal = item if isinstance(item, Refusal) else None
        if refusal is None:
            stored, refusal = _store_or_refuse(item, run, registry)
            tally.statements += stored.statements
            tally.speakers += stored.speakers
            tally.count(stored.outcome)
        else:
            tally.count(Outcome.REFUSED)
        if refusal:
            keep_refusal(refusal, run)
        on_item(tally, refusal)


def _finish(run: ImportRun, tally: Tally, status: str) -> None:
    run.status = status
    run.finished_at = timezone.now()
    run.articles_new, run.articles_changed = tally.new, tally.changed
    run.articles_unchanged, run.articles_refused = tally.unchanged, tally.refused
    run.statements, run.speakers = tally.statements, tally.speakers
    run.save()


def _store_or_refuse(parsed: ParsedArticle, run: ImportRun, registry: Registry) -> tuple[Stored, Refusal | None]:
    try:
        return store(parsed, run, registry), None
    except _Refused as refused:
        reason, detail = refused.args
        return Stored(Outcome.REFUSED), Refusal(parsed.origin, reason, detail, parsed.raw)


def store(parsed: ParsedArticle, run: ImportRun, registry: Registry) -> Stored:
    """Store one article with its statements, in one transaction. Raises _Refused."""
    try:
        stored = _store_once(parsed, run, registry)
    except IntegrityError:  # another import stored the same article or name since we looked
        stored = _store_once(parsed, run, registry)
    return stored._replace(speakers=registry.keep())


def _store_once(parsed, run, registry) -> Stored:
    article = _article(parsed)
    with _forgetting(registry), transaction.atomic():
        held = _held_by_address(article)
        if held and _holds(held, article):
            return Stored(Outcome.UNCHANGED)
        article.publisher_id = registry.organization(parsed.publisher, Organization.Kind.PUBLISHER)
        if held is None:
            held = _held_by_publisher(article)
            if held and _holds(held, article):
                return Stored(Outcome.UNCHANGED)
        article.agency_id = registry.organization(parsed.agency, Organization.Kind.AGENCY)
        return _revise(held, article, run, registry) if held else _add(article, run, registry)


def _add(article: Article, run: ImportRun, registry: Registry) -> Stored:
    article.import_run = run
    article.save(force_insert=True)
    registry.learn(article)
    return Stored(Outcome.NEW, len(store_statements(article, _extract(article), registry)))


def _revise(article: Article, new: Article, run: ImportRun, registry: Registry) -> Stored:
    """Give a stored article the text that it has now, and keep the one that it had.

    What the new text still says keeps its number, its place found again; what a person reviewed and the new text
    no longer says stays with the old one.
    """
    revision = article.revisions.create(
        title=article.title, body=article.body, body_sha256=article.body_sha256, import_run=run
    )
    old = list(article.quotes.present())
    article.quotes.present().update(revision=revision)
    for name in _FROM_SOURCE:
        if value := getattr(new, name):
            setattr(article, name, value)
    article.save()
    registry.learn(article)
    kept = [quote for quote in old if _stands_in(article, quote) or not quote.is_reviewed]
    quotes = store_statements(article, _extract(article), registry, kept)
    known = {quote.pk for quote in old}
    return Stored(Outcome.CHANGED, sum(quote.pk not in known for quote in quotes))


# What an article that comes again brings along; where it says nothing, what was known stays.
_FROM_SOURCE = (
    "title", "body", "byline", "picture_credit", "url", "external_id", "published_on", "published_at",
    "publisher_id", "agency_id",
)  # fmt: skip


def _stands_in(article: Article, quote: Quote) -> bool:
    """Whether the article's text holds the statement's words; if so it is moved to the nearest place of them."""
    places = [match.start() for match in re.finditer(re.escape(quote.text), article.body)]
    quote.article, quote.revision = article, None
    if not places:
        quote.start = quote.end = len(article.body)  # overlaps nothing
        return False
    quote.move_to(min(places, key=lambda place: abs(place - quote.start)))
    return True


@contextmanager
def _forgetting(registry: Registry):
    """Whatever ends the transaction early also undoes what was made in it."""
    try:
        yield
    except BaseException:
        registry.forget()
        raise


def _held_by_address(article: Article) -> Article | None:
    """The stored article of the same web address."""
    return Article.objects.filter(url_key=article.url_key).first() if article.url_key else None


def _held_by_publisher(article: Article) -> Article | None:
    """The stored article of the same publisher with the same number, or the same text.

    A text that only differs in spelling and spaces is the same, unless both have addresses, which then differ.
    """
    own = Article.objects.filter(publisher=article.publisher_id)
    if article.external_id and article.publisher_id:
        numbered = own.filter(external_id=article.external_id).first()
        if numbered and not (numbered.url_key and article.url_key):
            return numbered
    for held in own.filter(text_key=article.text_key).order_by("pk"):
        if _holds(held, article) or not (held.url_key and article.url_key):
            return held
    return None


def _holds(held: Article, article: Article) -> bool:
    """Whether the stored article has this very text, or had it before."""
    same = article.body_sha256
    return held.body_sha256 == same or held.revisions.filter(body_sha256=same).exists()


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


def _extract(article: Article) -> Extraction:
    """What the article says. An error of the extractor refuses this article and stops no other."""
    try:
        return extract(
            article.body, language=article.language, published_on=article.published_on, title=article.title
        )
    except Exception as error:
        logger.exception("the extractor failed on %s", article.url or article.heading)
        raise _Refused("extraction", f"the extractor failed: {error!r}") from error


def store_statements(
    article: Article, extraction: Extraction, registry: Registry, held: Iterable[Quote] = ()
) -> list[Quote]:
    """Write the statements found in a stored article in place of those that it held.

    What a person reviewed stays, and what overlaps it is left out: the person's word stands. A statement that
    stands where a machine's one stood keeps its number, and with it its address.
    """
    reviewed = [quote for quote in held if quote.is_reviewed]
    machine = [quote for quote in held if not quote.is_reviewed]
    found = [quote for quote in extraction.quotes if not any(_overlap(quote, kept) for kept in reviewed)]
    registry.look_up(Speaker, _names(found, SourceType.PERSON))
    bodies = [quote.source.organization for quote in found if quote.source]
    registry.look_up(Organization, [*extraction.organizations, *bodies, *_names(found, SourceType.ORGANIZATION)])
    quotes = [_quote(article, quote, registry) for quote in found]
    _inherit(quotes, machine)
    _number([*quotes, *reviewed])
    kept = {quote.pk for quote in quotes if quote.pk}
    if gone := [quote.pk for quote in machine if quote.pk not in kept]:
        article.quotes.filter(pk__in=gone).delete()
    if kept:
        Quote.objects.bulk_update([quote for quote in quotes if quote.pk], _RENEWED)
    Quote.objects.bulk_create(quote for quote in quotes if not quote.pk)
    if reviewed:
        for quote in reviewed:
            quote.derive()
        Quote.objects.bulk_update(reviewed, _PLACE)
    article.organizations.add(*{registry.organization(name) for name in extraction.organizations} - {None})
    return quotes


def reextract(article: Article, registry: Registry) -> list[Quote]:
    """Renew the machine's statements of a stored article; what people reviewed stays. One transaction."""
    extraction = _extract(article)
    with transaction.atomic():
        quotes = store_statements(article, extraction, registry, article.quotes.present())
    registry.keep()
    return quotes


def _names(quotes, type: SourceType) -> list[str]:
    return [quote.source.name for quote in quotes if quote.source and quote.source.type == type]


# The fields that a new extraction sets on a statement that stays.
_RENEWED = [
    field.attname
    for field in Quote._meta.concrete_fields
    if field.name not in ("id", "article", "review", "reviewer", "reviewed_at")
]


# The fields that say where a statement stands, and what follows from them.
_PLACE = [
    "position", "revision_id", "start", "end", "quoted", "cue_start", "cue_end", "attribution_start",
    "attribution_end", "dated_on",
]  # fmt: skip


def _overlap(a, b) -> bool:
    return a.start < b.end and b.start < a.end


def _inherit(quotes: list[Quote], old: list[Quote]) -> None:
    """Give each new statement the number of the old one in its place: of the same span, else one it overlaps."""
    free = {(quote.start, quote.end): quote.pk for quote in old}
    for quote in quotes:
        quote.pk = free.pop((quote.start, quote.end), None)
    for quote in quotes:
        if quote.pk is None:
            span = next((span for span in free if quote.start < span[1] and span[0] < quote.end), None)
            quote.pk = free.pop(span, None)


def _number(quotes: list[Quote]) -> None:
    """Count the statements of an article in the order in which they stand in it."""
    for position, quote in enumerate(sorted(quotes, key=lambda quote: (quote.start, quote.end)), start=1):
        quote.position = position


def _quote(article: Article, found, registry: Registry) -> Quote:
    source = found.source
    cue_start, cue_end = found.cue_span or (None, None)
    attribution_start, attribution_end = found.attribution_span or (None, None)
    quote = Quote(
        article=article,
        kind=found.kind,
        start=found.start,
        end=found.end,
        quoted=[list(span) for span in found.quoted],
        cue=found.cue[:200],
        cue_start=cue_start,
        cue_end=cue_end,
        attribution=found.attribution[:500],
        attribution_start=attribution_start,
        attribution_end=attribution_end,
        occasion=found.occasion[:300],
        said_on=found.said_on,
        confidence=found.confidence,
        rule=found.rule,
        extractor_version=EXTRACTOR_VERSION,
    )
    if source:
        _attribute(quote, source, registry)
    quote.derive()
    return quote


def _attribute(quote: Quote, source, registry: Registry) -> None:
    """Say who the source is: a person, a body, or, where nobody is named, its description alone."""
    quote.role = source.role[:300]
    if source.type == SourceType.PERSON:
        quote.speaker_id = registry.speaker(source.name)
        quote.organization_id = registry.organization(source.organization)
    elif source.type == SourceType.ORGANIZATION:
        quote.organization_id = registry.organization(source.name)
    elif len(source.name) > len(quote.attribution):
        # "المصدر" here is "مصدر أمني" elsewhere in the article: the fuller words say more.
        quote.attribution = source.name[:500]
        quote.attribution_start = quote.attribution_end = None


def renew_terms(model: type[Article | Quote], batch: int = 1_000) -> Iterator[tuple[int, int]]:
    """Analyze the texts of all rows again and write the terms that have changed.

    Yields after each batch how many rows were looked at and how many written.
    """
    fields = model.TERMS
    last = 0
    while rows := list(model.objects.filter(pk__gt=last).order_by("pk")[:batch]):
        last = rows[-1].pk
        stale = [row for row in rows if _reanalyzed(row, fields)]
        model.objects.bulk_update(stale, fields)
        IndexedWord.objects.learn(
            {word for row in stale for name in fields for word in words_in(getattr(row, name))}
        )
        yield len(rows), len(stale)


def _reanalyzed(row, fields) -> bool:
    """Set the terms of each text of the row; whether any of them is another than before."""
    before = [getattr(row, name) for name in fields]
    row.analyze()
    return before != [getattr(row, name) for name in fields]


def keep_refusal(refusal: Refusal, run: ImportRun) -> None:
    """Keep refused input with its reason; the same input refused again for the same reason is kept once."""
    origin = refusal.origin
    ImportProblem.objects.get_or_create(
        fingerprint=ImportProblem.fingerprint_of(refusal.reason, origin.path, refusal.raw),
        defaults={
            "run": run,
            "path": origin.path[:1000],
            "line": origin.line,
            "reason": refusal.reason,
            "detail": refusal.detail,
            "raw": refusal.raw,
        },
    )
