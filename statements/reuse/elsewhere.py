"""Where else a text came out, as pages show it: what the public does not see counts for nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from statements.models import Article, Copy, Quote, Rendition


@dataclass(frozen=True)
class Renditions:
    """The public renditions of one statement, the first that came out first; empty where there is but one."""

    quotes: list[Quote]

    @cached_property
    def by_article(self) -> list[Quote]:
        """One of each article: an article may repeat itself."""
        return list({quote.article_id: quote for quote in reversed(self.quotes)}.values())[::-1]

    @cached_property
    def independent(self) -> int:
        """How many articles there are if copies of one text count once."""
        return len({_text_of(quote.article) for quote in self.by_article})

    def copied_from(self, quote: Quote) -> Article | None:
        """The first of these articles that the statement's article is a copy of."""
        same = (q.article for q in self.by_article if _text_of(q.article) == _text_of(quote.article))
        first = next(same, quote.article)
        return first if first.pk != quote.article_id else None


def renditions_of(quote: Quote) -> Renditions:
    group = Rendition.objects.filter(owner=quote).values("group")
    found = Quote.objects.published().with_people().select_related("article__copy")
    return Renditions(list(found.filter(rendition__group__in=group).order_by("rendition__place")))


def copies_of(article: Article) -> list[Article]:
    """The other public articles of nearly the same text, the first that came out first."""
    return _copies([article]).get(article.pk, [])


def note_copies(articles: Iterable[Article]) -> None:
    """Give each of a page's articles its copies, as `copies`; one query."""
    articles = list(articles)
    found = _copies(articles)
    for article in articles:
        article.copies = found.get(article.pk, [])


def _copies(articles: list[Article]) -> dict[int, list[Article]]:
    rows = Copy.objects.public().of([article.pk for article in articles])
    groups, found = {}, defaultdict(list)
    shown = Article.objects.with_publishers().select_related("copy").defer("body")
    for copy in shown.filter(copy__in=rows).order_by("copy__place"):
        groups[copy.pk] = copy.copy.group
        found[copy.copy.group].append(copy)
    return {key: [copy for copy in found[group] if copy.pk != key] for key, group in groups.items()}


def _text_of(article: Article) -> tuple[bool, int]:
    """What articles of one text have in common."""
    return (True, article.copy.group) if hasattr(article, "copy") else (False, article.pk)
