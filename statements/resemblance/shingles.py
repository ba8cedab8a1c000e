"""Texts as sets of shingles, and the few of them by which texts that are alike meet.

A shingle is a run of consecutive words. How alike two texts are is the share of all their shingles that both have
(resemblance; Broder 1997). The smallest hashes of a text's shingles are its sketch, a MinHash with one function:
of two texts of resemblance r, the sketches of k hashes have one in common with a chance of about 1 - (1 - r)^k. So
like texts are found by a look-up of k hashes, and compared in full only then.
"""

from collections.abc import Sequence, Set
from zlib import crc32

Sketch = tuple[int, ...]


def shingles(words: Sequence[str], size: int) -> frozenset[int]:
    """The hashes, 32 bits each, of every run of `size` words; none where there are fewer words.

    They are the same in every process and on every machine, since they are stored.
    """
    encoded = [word.encode() for word in words]
    runs = zip(*(encoded[start:] for start in range(size)), strict=False)
    return frozenset(map(crc32, map(b" ".join, runs)))


def sketch(shingles: Set[int], size: int) -> Sketch:
    """The `size` smallest hashes; all where there are fewer."""
    return tuple(sorted(shingles)[:size])


def resemblance(one: Set[int], other: Set[int]) -> float:
    """The share, from 0 to 1, of the shingles of both that each has. Nothing resembles nothing."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0
