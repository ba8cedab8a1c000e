"""How many entries there are: by profile and by name, and what the archive amounts to.

In a large archive a count over everything takes longer than a reader should wait. So what took long to count is
remembered for a minute, which changes little there; a small archive counts anew each time.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from time import perf_counter
from typing import NamedTuple

from django.core.cache import cache

from statements.models import ArticleEntry, Organization, Profile, QuoteEntry, Speaker
from statements.models.index import day_of
from statements.search.tallies import tally

SLOW_SECONDS, REMEMBERED_SECONDS = 0.005, 60
# More profiles than this are read with all the others.
MANY_PROFILES = 500
# What entries of statements are counted by at once where nothing narrows them.
ALL_AT_ONCE = ("profile", "speaker", "organization")


class Part(NamedTuple):
    """So many entries of one profile: publisher and year are 0 where they are not known."""

    number: int
    publisher: int
    kind: str
    language: str
    review: str
    year: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the archive amounts to, the days of its first and its last statement, and who said most of them."""

    statements: int
    articles: int
    speakers: int
    publishers: int
    first: datetime.date | None
    last: datetime.date | None
    most_quoted: list[Speaker]


def tallied(entries, columns: tuple[str, ...]) -> dict[str, Counter]:
    """For each column how many of the entries have each value (see tally); for a while what was counted before."""
    return remembered(entries, lambda: tally(entries, columns), *columns)


def remembered(rows, count: Callable, *what: str):
    """What `count` makes of the rows; where that took long, for a while what it made before (never None).

    `what` tells apart what is counted of the same rows.
    """
    asked = repr((rows.query.sql_with_params(), what))
    key = f"count-{sha256(asked.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is not None:
        return kept
    began = perf_counter()
    counted = count()
    if perf_counter() - began > SLOW_SECONDS:
        cache.set(key, counted, REMEMBERED_SECONDS)
    return counted


def by_day(entries) -> Counter:
    """How many of the entries fall on each day, by its ordinal; 0 stands for none."""
    return tallied(entries.with_day(), ("day",))["day"]


def parts(by_profile: Counter) -> list[Part]:
    """What the keys of profiles stand for, with the number of each."""
    rows = Profile.objects.all()
    if len(by_profile) <= MANY_PROFILES:
        rows = rows.filter(pk__in=by_profile.keys())
    found = rows.values_list("pk", *Part._fields[1:])
    return [Part(by_profile[key], *values) for key, *values in found if key in by_profile]


def sums(found: Iterable[Part], field: str) -> Counter:
    """The numbers of the parts by one of their fields."""
    counts = Counter()
    for part in found:
        counts[getattr(part, field)] += part.number
    return counts


def overview(most: int) -> Overview:
    """What the public sees of the whole archive, with at most so many of the most quoted speakers."""
    public = QuoteEntry.objects.visible()
    statements, articles = tallied(public, ALL_AT_ONCE), _articles_by_publisher()
    dated = public.since(datetime.date.min)
    ends = (rows.values_list("number", flat=True).first() for rows in (dated.oldest_first(), dated.newest_first()))
    first, last = (number and day_of(number) for number in ends)
    return Overview(
        statements=statements["profile"].total(),
        articles=articles.total(),
        speakers=len(statements["speaker"]),
        publishers=len(articles.keys() - {0}),
        first=first,
        last=last,
        most_quoted=_quoted(Speaker.objects, statements["speaker"], dict(statements["speaker"].most_common(most))),
    )


def years() -> list[tuple[int, int, int]]:
    """The years of the public statements: of each its number, and that number's part of the largest, in percent.

    The year 0 stands for those whose day is not known.
    """
    counted = holdings()["year"]
    most = max(counted.values(), default=0)
    return [(year, number, round(100 * number / most)) for year, number in sorted(counted.items())]


def holdings() -> dict[str, Counter]:
    """How many public statements the archive has, by each field of their profiles (see Part)."""
    public = QuoteEntry.objects.visible()

    def by_field() -> dict[str, Counter]:
        found = parts(tallied(public, ALL_AT_ONCE)["profile"])
        return {field: sums(found, field) for field in Part._fields[1:]}

    return remembered(public, by_field, "by field")


def sources() -> Counter:
    """The public statements by whether a person, a body itself or nobody is named, as the filter calls these."""
    public = QuoteEntry.objects.visible()
    counted, own = tallied(public, ALL_AT_ONCE), public.of_body()
    persons = sum(number for speaker, number in counted["speaker"].items() if speaker)
    bodies = remembered(own, own.count, "number")
    return Counter(person=persons, body=bodies, unnamed=counted["profile"].total() - persons - bodies)


class MostQuoted:
    """The speakers or organizations among `rows` with public statements, the most quoted first.

    A sequence for a paginator: only the slice that is asked for is read whole, with `quote_count` of each.
    """

    def __init__(self, rows):
        self._rows = rows
        self._counts = tallied(QuoteEntry.objects.visible(), ALL_AT_ONCE)[rows.model._meta.model_name]
        self._keys = remembered(rows, self._in_order, "most quoted")

    def __len__(self):
        return len(self._keys)

    def __getitem__(self, asked: slice) -> list:
        return _quoted(self._rows, self._counts, self._keys[asked])

    def _in_order(self) -> list[int]:
        names = dict(self._rows.order_by().values_list("pk", "name"))
        return sorted(names.keys() & self._counts, key=lambda key: (-self._counts[key], names[key]))


class UnderLetter:
    """The names under a letter (see NameQuerySet.under), each with the `quote_count` of its owner.

    A sequence for a paginator, which counts the statements of those alone that are on its page.
    """

    def __init__(self, names, letter: str):
        self._rows, self._owner = names.of_quoted().under(letter), names.model.OWNER

    def __len__(self):
        return remembered(self._rows, self._rows.count, "number")

    def __getitem__(self, asked: slice) -> list:
        found = list(self._rows[asked])
        if not found:
            return []
        owners = {name.pk: getattr(name, self._owner) for name in found}
        entries = QuoteEntry.objects.visible().filter(**{f"{self._owner}__in": owners.values()})
        counts = tallied(entries, (self._owner,))[self._owner]
        for name in found:
            name.owner = owners[name.pk]
            name.quote_count = counts[name.owner.pk]
        return found


def letters(names) -> Counter:
    """How many speakers or organizations with public statements have a name under each letter."""
    quoted = names.of_quoted()
    return _remembered_pairs(quoted, quoted.letters)


def kinds(organizations) -> Counter:
    """How many of the organizations with public statements are of each kind."""
    quoted = organizations.quoted()
    return _remembered_pairs(quoted, quoted.of_kinds)


def countries(owners) -> Counter:
    """How many of the speakers or organizations with public statements are of each country."""
    quoted = owners.quoted()
    return _remembered_pairs(quoted, quoted.of_countries)


def _remembered_pairs(rows, pairs: Callable) -> Counter:
    """The numbers in pairs of a value and its number, which a method of the rows gives."""
    return Counter(dict(remembered(rows, lambda: list(pairs()), pairs.__name__)))


def publishers(organizations, quotes: Counter) -> list[Organization]:
    """Those with public articles, the largest first; `quotes` are the statements by publisher (see holdings).

    Each with `article_count`, `quote_count`, and the days of its `first` and `last` article (None without any).
    """
    articles = _articles_by_publisher()
    entries = ArticleEntry.objects.visible()
    spans = remembered(entries, entries.spans_of_publishers, "spans of publishers")
    found = list(organizations.filter(pk__in=articles.keys()))
    for publisher in found:
        publisher.article_count, publisher.quote_count = articles[publisher.pk], quotes[publisher.pk]
        publisher.first, publisher.last = map(day_of, spans.get(publisher.pk, (0, 0)))
    return sorted(found, key=lambda publisher: (-publisher.article_count, publisher.name))


def _quoted(rows, counts: Counter, keys: Iterable[int]) -> list:
    """The speakers or organizations of these keys, in their order, with `quote_count` of each."""
    found = rows.in_bulk(keys)
    for key, named in found.items():
        named.quote_count = counts[key]
    return [found[key] for key in keys]


def _articles_by_publisher() -> Counter:
    """How many public articles there are of each publisher, by its key; 0 stands for none."""
    public = ArticleEntry.objects.visible()

    def by_publisher() -> Counter:
        return sums(parts(tallied(public, ("profile",))["profile"]), "publisher")

    return remembered(public, by_publisher, "by publisher")
