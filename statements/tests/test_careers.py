"""Roles are dated by the statements; likely spellings of one are one."""

import datetime

import pytest

from statements.careers import career, owners, roles


def row(role: str, n: int = 1, first: int | None = 2001, last: int | None = None, **owner) -> dict:
    days = [datetime.date(year, 1, 1) if year else None for year in (first, last or first)]
    body = {"organization__slug": owner.get("body"), "organization__name": owner.get("body")}
    return {"role": role, "n": n, "first": days[0], "last": days[1], **body}


IRAN = "وزير الخارجية الإيراني"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("وزير الري", 2, 2001, 2003), row("وزيرُ الريّ", 1, 2004)], [("وزير الري", 3, 2001, 2004)]),
        ([row("وزير خارجية إيران", 1), row(IRAN, 5)], [(IRAN, 6, 2001, 2001)]),
        ([row("نائب", 9, 2001), row("وزير", 1, 2005)], [("وزير", 1, 2005, 2005), ("نائب", 9, 2001, 2001)]),
        ([row("Foreign Minister", 1), row("foreign minister", 2)], [("foreign minister", 3, 2001, 2001)]),
        ([row("وزير", 1, None), row("وزير", 1, 2005)], [("وزير", 2, 2005, 2005)]),
        ([row("وزير", 1, None)], [("وزير", 1, None, None)]),
        ([row("", 4)], []),
    ],
)  # fmt: skip
def test_roles(rows, expected):
    years = [
        (each.name, each.count, *(day and day.year for day in (each.first, each.last))) for each in roles(rows)
    ]
    assert years == expected


def test_bodies_have_the_roles_that_they_were_spoken_for_in():
    rows = [
        row("وزير", 1, 2001, body="وزارة"),
        row("", 3, 2002, body="وزارة"),
        row("رئيس", 9, 2009),
        row("عضو", body="حزب"),
    ]
    found = owners(rows, "organization")
    assert [(each.slug, each.count, [role.name for role in each.roles]) for each in found] == [
        ("وزارة", 4, ["وزير"]),
        ("حزب", 1, ["عضو"]),
    ]


def test_a_career_tells_how_many_statements_name_no_body():
    found = career(iter([row("وزير", 2, body="وزارة"), row("", 3), row("نائب", 4)]), "organization")
    assert ([each.slug for each in found.owners], len(found.roles), found.alone) == (["وزارة"], 2, 7)
    assert not any(career([], "organization"))
