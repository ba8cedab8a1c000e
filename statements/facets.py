"""Facets: what the entries of a list divide into, with the count of each part.

A facet counts its options under all active filters but its own, so that each count says how many entries the
reader gets by choosing that option instead. The small facets are counted together, by the profiles of the entries,
in one pass; see models/index.py.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Value
from django.utils.translation import get_language_info

from statements.counts import Part, parts, sums, tallied
from statements.models import Organization, Speaker

TOP = 10
# The facets that a profile holds, and those that the entry holds itself; and whose keys some of them are.
OF_PROFILE = ("publisher", "kind", "language", "review")
OF_ENTRY = ("speaker", "organization")
NAMED = {"speaker": Speaker, "organization": Organization, "publisher": Organization}
ORDER = ("speaker", "organization", "publisher", "kind", "language", "review")


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    active: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """`is_name` says that the labels are proper names, which keep their own language on every page."""

    name: str
    label: str
    options: list[Option]
    is_name: bool = False

    def narrows(self, total: int) -> bool:
        """Whether an option makes a difference: one that all entries share makes none."""
        return any(option.active or option.count != total for option in self.options)


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a list, with its part of the largest year's number, from 0 to 100."""

    year: int
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What a list amounts to: `total` entries under all filters, the facets that can narrow it, and its years."""

    total: int
    facets: list[Facet]
    years: list[Year]


def count(filterset) -> Counted:
    """Count the entries of the filter set."""
    by_profile, by_name = _tallies(filterset)
    found = parts(by_profile)
    under_all = list(_meeting(filterset, found))
    counts = by_name | {
        name: sums(_meeting(filterset, found, without=name), name)
        for name in OF_PROFILE
        if name in filterset.filters
    }
    total = sum(part.number for part in under_all)
    top = {name: _top(filterset, name, counts[name]) for name in ORDER if name in counts}
    facets = [facet for facet in _facets(filterset, top) if facet.narrows(total)]
    return Counted(total, facets, _years(sums(under_all, "year")))


def language_name(tag: str) -> str:
    """The name of a language in the reader's own; the tag itself where Django does not know it."""
    try:
        return get_language_info(tag)["name_translated"]
    except KeyError:
        return tag


def display(filterset, name: str, value) -> str:
    """A filter's value as a reader calls it."""
    choices = dict(filterset.filters[name].extra.get("choices", ()))
    return language_name(value) if name == "language" else str(choices.get(value, value))


def _tallies(filterset) -> tuple[Counter, dict[str, Counter]]:
    """Entries by profile, under all filters but those of the profile; and by each name, under all but its own.

    In one pass where no filter of a facet is active, which is what costs most: all entries that hold a word.
    """
    names = [name for name in OF_ENTRY if name in filterset.filters]
    active = filterset.active.keys()
    if not active & {*OF_PROFILE, *names}:
        counters = tallied(filterset.narrowed(), ("profile", *names))
        return counters["profile"], {name: counters[name] for name in names}
    by_profile = tallied(filterset.narrowed(without=OF_PROFILE), ("profile",))["profile"]
    together = [name for name in names if name not in active]
    by_name = tallied(filterset.narrowed(), tuple(together)) if together else {}
    for name in active & set(names):
        by_name |= tallied(filterset.narrowed(without=[name]), (name,))
    return by_profile, by_name


def _meeting(filterset, found: list[Part], *, without: str = "") -> Iterable[Part]:
    """The parts that meet the active filters of the profile but one."""
    wanted = {
        name: _key(value) for name, value in filterset.active.items() if name in OF_PROFILE and name != without
    }
    if not wanted:
        return found
    return (part for part in found if all(getattr(part, name) == value for name, value in wanted.items()))


def _years(counts: Counter) -> list[Year]:
    """The years in their order; those of the entries whose day is not known are left out."""
    del counts[0]
    most = max(counts.values(), default=0)
    return [Year(year, number, round(100 * number / most)) for year, number in sorted(counts.items())]


def _top(filterset, name: str, counts: Counter) -> list[tuple]:
    """The values that most entries have, with their numbers, and the chosen one, so that it can be left."""
    chosen = _key(filterset.active.get(name))
    top = [(key, number) for key, number in counts.most_common(TOP + 1) if key][:TOP]  # 0: not known
    if chosen and chosen not in dict(top):
        top.insert(0, (chosen, counts[chosen]))
    return top


def _facets(filterset, top: dict[str, list[tuple]]) -> Iterable[Facet]:
    named = _named({name: [key for key, _number in values] for name, values in top.items() if name in NAMED})
    for name, values in top.items():
        chosen = _key(filterset.active.get(name))
        options = [
            Option(
                value=named[name, key].slug if name in NAMED else key,
                label=named[name, key].name if name in NAMED else display(filterset, name, key),
                count=number,
                active=key == chosen,
            )
            for key, number in values
        ]
        yield Facet(name, filterset.filters[name].label, options, is_name=name in NAMED)


class _Named(NamedTuple):
    facet: str
    key: int
    name: str
    slug: str


def _named(keys: dict[str, list[int]]) -> dict[tuple[str, int], _Named]:
    """The speakers and organizations of these keys, by facet and key, in one query."""
    asked = [
        NAMED[facet].objects.filter(pk__in=of_facet).order_by().values_list(Value(facet), "pk", "name", "slug")
        for facet, of_facet in keys.items()
        if of_facet
    ]
    found = map(_Named._make, asked[0].union(*asked[1:], all=True) if asked else ())
    return {(each.facet, each.key): each for each in found}


def _key(value):
    return getattr(value, "pk", value)
