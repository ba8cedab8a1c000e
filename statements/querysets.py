"""The named queries. Views, feeds and exports chain these and hold no filter logic of their own."""

import datetime
from collections.abc import Iterable

from django.apps import apps
from django.db import connections, models
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils import timezone

from statements.bulk import insert_values
from statements.recording import change_all
from statements.search import Query, match, parse, spelling
from statements.search.terms import NAME_MARKS, OWNER_MARKS

# An entry's number is the ordinal of its day (0 where it is not known) above this many bits of the row's key.
ROW_BITS = 32
# No entry has a higher number.
LAST_NUMBER = (1 << 63) - 1
# A field of a query that more names answer to than this is hardly meant for one of them.
MOST_NAMES = 200
NAMED_BY = {"speaker": "Speaker", "org": "Organization"}

# The states that decide what the public sees; the models' choices are built on them.
PUBLISHED = "published"
MACHINE = "machine"
REJECTED = "rejected"


def first_number(day: datetime.date) -> int:
    """The lowest number that an entry of the day can have."""
    return day.toordinal() << ROW_BITS


def numbers_of(year: int) -> tuple[int, int]:
    """The first number that an entry of the year can have, and the first after it; of 0 those without a day."""
    if not year:
        return 1, first_number(datetime.date.min)
    end = first_number(datetime.date(year + 1, 1, 1)) if year < datetime.MAXYEAR else LAST_NUMBER
    return first_number(datetime.date(year, 1, 1)), end


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=PUBLISHED)

    def with_publishers(self):
        return self.select_related("publisher", "agency").defer("search_terms", "title_terms")

    def with_counts(self):
        """With `quote_count`, the number of public statements of each; counted only for the rows that are read."""
        quotes = self.model._meta.get_field("quotes").related_model.objects
        own = quotes.filter(article=OuterRef("pk")).exclude(review=REJECTED)
        return self.annotate(quote_count=number_of(own))

    def brought_out_by(self, organization):
        """Those that the body published, or that it supplied as a news agency."""
        return self.filter(Q(publisher=organization) | Q(agency=organization))

    def span(self) -> dict:
        """Their number `n`, and the days of the `first` and the `last` of them."""
        return self.aggregate(n=Count("pk"), first=Min("published_on"), last=Max("published_on"))


class QuoteQuerySet(models.QuerySet):
    def published(self):
        """What the public sees: of published articles, and not rejected by an editor."""
        return self.filter(article__status=PUBLISHED).exclude(review=REJECTED)

    def present(self):
        """Those that stand in the present text of their article."""
        return self.filter(revision=None)

    def reviewed(self):
        """By the states that there are, of which an index knows the rows."""
        return self.filter(review__in=self.model.REVIEWED)

    def mark(self, review: str, user, reason: str = "") -> int:
        """Note that a person reviewed all of these; returns how many. See Quote.mark for one."""
        return change_all(self, review=review, review_reason=reason, reviewer=user, reviewed_at=timezone.now())

    def with_people(self):
        """Everything that a list of statements shows, in one query; the articles' texts are left out."""
        related = ("speaker", "organization", "article__publisher", "article__agency")
        unread = ("search_terms", "article__body", "article__search_terms", "article__title_terms")
        return self.select_related(*related).defer(*unread)

    def with_renditions(self):
        """With `elsewhere`, the number of other public articles that have the same words."""
        others = apps.get_model("statements", "Rendition").objects.public().order_by()
        same = others.filter(group=OuterRef("rendition__group")).exclude(owner__article=OuterRef("article"))
        counted = same.values("group").annotate(n=Count("owner__article", distinct=True))
        return self.annotate(elsewhere=Coalesce(Subquery(counted.values("n")), 0))

    def search(self, text: str):
        """Those that hold all words of the text in any spelling; all where the text has no words."""
        query = parse(text)
        entries = self.model._meta.get_field("entry").related_model.objects
        return self.filter(entry__in=entries.matching(query)) if query else self

    def tally(self, *fields: str):
        """How many rows share each value of the fields: rows of the fields and `n`, the most frequent first."""
        return self.order_by().values(*fields).annotate(n=Count("pk")).order_by("-n", *reversed(fields))

    def careers(self, owner: str):
        """Each role with each speaker or organization (`owner`) it was met with: how often, first and last day."""
        spans = {"first": Min("dated_on"), "last": Max("dated_on")}
        return self.tally("role", f"{owner}__slug", f"{owner}__name").annotate(**spans)

    def spread(self, number: int):
        """About so many rows, evenly spread over all that there are; all of fewer."""
        ends = self.model.objects.aggregate(first=Min("pk"), last=Max("pk"))
        first, last = ends["first"] or 0, ends["last"] or 0
        return self.filter(pk__in=range(first, last + 1, max(1, (last - first + 1) // number)))


class NameQuerySet(models.QuerySet):
    """The spellings of speakers or of organizations."""

    def holding(self, key: str):
        """Pairs of the owner's name and the spelling that holds this folded piece of a name, one an owner."""
        owner = self.model.OWNER
        met = self.filter(key__contains=key).order_by(f"{owner}__name", "pk")
        first = met.values(owner).annotate(first=Min("pk")).values("first")
        return self.filter(pk__in=first).order_by("key").values_list(f"{owner}__name", "text")

    def of_quoted(self):
        """Those whose owner has public statements."""
        return self.filter(Exists(_statements_of(self.model.OWNER, OuterRef(f"{self.model.OWNER}_id"))))

    def letters(self):
        """Pairs of an initial and how many owners have a name under it."""
        return (
            self.values("initial").annotate(n=Count(self.model.OWNER, distinct=True)).values_list("initial", "n")
        )

    def under(self, initial: str):
        """The names under a letter in the order of the alphabet, one an owner: that which it had first."""
        met, owner = self.filter(initial=initial), self.model.OWNER
        # Asked of each name in its turn, so that a page of them need not look at all.
        before = self.model.objects.filter(initial=initial, pk__lt=OuterRef("pk"), **{owner: OuterRef(owner)})
        return met.filter(~Exists(before)).order_by("filing", "pk").select_related(owner)


class NamedQuerySet(models.QuerySet):
    """Speakers and organizations, which share the shape of their names and of their statements."""

    def with_relations(self):
        """Each with the body that it is a part of, for those that may be one."""
        return self.select_related("parent") if self.model._meta.model_name == "organization" else self

    def named(self, key: str):
        """Those with this folded name (see models.people.name_key)."""
        return self.filter(names__key=key).distinct()

    def called(self, slug: str, key: str):
        """Those at this address, present or former, or with this folded name; `addressed` says which it was."""
        owner = self.model._meta.model_name
        addresses, names = (self.model._meta.get_field(name).related_model for name in ("slugs", "names"))
        at_address = addresses.objects.filter(slug=slug).values(owner)
        met = at_address.union(names.objects.filter(key=key).values(owner))
        return self.filter(pk__in=met).annotate(addressed=Q(pk__in=at_address))

    def keys_of(self, keys: Iterable[str]):
        """Pairs of a folded name and the key of whom it belongs to, for those of the names that are known."""
        return self.filter(names__key__in=keys).values_list("names__key", "pk")

    def spelled(self, key: str):
        """Those with a name, in any script, that holds this folded piece (see models.people.name_key)."""
        return self.filter(pk__in=self.model.objects.filter(names__key__contains=key).values("pk"))

    def with_words(self, key: str):
        """As `spelled`, but the piece begins with a word: روسيا is a part of رئيس روسيا, not of بوروسيا."""
        met = Q(names__key__startswith=key) | Q(names__key__contains=f" {key}")
        return self.filter(pk__in=self.model.objects.filter(met).values("pk"))

    def public(self):
        """Those with a page: with public statements, or, for publishers and agencies, with public articles."""
        name = self.model._meta.model_name
        has_page = Exists(_statements_of(name, OuterRef("pk")))
        if name == "organization":
            articles = apps.get_model("statements", "Article").objects.published()
            has_page |= Exists(articles.filter(publisher=OuterRef("pk")))
            has_page |= Exists(articles.filter(agency=OuterRef("pk")))
        return self.filter(has_page)

    def quoted(self):
        """Those with public statements."""
        return self.filter(Exists(_statements_of(self.model._meta.model_name, OuterRef("pk"))))

    def of_kinds(self):
        """Of organizations: pairs of a kind and how many there are of it."""
        return self.order_by().values("kind").annotate(n=Count("pk")).values_list("kind", "n")

    def of_countries(self):
        """Pairs of a country's code and how many are of it; those of none are left out."""
        of_one = self.filter(country__gt="").order_by()
        return of_one.values("country").annotate(n=Count("pk")).values_list("country", "n")

    def with_counts(self):
        """Those with public statements, `quote_count` of each, the most quoted first."""
        own = _statements_of(self.model._meta.model_name, OuterRef("pk"))
        counted = self.annotate(quote_count=number_of(own))
        return counted.quoted().order_by("-quote_count", "name")


def _statements_of(owner: str, key):
    """The entries of the public statements of one speaker or organization."""
    return apps.get_model("statements", "QuoteEntry").objects.visible().filter(**{owner: key})


def number_of(rows):
    """How many rows there are, for each row of the query outside."""
    numbered = rows.order_by().annotate(every=models.Value(1)).values("every").annotate(n=Count("pk"))
    return Coalesce(Subquery(numbered.values("n")), 0)


class EntryQuerySet(models.QuerySet):
    """Entries of the index, which lists and searches are answered from."""

    _is_searched = False

    def _clone(self):
        clone = super()._clone()
        clone._is_searched = self._is_searched
        return clone

    def visible(self):
        """What the public sees."""
        return self.filter(number__gt=0)

    def matching(self, query: Query):
        """Those that the query finds; all for a query without words."""
        if not query:
            return self
        return self._holding(match.compile(query, match.DIALECTS[self._vendor], _resolve))

    def of(self, owner: str, *keys: int):
        """Those of this speaker or organization, or of any of these.

        Where words are searched, the full-text index knows that as well, and meets both at once. Left to choose,
        SQLite would rather go through all that the speaker said and look for the words in each.
        """
        if self._is_searched:
            dialect = match.DIALECTS[self._vendor]
            return self._holding(
                dialect.either.join(dialect.phrase([f"{OWNER_MARKS[owner]}{key}"]) for key in keys)
            )
        return self.filter(**{owner: keys[0]} if len(keys) == 1 else {f"{owner}__in": keys})

    def of_person(self):
        return self.filter(speaker__isnull=False)

    def of_body(self):
        """Those whose source is a body itself, with no person named."""
        return self.filter(speaker=None, organization__isnull=False)

    def of_unnamed(self):
        return self.filter(speaker=None, organization=None)

    def once(self):
        """Statements in other words than any that came out before."""
        return self.exclude(quote__in=apps.get_model("statements", "Rendition").objects.repeated())

    def since(self, day: datetime.date):
        """Those of the day and later."""
        return self._numbered(">=", first_number(day))

    def until(self, day: datetime.date):
        """Those up to the day, that too; those without a day are left out."""
        dated = self._numbered(">=", first_number(datetime.date.min))
        return dated._numbered("<", first_number(day) + (1 << ROW_BITS))

    def numbered(self, first: int, end: int):
        """Those with numbers from the first to before the end."""
        return self._numbered(">=", first)._numbered("<", end)

    def spans_of_publishers(self) -> dict[int, tuple[int, int]]:
        """The key of each publisher with the lowest and the highest number of its entries that have a day."""
        dated = self.since(datetime.date.min).order_by().values("profile__publisher")
        spans = dated.annotate(first=Min("number"), last=Max("number"))
        return {
            publisher: (first, last)
            for publisher, first, last in spans.values_list("profile__publisher", "first", "last")
        }

    def with_day(self):
        """With `day`, the ordinal of each entry's day; 0 where it has none."""
        return self.annotate(day=F("number").bitrightshift(ROW_BITS))

    def pairs(self):
        """The number of each entry with the key of the statement or article that it stands for."""
        return self.values_list("number", self.model.OWNER)

    def best_first(self, query: Query, following: tuple[float, int] | None = None):
        """With `score`, the best matches first, equal ones the newest first; after a given score and number."""
        score = match.score(self._vendor, self.model._meta.db_table, query, _resolve)
        rows = self.extra(select={"score": score.sql}, select_params=score.params)
        if following:
            place = f"({score.sql} > %s OR ({score.sql} = %s AND {self._number} < %s))"
            params = [*score.params, following[0], *score.params, *following]
            rows = rows.extra(where=[place], params=params)
        return rows.extra(order_by=["score", f"-{self._number}"])

    def newest_first(self):
        return self.extra(order_by=[f"-{self._number}"])

    def oldest_first(self):
        return self.extra(order_by=[self._number])

    def after(self, number: int):
        """What newest_first puts after the entry of this number: a place to go on from, however deep."""
        return self._numbered("<", number)

    def before(self, number: int):
        """What newest_first puts before the entry of this number."""
        return self._numbered(">", number)

    def _holding(self, expression: str):
        entry = self.model._meta.db_table
        rows = self if self._is_searched else self.extra(**match.joined(self._vendor, entry))
        rows = rows.extra(where=[match.condition(self._vendor, entry)], params=[expression])
        rows._is_searched = True
        return rows

    @property
    def _vendor(self) -> str:
        return connections[self.db].vendor

    @property
    def _number(self) -> str:
        """The column that numbers are compared and ordered by: the full-text table's own where it is asked."""
        return match.number_column(self._vendor, self.model._meta.db_table, self.query.extra_tables)

    def _numbered(self, comparison: str, number: int):
        return self.extra(where=[f"{self._number} {comparison} %s"], params=[number])


class WordQuerySet(models.QuerySet):
    """The words that occur in the archive."""

    def near(self, word: str) -> list[str]:
        """Those that one slip of the fingers turns into the word."""
        return list(self.filter(pk__in=spelling.slips(word)).order_by("pk").values_list("pk", flat=True))

    def learn(self, words: Iterable[str]) -> None:
        """Add those that are not there yet."""
        spelling.learn(connections[self.db], self.model._meta.db_table, words)


class ShingleQuerySet(models.QuerySet):
    """The hashes that texts are met by: too many to be made instances of a model one by one."""

    def holders(self, hashes: Iterable[int], day: str) -> list[tuple[int, int, datetime.date | None]]:
        """Each of the hashes with each text that has it, and that text's day, a field of its model."""
        rows = self.filter(hash__in=among(hashes))
        return list(rows.values_list("hash", "owner", f"owner__{day}"))

    def add(self, rows: Iterable[tuple[int, int]]) -> None:
        """Store pairs of a hash and the key of a text that has it, both whole numbers."""
        insert_values(self.model, ["hash", "owner_id"], rows)


class GroupedQuerySet(models.QuerySet):
    """Members of groups of copies or of renditions."""

    def public(self):
        """Those of articles and statements that the public sees."""
        return self.filter(owner__entry__number__gt=0)

    def of(self, owners: Iterable[int]):
        """The groups of these articles or statements."""
        return self.filter(group__in=self.model.objects.filter(owner__in=owners).values("group"))

    def repeated(self):
        """The owners of those that a public one of their group came before."""
        before = self.model.objects.public().filter(group=OuterRef("group"), place__lt=OuterRef("place"))
        return self.filter(Exists(before)).values("owner")


def among(numbers: Iterable[int]) -> RawSQL:
    """The values of a condition `__in`, some whole numbers: as parameters they take longer."""
    return RawSQL(",".join(f"{number:d}" for number in numbers), ())  # noqa: S611 - whole numbers


def _resolve(field: str, words: tuple[str, ...]) -> list[str]:
    """The index terms of the speakers or organizations with a name that holds these words."""
    named = apps.get_model("statements", NAMED_BY[field]).objects.spelled(" ".join(words))
    return [f"{NAME_MARKS[field]}{key}" for key in named.values_list("pk", flat=True)[:MOST_NAMES]]
