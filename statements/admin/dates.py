"""The days of a list, to narrow it by: its years, then the months of one, then the days of one."""

import datetime
from collections.abc import Iterable

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import Exists
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statements.timeline import DAY, MONTH, YEAR, end, spans

UNITS = (YEAR, MONTH, DAY)
FORMATS = ("Y", "YEAR_MONTH_FORMAT", "MONTH_DAY_FORMAT")
# An archive of more years is narrowed by the latest of them.
MOST_YEARS = 150

Days = tuple[datetime.date, datetime.date]


class DatedList(ChangeList):
    """A list with a date hierarchy that costs the same however long the list is.

    Django's own asks every row for its day. This one seeks in the index of the day, once for each period that it
    may offer, and asks nothing about the other filters: under them a period that is offered may be empty.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_popup:
            self.title = capfirst(self.opts.verbose_name_plural)

    def get_filters(self, request):
        try:
            return super().get_filters(request)
        except ValueError as error:  # the year 9999 has no next one
            raise IncorrectLookupParameters(error) from error

    def get_results(self, request):
        """What the list shows is read of the rows on this page, and of no others."""
        super().get_results(request)
        keys = self.paginator.keys
        if self.multi_page and not (self.show_all and self.can_show_all):
            keys = keys[self.list_per_page * (self.page_num - 1) :][: self.list_per_page]
        rows = self.apply_select_related(self.root_queryset).in_bulk(keys)
        self.result_list = [rows[key] for key in keys if key in rows]

    @cached_property
    def hierarchy(self) -> dict:
        """What admin/date_hierarchy.html shows: `back`, and `choices`, each with `title` and perhaps `link`."""
        chosen = self._chosen()
        back = chosen and {"link": self._link(chosen[:-1]), "title": self._title(chosen[:-1])}
        if len(chosen) == len(UNITS):
            return {"back": back, "choices": [{"title": self._title(chosen)}]}
        offered = [_numbers(first)[: len(chosen) + 1] for first, _last in self._met(self._periods(chosen))]
        return {"back": back, "choices": [{"link": self._link(n), "title": self._title(n)} for n in offered]}

    def _chosen(self) -> list[int]:
        """The year, and perhaps the month, and perhaps the day, that the address names."""
        numbers = []
        for unit in UNITS:
            value = self.params.get(f"{self.date_hierarchy}__{unit}", "")
            if not value.isdecimal():
                break
            numbers.append(int(value))
        return numbers

    def _periods(self, chosen: list[int]) -> Iterable[Days]:
        """The first and the last day of each period that may be offered."""
        if chosen:
            first = _first_of(chosen)
            return spans(UNITS[len(chosen)], first, end(UNITS[len(chosen) - 1], first))
        name = self.date_hierarchy
        days = self.model._default_manager.exclude(**{name: None}).values_list(name, flat=True)
        first, last = (days.order_by(order).first() for order in (name, f"-{name}"))
        if first is None:
            return ()
        last = min(_day(last).year, datetime.MAXYEAR - 1)
        first = max(_day(first).year, last - MOST_YEARS + 1)
        return spans(YEAR, _first_of([first]), end(YEAR, _first_of([last])))

    def _met(self, periods: Iterable[Days]) -> list[Days]:
        """Those that rows fall in, in one query."""
        periods = list(periods)
        # In the order of the key: of all rows it is only asked whether there is one.
        rows = self.model._default_manager.order_by("pk")
        met = rows.values_list(*(Exists(rows.filter(**self._within(period))) for period in periods)).first()
        return [period for period, is_met in zip(periods, met or (), strict=False) if is_met]

    def _within(self, period: Days) -> dict:
        first, after = period[0], period[1] + datetime.timedelta(days=1)
        if isinstance(self.opts.get_field(self.date_hierarchy), models.DateTimeField):
            first, after = (
                timezone.make_aware(datetime.datetime.combine(day, datetime.time())) for day in (first, after)
            )
        return {f"{self.date_hierarchy}__gte": first, f"{self.date_hierarchy}__lt": after}

    def _link(self, numbers: list[int]) -> str:
        named = {f"{self.date_hierarchy}__{unit}": number for unit, number in zip(UNITS, numbers, strict=False)}
        return self.get_query_string(named, [f"{self.date_hierarchy}__"])

    def _title(self, numbers: list[int]) -> str:
        if not numbers:
            return _("All dates")
        return capfirst(date_format(_first_of(numbers), FORMATS[len(numbers) - 1]))


def _day(value: datetime.date) -> datetime.date:
    return timezone.localtime(value).date() if isinstance(value, datetime.datetime) else value


def _numbers(day: datetime.date) -> list[int]:
    return [day.year, day.month, day.day]


def _first_of(numbers: list[int]) -> datetime.date:
    """The first day of a year, a month or a day, as its numbers."""
    return datetime.date(*[*numbers, 1, 1][: len(UNITS)])
