"""The named queries. Views, feeds and exports chain these and hold no filter logic of their own."""

from django.db import models
from django.db.models import Count, Q

from statements.search import parse

# The states that decide what the public sees; the models' choices are built on them.
PUBLISHED = "published"
MACHINE = "machine"
REJECTED = "rejected"


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=PUBLISHED)

    def with_publishers(self):
        return self.select_related("publisher", "agency")


class QuoteQuerySet(models.QuerySet):
    def published(self):
        """What the public sees: of published articles, and not rejected by an editor."""
        return self.filter(article__status=PUBLISHED).exclude(review=REJECTED)

    def reviewed(self):
        return self.exclude(review=MACHINE)

    def with_people(self):
        """Everything that a list of statements shows, in one query; the articles' texts are left out."""
        related = ("speaker", "organization", "article__publisher", "article__agency")
        return self.select_related(*related).defer("article__body")

    def search(self, text: str):
        """Those that hold all words of the text in any spelling; all where the text has no words."""
        query = parse(text)
        return self.filter(search_terms__matches=query) if query else self


class NamedQuerySet(models.QuerySet):
    """Speakers and organizations, which share the shape of their names and of their statements."""

    def named(self, key: str):
        """Those with this folded name (see models.people.name_key)."""
        return self.filter(names__key=key).distinct()

    def with_counts(self):
        """Those with public statements, `quote_count` of each, the most quoted first."""
        public = Q(quotes__article__status=PUBLISHED) & ~Q(quotes__review=REJECTED)
        counted = self.annotate(quote_count=Count("quotes", filter=public))
        return counted.filter(quote_count__gt=0).order_by("-quote_count", "name")
