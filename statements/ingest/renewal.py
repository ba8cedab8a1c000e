"""What is stored made anew: statements by another extractor, terms by another analyzer."""

from collections.abc import Iterator

from statements.findings import find
from statements.models import Article, IndexedWord, Quote
from statements.reuse import link
from statements.search.terms import words_in

from .batch import turn
from .incoming import text_of
from .registry import Registry
from .statements import Draft, store_statements


def reextract(article: Article, registry: Registry) -> list[Quote]:
    """Renew the machine's statements of a stored article; what people reviewed stays. One transaction.

    Where the extractor fails, the statements stay as they are.
    """
    findings = find(text_of(article))
    held = article.quotes.present()
    if findings.error:
        return list(held)
    with turn():
        draft = Draft(article, findings, held)
        draft.ask_names(registry)
        registry.settle()
        store_statements([draft], registry)
        link([article.pk])
    registry.keep()
    return draft.quotes


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
