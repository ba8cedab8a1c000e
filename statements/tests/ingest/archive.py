"""What an import has made, so that two archives can be compared."""

from statements.models import (
    Article,
    ArticlePair,
    ArticleRevision,
    ArticleShingle,
    Copy,
    ImportProblem,
    IndexedWord,
    Organization,
    OrganizationName,
    Quote,
    QuotePair,
    QuoteShingle,
    Rendition,
    Speaker,
    SpeakerName,
)

SHOWN = [
    (Article, "title", "body", "language", "url", "url_key", "external_id", "publisher__slug", "agency__slug",
     "published_on", "title_terms", "search_terms"),
    (ArticleRevision, "article__url", "title", "body"),
    (Quote, "article__body", "revision__body", "position", "kind", "start", "end", "text", "speaker__slug",
     "organization__slug", "dated_on", "language", "attribution", "role", "search_terms"),
    (Speaker, "name", "slug", "country", "names__key", "slugs__slug"),
    (SpeakerName, "text", "key", "language", "script"),
    (Organization, "name", "slug", "kind", "country", "names__key", "slugs__slug"),
    (OrganizationName, "text", "key", "language", "script"),
    (Article.organizations.through, "article__body", "organization__slug"),
    (ImportProblem, "path", "line", "reason", "fingerprint"),
    (IndexedWord, "pk"),
    (ArticleShingle, "hash", "owner__body"),
    (ArticlePair, "one__body", "other__body"),
    (Copy, "owner__body", "place"),
    (QuoteShingle, "hash", "owner__article__body", "owner__revision__body", "owner__start", "owner__end"),
    (QuotePair, "one__article__body", "one__text", "other__article__body", "other__text"),
    (Rendition, "owner__article__body", "owner__revision__body", "owner__start", "owner__end", "place"),
]  # fmt: skip


def archive() -> dict[str, list]:
    """All rows but for their numbers, those of articles and names in the order in which they were made."""
    rows = {}
    for model, *fields in SHOWN:
        found = [tuple(map(str, row)) for row in model.objects.order_by("pk").values_list(*fields)]
        rows[model.__name__] = found if model in (Article, Speaker, Organization) else sorted(found)
    return rows
