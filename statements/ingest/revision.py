"""A stored article that gets another text."""

import re

from statements.models import Article, ArticleRevision, ImportRun, Quote

# What an article that comes again brings along; where it says nothing, what was known stays.
_FROM_SOURCE = (
    "title", "body", "byline", "picture_credit", "url", "external_id", "published_on", "published_at",
)  # fmt: skip
_NAMED = ("publisher_id", "agency_id")


class Revision:
    """Gives a stored article the text that it has now, and keeps the one that it had.

    What the new text still says keeps its number, its place found again; what a person reviewed and the new text
    no longer says stays with the old one. `known` are the statements of the old text, `kept` those of them that
    go along.
    """

    def __init__(self, article: Article, new: Article):
        self.article, self._new = article, new
        self._before = ArticleRevision(
            article=article,
            title=article.title,
            body=article.body,
            body_sha256=article.body_sha256,
            publisher_id=article.publisher_id,
        )
        self.known = list(article.quotes.present())
        self._bring(_FROM_SOURCE)
        self.kept = [quote for quote in self.known if _stands_in(article, quote) or not quote.is_reviewed]

    def write(self, run: ImportRun) -> None:
        """Store the old text and the new one; who published the new one is known by now."""
        self._before.import_run = run
        self._before.save()
        self.article.quotes.present().update(revision=self._before)
        self._bring(_NAMED)
        self.article.save()

    def _bring(self, names: tuple[str, ...]) -> None:
        for name in names:
            if value := getattr(self._new, name):
                setattr(self.article, name, value)


def _stands_in(article: Article, quote: Quote) -> bool:
    """Whether the article's text holds the statement's words; if so it is moved to the nearest place of them."""
    places = [match.start() for match in re.finditer(re.escape(quote.text), article.body)]
    quote.article, quote.revision = article, None
    if not places:
        quote.start = quote.end = len(article.body)  # overlaps nothing
        return False
    quote.move_to(min(places, key=lambda place: abs(place - quote.start)))
    return True
