"""The statements of stored articles, written in place of those that the articles held."""

from collections.abc import Iterable
from itertools import chain

from statements.bulk import insert, insert_values
from statements.extraction import EXTRACTOR_VERSION, SourceType
from statements.findings import Findings
from statements.models import Article, Organization, Quote, Speaker
from statements.reuse import forget_statements

from .countries import settle_countries
from .registry import Registry


class Draft:
    """The statements of one article as they will be, in place of those `held`: None where the article is new.

    What a person reviewed stays, and what overlaps it is left out: the person's word stands. A statement that
    stands where a machine's one stood keeps its number, and with it its address.
    """

    def __init__(self, article: Article, findings: Findings, held: Iterable[Quote] | None = None):
        self.article, self.is_new = article, held is None
        held = list(held or ())
        self.bodies = findings.extraction.organizations
        self.reviewed = [quote for quote in held if quote.is_reviewed]
        self.machine = [quote for quote in held if not quote.is_reviewed]
        # Each statement with its index terms.
        self.found = [
            (quote, terms)
            for quote, terms in zip(findings.extraction.quotes, findings.quote_terms, strict=True)
            if not any(_overlap(quote, kept) for kept in self.reviewed)
        ]
        self.quotes: list[Quote] = []

    def ask_names(self, registry: Registry) -> None:
        for source in (quote.source for quote, _ in self.found if quote.source):
            if source.type == SourceType.PERSON:
                registry.ask(Speaker, source.name)
                registry.ask(Organization, source.organization)
            elif source.type == SourceType.ORGANIZATION:
                registry.ask(Organization, source.name)
        for name in self.bodies:
            registry.ask(Organization, name)

    def write_out(self, registry: Registry) -> None:
        """Make the rows; all names are settled, and the article is stored."""
        self.quotes = [_quote(self.article, quote, terms, registry) for quote, terms in self.found]
        _inherit(self.quotes, self.machine)
        _number([*self.quotes, *self.reviewed])
        for quote in self.reviewed:
            quote.derive()

    def count_new(self, known: Iterable[Quote]) -> int:
        keys = {quote.pk for quote in known}
        return sum(quote.pk not in keys for quote in self.quotes)


def store_statements(drafts: list[Draft], registry: Registry) -> None:
    """Write the statements of several articles, which are stored and whose names are settled."""
    for draft in drafts:
        draft.write_out(registry)
    quotes = [quote for draft in drafts for quote in draft.quotes]
    kept = [quote for quote in quotes if quote.pk]
    machine = {quote.pk for draft in drafts for quote in draft.machine}
    if gone := machine - {quote.pk for quote in kept}:
        forget_statements(gone)
        Quote.objects.filter(pk__in=gone).delete()
    if kept:
        Quote.objects.bulk_update(kept, _RENEWED)
    insert(Quote, [quote for quote in quotes if not quote.pk])
    if reviewed := list(chain.from_iterable(draft.reviewed for draft in drafts)):
        Quote.objects.bulk_update(reviewed, _PLACE)
    _name_bodies(drafts, registry)
    settle_countries(quotes, [quote for draft in drafts for quote in draft.machine])


def _name_bodies(drafts: list[Draft], registry: Registry) -> None:
    """Say which bodies the articles name, beside those that they were known to name."""
    link = Article.organizations.through
    named = {(draft.article.pk, registry.organization(name)): None for draft in drafts for name in draft.bodies}
    kept = link.objects.filter(article__in=[draft.article.pk for draft in drafts if not draft.is_new])
    known = set(kept.values_list("article", "organization"))
    new = (row for row in named if row[1] and row not in known)
    insert_values(link, ["article_id", "organization_id"], new)


# The fields that a new extraction sets on a statement that stays.
_RENEWED = [
    field.attname
    for field in Quote._meta.concrete_fields
    if field.name not in ("id", "article", "review", "review_reason", "reviewer", "reviewed_at")
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


def _quote(article: Article, found, terms: str, registry: Registry) -> Quote:
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
        search_terms=terms,
    )
    if source:
        _attribute(quote, source, registry)
    quote.locate()
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
