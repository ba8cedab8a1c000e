"""The named queries. Views, feeds and exports chain these and hold no filter logic of their own."""

from django.db import models
from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from statements.search import parse

# The states that decide what the public sees; the models' choices are built on them.
PUBLISHED = "published"
MACHINE = "machine"
REJECTED = "rejected"


def _tally(queryset, fields):
    return queryset.order_by().values(*fields).annotate(n=Count("pk")).order_by("-n", *reversed(fields))


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=PUBLISHED)

    def with_publishers(self):
        return self.select_related("publisher", "agency")

    def with_counts(self):
        """With `quote_count`, the number of public statements of each; counted only for the rows that are read."""
        quotes = self.model._meta.get_field("quotes").related_model.objects
        own = quotes.filter(article=OuterRef("pk")).exclude(review=REJECTED)
        return self.annotate(quote_count=Coalesce(Subquery(own.tally("article").values("n")), 0))

    def brought_out_by(self, organization):
        """Those that the body published, or that it supplied as a news agency."""
        return self.filter(Q(publisher=organization) | Q(agency=organization))

    def tally(self, *fields: str):
        """How many rows share each value of the fields: rows of the fields and `n`, the most frequent first."""
        return _tally(self, fields)


class QuoteQuerySet(models.QuerySet):
    def published(self):
        """What the public sees: of published articles, and not rejected by an editor."""
        return self.filter(article__status=PUBLISHED).exclude(review=REJECTED)

    def reviewed(self):
        return self.exclude(review=MACHINE)

    def mark(self, review: str, user) -> int:
        """Note that a person reviewed all of these; returns how many. See Quote.mark for one."""
        return self.update(review=review, reviewer=user, reviewed_at=timezone.now())

    def with_people(self):
        """Everything that a list of statements shows, in one query; the articles' texts are left out."""
        related = ("speaker", "organization", "article__publisher", "article__agency")
        return self.select_related(*related).defer("article__body")

    def search(self, text: str):
        """Those that hold all words of the text in any spelling; all where the text has no words."""
        query = parse(text)
        return self.filter(search_terms__matches=query) if query else self

    def tally(self, *fields: str):
        """How many rows share each value of the fields: rows of the fields and `n`, the most frequent first."""
        return _tally(self, fields)

    def roles(self):
        """Each role in the articles' words, how often, and the first and last day that it was used on."""
        spans = {"first": Min("dated_on"), "last": Max("dated_on")}
        return self.exclude(role="").tally("role").annotate(**spans).order_by("-last", "-n", "role")

    def numbers(self) -> dict:
        """What these statements amount to, in one query: how many, by whom, from where and from when."""
        return self.aggregate(
            statements=Count("pk"),
            articles=Count("article", distinct=True),
            speakers=Count("speaker", distinct=True),
            publishers=Count("article__publisher", distinct=True),
            reviewed=Count("pk", filter=~Q(review=MACHINE)),
            first=Min("dated_on"),
            last=Max("dated_on"),
        )


class NamedQuerySet(models.QuerySet):
    """Speakers and organizations, which share the shape of their names and of their statements."""

    def named(self, key: str):
        """Those with this folded name (see models.people.name_key)."""
        return self.filter(names__key=key).distinct()

    def spelled(self, key: str):
        """Those with a name, in any script, that holds this folded piece (see models.people.name_key)."""
        return self.filter(pk__in=self.model.objects.filter(names__key__contains=key).values("pk"))

    def publishers(self):
        """Organizations with public articles: `article_count` and `quote_count` of each, the largest first."""
        public = Q(articles__status=PUBLISHED)
        counted = self.annotate(
            article_count=Count("articles", filter=public, distinct=True),
            quote_count=Count("articles__quotes", filter=public & ~Q(articles__quotes__review=REJECTED)),
        )
        return counted.filter(article_count__gt=0).order_by("-article_count", "name")

    def with_counts(self):
        """Those with public statements, `quote_count` of each, the most quoted first."""
        public = Q(quotes__article__status=PUBLISHED) & ~Q(quotes__review=REJECTED)
        counted = self.annotate(quote_count=Count("quotes", filter=public))
        return counted.filter(quote_count__gt=0).order_by("-quote_count", "name")
