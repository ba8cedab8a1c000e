"""Articles that people have reviewed, as gold files: what `evaluation.py` reads, in the form of ../shared/gold.

An article counts as reviewed where no statement of its present text waits any more, and none is disputed. What was
rejected is left out; what was verified, corrected or marked by hand is in it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from django.db.models import Exists, OuterRef, Prefetch

from statements.models import Article, Quote

ACCEPTED = (Quote.Review.VERIFIED, Quote.Review.CORRECTED)
UNSETTLED = (Quote.Review.MACHINE, Quote.Review.DISPUTED)
BATCH = 200


def reviewed_articles() -> Iterator[Article]:
    """Those whose statements are all settled, each with the accepted ones, in their order, as `accepted`."""
    own = Quote.objects.present().filter(article=OuterRef("pk"))
    accepted = Quote.objects.present().filter(review__in=ACCEPTED).order_by("start", "end")
    people = accepted.prefetch_related("speaker__names", "organization__names")
    return (
        Article.objects.published()
        .filter(Exists(own.filter(review__in=ACCEPTED)), ~Exists(own.filter(review__in=UNSETTLED)))
        .with_publishers()
        .prefetch_related("organizations", Prefetch("quotes", people, to_attr="accepted"))
        .order_by("pk")
        .iterator(BATCH)
    )


def write_gold(folder: Path) -> int:
    """One file an article; returns how many. Files of articles that are no longer reviewed are not removed."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, article in enumerate(reviewed_articles(), start=1):  # noqa: B007
        text = json.dumps(gold(article), ensure_ascii=False, indent=1)
        (folder / f"article-{article.pk}.json").write_text(f"{text}\n", "utf-8")
    return number


def gold(article: Article) -> dict:
    """The record of one article, with all that the guidelines of ../shared/gold ask for."""
    speakers = {speaker["name"]: speaker for speaker in (_speaker(quote) for quote in article.accepted)}
    return {
        "id": f"article-{article.pk}",
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.publisher.name if article.publisher else "",
        "url": article.url,
        "language": article.language,
        "text": article.body,
        "body_sha256": article.body_sha256,
        "speakers": list(speakers.values()),
        "organizations": [organization.name for organization in article.organizations.all()],
        "statements": [_statement(quote) for quote in article.accepted],
    }


def _statement(quote: Quote) -> dict:
    return {
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "quoted": quote.quoted,
        "speaker": _speaker(quote)["name"],
        "cue": quote.cue,
    }


def _speaker(quote: Quote) -> dict:
    """Who said it, by the fullest name that the article gives; all other names that are known are as good."""
    named = quote.speaker or quote.organization
    names = [name.text for name in named.names.all()] if named else [quote.attribution or quote.role]
    given = [name for name in names if name in quote.article.body]
    name = max(given, key=len) if given else str(named or names[0])
    return {
        "name": name,
        "type": "person" if quote.speaker else "organization" if named else "anonymous",
        "aliases": [],
        "same": sorted(set(names) - {name}),
        "role": quote.role or None,
        "organization": quote.organization.name if quote.speaker and quote.organization else None,
    }
