"""How many statements fall on each year, month or day: what a chart shows, and links that lead there."""

import datetime
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

YEAR, MONTH, DAY = "year", "month", "day"
# What spans more days than this is shown by the next larger unit.
MOST_DAYS = {DAY: 62, MONTH: 3 * 366}


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month or a day, with its number and that number's part of the largest one, from 0 to 100."""

    unit: str
    first: datetime.date
    last: datetime.date
    count: int
    share: int

    @property
    def rest(self) -> int:
        return 100 - self.share


@dataclass(frozen=True, slots=True)
class Timeline:
    """The periods from the first to the last one that has any, those without too."""

    unit: str
    periods: list[Period]

    @property
    def total(self) -> int:
        return sum(period.count for period in self.periods)

    @property
    def peak(self) -> Period:
        return max(self.periods, key=lambda period: period.count)


def timeline(by_day: Counter, *others: Counter) -> Timeline | None:
    """The timeline of numbers by the ordinals of their days; of 0, which is no day, nothing is shown.

    With the numbers of `others` beside it, the periods and the shares are those of all of them together, so that
    their charts can be read side by side. None where no day has any.
    """
    days = sorted(filter(None, set().union(by_day, *others)))
    if not days:
        return None
    first, last = map(datetime.date.fromordinal, (days[0], days[-1]))
    unit = _unit((last - first).days + 1)
    numbers = [_by_period(unit, counter) for counter in (by_day, *others)]
    most = max(number for counter in numbers for number in counter.values())
    return Timeline(unit, _periods(unit, first, last, numbers[0], most))


def whole(unit: str, first: datetime.date, last: datetime.date, by_day: Counter) -> list[Period]:
    """Every period from that of the first to that of the last day, whether it has any or not."""
    numbers = _by_period(unit, by_day)
    return _periods(unit, first, last, numbers, max(numbers.values(), default=0))


def _periods(unit: str, first: datetime.date, last: datetime.date, numbers: Counter, most: int) -> list[Period]:
    return [
        Period(unit, begins, ends, numbers[begins], _share(numbers[begins], most))
        for begins, ends in spans(unit, first, last)
    ]


def _unit(days: int) -> str:
    return next((unit for unit, most in MOST_DAYS.items() if days <= most), YEAR)


def _share(count: int, most: int) -> int:
    """What there is at all is seen, however little beside the most."""
    return max(2, round(100 * count / most)) if count else 0


def _by_period(unit: str, by_day: Counter) -> Counter:
    numbers = Counter()
    for ordinal, number in by_day.items():
        if ordinal:
            numbers[_beginning(unit, datetime.date.fromordinal(ordinal))] += number
    return numbers


def spans(unit: str, first: datetime.date, last: datetime.date) -> Iterator[tuple[datetime.date, datetime.date]]:
    """The first and the last day of each period from that of `first` to that of `last`."""
    begins = _beginning(unit, first)
    while begins <= last:
        ends = end(unit, begins)
        yield begins, ends
        if ends == datetime.date.max:
            return
        begins = ends + datetime.timedelta(days=1)


def _beginning(unit: str, day: datetime.date) -> datetime.date:
    return {YEAR: day.replace(month=1, day=1), MONTH: day.replace(day=1), DAY: day}[unit]


def end(unit: str, begins: datetime.date) -> datetime.date:
    """The last day of the period that begins on this one."""
    if unit == YEAR:
        return begins.replace(month=12, day=31)
    return begins.replace(day=monthrange(begins.year, begins.month)[1]) if unit == MONTH else begins
