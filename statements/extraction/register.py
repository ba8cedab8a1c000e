"""The members of a cast by the words of their names, so that looking one up takes no longer in a larger cast."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .members import Member, is_same_person, is_spelling

# What names more is no article (the fullest of the corpus names 61 bodies): the rest are not taken in.
MOST_MEMBERS = 300


class Register:
    """Members in the order in which they came. After a change of its keys a member has to be noted again."""

    def __init__(self):
        self._members: list[Member] = []
        self._numbers: dict[Member, int] = {}
        self._with_word: dict[str, set[int]] = defaultdict(set)
        self._with_last: dict[str, set[int]] = defaultdict(set)
        self._with_spelling: dict[str, set[int]] = defaultdict(set)

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def note(self, member: Member) -> None:
        """Takes in a member, or the words of its fuller name."""
        number = self._numbers.get(member)
        if number is None:
            if len(self._members) == MOST_MEMBERS:
                return
            number = self._numbers[member] = len(self._members)
            self._members.append(member)
        for word in member.keys:
            self._with_word[_plain(word)].add(number)
        for last in member.keys[-1:]:
            self._with_last[_plain(last)].add(number)
            for spelling in _spellings(last):
                self._with_spelling[spelling].add(number)

    def having(self, keys: tuple[str, ...]) -> list[Member]:
        """The members with all these words in their names."""
        return self._sorted(self._having(keys), lambda member: set(keys) <= set(member.keys))

    def same_person(self, keys: tuple[str, ...]) -> list[Member]:
        """The people whose name this is, or a short or a fuller form of it."""
        shorter = (self._with_last.get(_plain(word), ()) for word in keys)
        numbers = self._having(keys).union(*shorter)
        return self._sorted(numbers, lambda member: is_same_person(member.keys, keys))

    def spelled(self, key: str) -> list[Member]:
        """The people whose surname is another spelling of this one."""
        numbers = set().union(*(self._with_spelling.get(spelling, ()) for spelling in _spellings(key)))
        return self._sorted(numbers, lambda member: is_spelling(key, member.keys[-1]))

    def _having(self, keys):
        found = sorted((self._with_word.get(_plain(word), set()) for word in keys), key=len)
        return set.intersection(*found) if found else set()

    def _sorted(self, numbers: Iterable[int], fits) -> list[Member]:
        members = (self._members[number] for number in sorted(numbers))
        return [member for member in members if fits(member)]


def _plain(word):
    return word.removeprefix("ال")


def _spellings(word):
    """The word, and what is left of it without one of its letters: spellings of one name share one of these."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
