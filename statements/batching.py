"""Values a few at a time, as databases and processes take them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Value = TypeVar("Value")


def batched(values: Iterable[Value], size: int) -> Iterator[list[Value]]:
    """Lists of at most `size` of the values, in their order; no more are read than asked for (3.12: itertools)."""
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch
