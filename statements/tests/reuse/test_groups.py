"""From pairs to groups, whatever the order."""

import datetime
import random

import pytest

from statements.resemblance.comparison import STATEMENTS
from statements.reuse.groups import Member, families, groups

DAY = datetime.date(2023, 10, 27)


def member(key: int, name: str = "", day: int | None = 0, article: int | None = None) -> Member:
    """A statement that came out with its day; of an article of its own where none is given."""
    on = None if day is None else DAY + datetime.timedelta(day)
    return Member(key, (on or datetime.date.max, key), on, article or key, name)


CHAIN = {(1, 2), (2, 3), (3, 4)}
CASES = {
    "all are one": ([member(1), member(2), member(3), member(4)], CHAIN, [[1, 2, 3, 4]]),
    "the first is the one that came out first": (
        [member(1, day=2), member(2, day=1), member(3), member(4, day=3)], CHAIN, [[3, 2, 1, 4]],
    ),
    "a day that is not known comes last": (
        [member(1, day=None), member(2), member(3), member(4)], CHAIN, [[2, 3, 4, 1]],
    ),
    "spellings of a name share a word, and nameless ones go along": (
        [member(1, "عبد الفتاح السيسي"), member(2, "عبدالفتاح السيسي"), member(3), member(4, "السيسي")], CHAIN,
        [[1, 2, 3, 4]],
    ),
    "speakers that contradict each other are kept apart, and who is nameless from both": (
        [member(1, "هادي اليامي"), member(2, "اليامي"), member(3), member(4, "منصور التركي")], CHAIN, [[1, 2]],
    ),
    "بن is in too many names to tell": (
        [member(1, "فهد بن سعد"), member(2, "علي بن حسن")], {(1, 2)}, [],
    ),
    "what is said day after day is as many statements": (
        [member(1), member(2, day=4), member(3, day=8), member(4, day=12)], CHAIN, [[1, 2], [3, 4]],
    ),
    "an article that repeats itself stands there twice": (
        [member(1, article=1), member(2, article=1), member(3, article=3)], {(1, 2), (2, 3)}, [[1, 2, 3]],
    ),
    "an article whose statements only others join stands there once": (
        [member(1, article=1), member(2, article=2), member(3, article=1)], {(1, 2), (2, 3)}, [[1, 2]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_groups(case):
    members, pairs, expected = CASES[case]
    for _ in range(5):
        random.shuffle(members)
        found = groups(members, pairs, STATEMENTS)
        assert sorted([m.key for m in group] for group in found) == expected


def test_families_are_what_pairs_join():
    assert families([]) == []
    assert sorted(map(sorted, families([(1, 2), (5, 9), (2, 3), (3, 1)]))) == [[1, 2, 3], [5, 9]]
