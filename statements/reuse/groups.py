"""From pairs that are alike to groups. The same pairs give the same groups, in whatever order they were found."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from statements.resemblance.comparison import Day, Measure

# Shorter words of a name tell no person from another: بن, آل, al, de.
SHORTEST_NAME_WORD = 3


class Member(NamedTuple):
    """What a group is made by. `came_out` orders members, the first first; `name` is the speaker's, folded."""

    key: int
    came_out: tuple
    day: Day
    article: int
    name: str = ""


Pairs = Collection[tuple[int, int]]


def families(pairs: Pairs) -> list[set[int]]:
    """What hangs together: sets of keys that pairs join, directly or through others."""
    neighbours = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    found, seen = [], set()
    for key in neighbours:
        if key not in seen:
            found.append(_reached(key, neighbours))
            seen |= found[-1]
    return found


def groups(family: Iterable[Member], pairs: Pairs, measure: Measure) -> Iterator[list[Member]]:
    """The family's members apart by who spoke and by when, each group of two at least, the first member first."""
    for party in _parties(list(family)):
        for stretch in _stretches(party, measure):
            group = _without_chance_repeats(stretch, pairs)
            if len(group) > 1:
                yield group


def _reached(start: int, neighbours: dict[int, set[int]]) -> set[int]:
    reached, ahead = {start}, [start]
    while ahead:
        new = neighbours[ahead.pop()] - reached
        reached |= new
        ahead += new
    return reached


def _parties(members: list[Member]) -> list[list[Member]]:
    """Members whose speakers may be one person. Names that share a word do not contradict each other.

    Where all named speakers may be one, members that name nobody go with them; else they keep to themselves.
    """
    parties: list[set[str]] = []
    for words in filter(None, map(_name_words, members)):
        met = [party for party in parties if party & words]
        parties = [party for party in parties if not party & words] + [words.union(*met)]
    if len(parties) < 2:
        return [members]
    named = [[member for member in members if _name_words(member) & party] for party in parties]
    return [*named, [member for member in members if not _name_words(member)]]


def _name_words(member: Member) -> set[str]:
    return {word for word in member.name.split() if len(word) >= SHORTEST_NAME_WORD}


def _stretches(members: list[Member], measure: Measure) -> Iterator[list[Member]]:
    """Members cut into stretches near their first one: a formula comes again for ever."""
    stretch: list[Member] = []
    for member in sorted(members, key=lambda member: (member.day or datetime.date.min, member.came_out)):
        start = next((m.day for m in stretch if m.day), None)
        if not measure.near(start, member.day):
            yield stretch
            stretch = []
        stretch.append(member)
    yield stretch


def _without_chance_repeats(members: list[Member], pairs: Pairs) -> list[Member]:
    """An article stands twice in a group only with words that it truly repeats."""
    kept: dict[int, list[Member]] = defaultdict(list)
    for member in sorted(members, key=lambda member: member.came_out):
        own = kept[member.article]
        if not own or any(_pair(member.key, other.key) in pairs for other in own):
            own.append(member)
    return sorted((m for own in kept.values() for m in own), key=lambda member: member.came_out)


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
