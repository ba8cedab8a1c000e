"""Roles, bodies and people as the statements date them: who was called what, for whom, from when to when."""

import datetime
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from statements.text.analysis import terms


@dataclass(frozen=True, slots=True)
class Tenure:
    """What some statements share: the words for it in their commonest spelling, their number, and their days.

    `slug` is the address of the body or person that it is, "" for a role; `roles` are the tenures inside this one.
    """

    name: str
    count: int
    first: datetime.date | None
    last: datetime.date | None
    slug: str = ""
    roles: list["Tenure"] = field(default_factory=list)


class Career(NamedTuple):
    """Of some statements the roles, the bodies or the people (see owners), and how many name none of these."""

    roles: list[Tenure]
    owners: list[Tenure]
    alone: int


def career(rows: Iterable[dict], owner: str) -> Career:
    """What the rows of QuoteQuerySet.careers say, `owner` being what they were asked for."""
    rows = list(rows)
    alone = sum(row["n"] for row in rows if not row[f"{owner}__slug"])
    return Career(roles(rows), owners(rows, owner), alone)


def roles(rows: Iterable[dict]) -> list[Tenure]:
    """The roles of rows of QuoteQuerySet.careers, the latest first; likely spellings of one are joined.

    Roles are one where their stems are: وزير خارجية إيران and وزير الخارجية الإيراني.
    """
    found = _joined((row for row in rows if row["role"]), key=lambda row: tuple(terms(row["role"])), name="role")
    return sorted(found, key=lambda tenure: (tenure.last or datetime.date.min, tenure.count), reverse=True)


def owners(rows: Iterable[dict], owner: str) -> list[Tenure]:
    """The bodies or the people of the rows with their roles, those of most statements first."""
    slug, name = f"{owner}__slug", f"{owner}__name"
    found = _joined((row for row in rows if row[slug]), key=lambda row: row[slug], name=name, slug=slug)
    return sorted(found, key=lambda tenure: (-tenure.count, tenure.name))


def _joined(rows: Iterable[dict], key: Callable[[dict], Hashable], name: str, slug: str = "") -> list[Tenure]:
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [_tenure(group, name, slug) for group in groups.values()]


def _tenure(rows: list[dict], name: str, slug: str) -> Tenure:
    days = [day for row in rows for day in (row["first"], row["last"]) if day]
    return Tenure(
        name=max(rows, key=lambda row: row["n"])[name],
        count=sum(row["n"] for row in rows),
        first=min(days, default=None),
        last=max(days, default=None),
        slug=rows[0][slug] if slug else "",
        roles=roles(rows) if slug else [],
    )
