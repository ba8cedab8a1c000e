"""How much of gold annotations the extractor finds: the figures that evaluate_extraction --record wrote."""

import datetime
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("figures.json")
# The sets of gold, the most telling first: only in the last ones were errors looked at.
SETS = ("unseen", "heldout", "tuning", "dev")


@dataclass(frozen=True, slots=True)
class Measured:
    """One set of gold: so many articles with `gold` statements, `found` of them among what was `extracted`.

    Of the names given to those found, `named`, so many were `right`.
    """

    name: str
    articles: int
    gold: int
    found: int
    extracted: int
    named: int
    right: int

    @property
    def recall(self) -> int:
        return _percent(self.found, self.gold)

    @property
    def precision(self) -> int:
        return _percent(self.found, self.extracted)

    @property
    def named_right(self) -> int:
        return _percent(self.right, self.named)


@dataclass(frozen=True, slots=True)
class Figures:
    version: str
    day: datetime.date
    sets: list[Measured]


@cache
def figures() -> Figures:
    """What stands in the file."""
    read = json.loads(FILE.read_text("utf-8"))
    sets = [_measured(name, read["sets"][name]) for name in SETS if name in read["sets"]]
    return Figures(read["extractor_version"], datetime.date.fromisoformat(read["measured_on"]), sets)


def _measured(name: str, counts: dict) -> Measured:
    statements, named = counts["statements"], counts["named"]
    return Measured(
        name,
        articles=counts["articles"],
        gold=statements["gold"],
        found=statements["matched"],
        extracted=statements["predicted"],
        named=named["of"],
        right=named["right"],
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
