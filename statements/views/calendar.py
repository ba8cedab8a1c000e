"""The calendar of the archive: its years, the months of one, the days of a month, each with its statements."""

import datetime
from calendar import Calendar, monthrange

from django.http import Http404
from django.shortcuts import render
from django.utils.formats import get_format

from statements import counts
from statements.models import QuoteEntry
from statements.models.index import day_of
from statements.timeline import DAY, MONTH, whole

A_MONDAY = datetime.date(2024, 1, 1)


def years(request):
    return render(request, "calendar.html", {"years": counts.years()})


def year(request, year):
    first = _day(year, 1)
    last = first.replace(month=12, day=31)
    months = whole(MONTH, first, last, _by_day(first, last))
    return render(request, "calendar.html", {"months": months, **_around(first, last)})


def month(request, year, month):
    first = _day(year, month)
    last = first.replace(day=monthrange(year, month)[1])
    days = {day.first: day for day in whole(DAY, first, last, _by_day(first, last))}
    # Django counts the days of the week from Sunday, Python from Monday.
    calendar = Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7)
    weeks = [
        [days[first.replace(day=number)] if number else None for number in week]
        for week in calendar.monthdayscalendar(year, month)
    ]
    weekdays = [A_MONDAY + datetime.timedelta(days=number) for number in calendar.iterweekdays()]
    return render(request, "calendar.html", {"weeks": weeks, "weekdays": weekdays, **_around(first, last)})


def _day(year: int, month: int) -> datetime.date:
    """The first day of the month; there is no page for what no calendar has."""
    try:
        return datetime.date(year, month, 1)
    except ValueError:
        raise Http404 from None


def _by_day(first: datetime.date, last: datetime.date):
    """The statements by day. There is no page for what holds none: pages that lead nowhere would have no end."""
    by_day = counts.by_day(QuoteEntry.objects.visible().since(first).until(last))
    if not by_day:
        raise Http404
    return by_day


def _around(first: datetime.date, last: datetime.date) -> dict:
    """The span itself, and the days of the nearest statements before and after it."""
    entries = QuoteEntry.objects.visible()
    dated = entries.since(datetime.date.min)
    before = dated.until(first - datetime.timedelta(days=1)).newest_first() if first > datetime.date.min else []
    after = entries.since(last + datetime.timedelta(days=1)).oldest_first() if last < datetime.date.max else []
    nearest = [next(iter(rows[:1]), None) for rows in (before, after)]
    return {
        "first": first,
        "last": last,
        **{name: entry and day_of(entry.pk) for name, entry in zip(("before", "after"), nearest, strict=True)},
    }
