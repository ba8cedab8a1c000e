"""Writes a batch of articles in one transaction, and refuses what cannot be written, alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DataError, IntegrityError, connection, transaction

from statements.findings import find
from statements.models import Article, ImportRun, Organization
from statements.reuse import link
from statements.search import install

from .holdings import Held, Holdings
from .incoming import Incoming, Outcome, keep_refusals, text_of
from .registry import Registry
from .revision import Revision
from .statements import Draft, store_statements
from .upkeep import by_index

# Any number that no other program on the same database locks.
_LOCK = 0x6E657773


@contextmanager
def turn() -> Iterator[None]:
    """A transaction in which nobody else writes articles: the others wait for their turn.

    SQLite has one writer at a time in any case.
    """
    with transaction.atomic(), by_index():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


def store(batch: list[Incoming], run: ImportRun, registry: Registry) -> int:
    """Write a batch, each article of which gets its outcome; returns how many speakers were new.

    Where the database refuses something, each is written by itself, so that one refuses no other.
    """
    try:
        return _store_together(batch, run, registry)
    except (IntegrityError, DataError):
        return sum(_store_alone(batch, position, run, registry) for position in range(len(batch)))


def _store_alone(batch: list[Incoming], position: int, run: ImportRun, registry: Registry) -> int:
    # A rolled back row is not the one that it was.
    before = batch[position]
    alone = batch[position] = Incoming.of(before.item, before.findings)
    try:
        return _store_together([alone], run, registry)
    except (IntegrityError, DataError) as error:
        alone.refuse("conflict", f"the database does not take it: {' '.join(str(error).split())}")
        return _store_together([alone], run, registry)


def _store_together(batch: list[Incoming], run: ImportRun, registry: Registry) -> int:
    try:
        with turn():
            _write(batch, run, registry)
    except BaseException:
        registry.clear()
        raise
    return registry.keep()


def _write(batch: list[Incoming], run: ImportRun, registry: Registry) -> None:
    holdings = Holdings(batch, registry)
    together: list[_Plan] = []
    for incoming in batch:
        if incoming.refusal:
            continue
        held = holdings.find(incoming)
        if held and held.holds(incoming.article):
            incoming.outcome = Outcome.UNCHANGED
            continue
        if held and held.is_pending:  # changed twice: the text before has to be stored, so that it is kept
            _write_articles(together, run, registry)
            together = []
        plan = _Plan.of(incoming, held)
        if plan.is_understood():
            plan.held = holdings.take(incoming, held)
            together.append(plan)
    _write_articles(together, run, registry)
    keep_refusals((incoming.refusal for incoming in batch if incoming.refusal), run)


@dataclass(eq=False, slots=True)
class _Plan:
    """An article that is going to be stored: a new one, or with a revision a new text of one that is there."""

    incoming: Incoming
    held: Held | None
    revision: Revision | None = None
    draft: Draft | None = None

    @classmethod
    def of(cls, incoming: Incoming, held: Held | None) -> "_Plan":
        incoming.outcome = Outcome.CHANGED if held else Outcome.NEW
        revision = Revision(Article.objects.get(pk=held.pk), incoming.article) if held else None
        return cls(incoming, held, revision)

    def is_understood(self) -> bool:
        """Find the statements, unless that was done beforehand; refuse the article where it fails."""
        incoming = self.incoming
        text = text_of(self.article)
        # What the stored article knows and the new text does not say (its day) may tell the extractor more.
        if incoming.findings is None or text != text_of(incoming.article):
            incoming.findings = find(text)
        if incoming.findings.error:
            incoming.refuse("extraction", incoming.findings.error)
            return False
        kept = self.revision.kept if self.revision else None
        self.draft = Draft(self.article, incoming.findings, kept)
        return True

    @property
    def article(self) -> Article:
        return self.revision.article if self.revision else self.incoming.article

    def ask_names(self, registry: Registry) -> None:
        item = self.incoming.item
        registry.ask(Organization, item.publisher, kind=Organization.Kind.PUBLISHER)
        registry.ask(Organization, item.agency, kind=Organization.Kind.AGENCY)
        self.draft.ask_names(registry)

    def take_names(self, registry: Registry) -> None:
        article, item = self.incoming.article, self.incoming.item
        article.publisher_id = registry.organization(item.publisher)
        article.agency_id = registry.organization(item.agency)

    def conclude(self) -> None:
        known = self.revision.known if self.revision else ()
        self.incoming.statements = self.draft.count_new(known)
        self.held.is_pending = False


def _write_articles(plans: list[_Plan], run: ImportRun, registry: Registry) -> None:
    """Store articles, no two of which are the same one, with their statements."""
    for plan in plans:
        plan.ask_names(registry)
    registry.settle()
    for plan in plans:
        plan.take_names(registry)
    _add([plan.incoming for plan in plans if not plan.revision], run)
    for plan in plans:
        if plan.revision:
            plan.revision.write(run)
    registry.learn(plan.article for plan in plans)
    store_statements([plan.draft for plan in plans], registry)
    sketches = {plan.article.pk: plan.incoming.findings.sketches for plan in plans}
    link(sketches, sketches)
    install.run(connection, "tidy_sql")
    for plan in plans:
        plan.conclude()


def _add(new: list[Incoming], run: ImportRun) -> None:
    for incoming in new:
        article, findings = incoming.article, incoming.findings
        article.import_run = run
        article.title_terms, article.search_terms = findings.title_terms, findings.search_terms
    Article.objects.bulk_create(incoming.article for incoming in new)
