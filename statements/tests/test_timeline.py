"""Numbers by day become years, months or days, whichever can be taken in at a glance."""

from collections import Counter
from datetime import date

import pytest

from statements.timeline import timeline


def by_day(**numbers) -> Counter:
    """by_day(d2021_03_04=2): so many on each day."""
    return Counter({date(*map(int, day[1:].split("_"))).toordinal(): number for day, number in numbers.items()})


# Numbers by day, the unit, the first day of the first and of the last period, their numbers and their shares.
TIMELINES = [
    ({"d2021_03_04": 2}, "day", "2021-03-04", "2021-03-04", [2], [100]),
    ({"d2021_03_04": 2, "d2021_03_06": 1}, "day", "2021-03-04", "2021-03-06", [2, 0, 1], [100, 0, 50]),
    ({"d2021_02_27": 1, "d2021_05_01": 4}, "month", "2021-02-01", "2021-05-01", [1, 0, 0, 4], [25, 0, 0, 100]),
    (
        {"d2019_12_31": 100, "d2023_02_01": 1},
        "year",
        "2019-01-01",
        "2023-01-01",
        [100, 0, 0, 0, 1],
        [100, 0, 0, 0, 2],
    ),
    ({"d9999_12_31": 1}, "day", "9999-12-31", "9999-12-31", [1], [100]),
]


@pytest.mark.parametrize(("numbers", "unit", "first", "last", "counts", "shares"), TIMELINES)
def test_periods(numbers, unit, first, last, counts, shares):
    found = timeline(by_day(**numbers))
    assert found.unit == unit
    assert [str(found.periods[0].first), str(found.periods[-1].first)] == [first, last]
    assert [each.count for each in found.periods] == counts
    assert [each.share for each in found.periods] == shares


def test_what_has_no_day_is_left_out():
    assert timeline(Counter({0: 5})) is None
    assert timeline(by_day(d2021_03_04=1) + Counter({0: 5})).total == 1


def test_two_that_are_read_side_by_side_share_periods_and_scale():
    one, other = by_day(d2021_03_04=1), by_day(d2021_03_06=4)
    assert [each.share for each in timeline(one, other).periods] == [25, 0, 0]
    assert [each.share for each in timeline(other, one).periods] == [0, 0, 100]
    assert timeline(Counter(), other).total == 0


def test_the_last_day_of_each_period():
    found = timeline(by_day(d2020_01_15=1, d2020_04_15=1))
    assert [str(each.last) for each in found.periods] == ["2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"]
